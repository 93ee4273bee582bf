// What readers type that stands nowhere as typed: words without the space between them, the initials of a name, the
// other number of an English word, a slip of the finger. Each is put right by what the records themselves hold.

import { fold, words } from "./folding.js";

const LETTERS = /^\p{L}+$/u;
const VOWEL = /[aeiouy]/; // every Vietnamese syllable has one: what has none is an abbreviation
const MARKED = /^[\p{L}\p{N}]+$/u;
const SHORT = 3; // below so many letters nothing is guessed without neighbours
const LONG = 5; // from so many letters on a word is guessed without neighbours that confirm it
const FORMS = 3; // other forms of a word at most
const PASSED = "va"; // "and" has no initial
const UNNAMED = ["commitment", "passage"]; // their titles are sentences, not names

/** The words of all records, and which stand side by side. */
export class Vocabulary {
  #count = new Map(); // folded word -> in how many records
  #named = new Set(); // the words of names
  #names = [];
  #texts = [];
  #all = null;

  learn(records) {
    this.#all = null;
    for (const { kind, folded } of records) {
      this.#texts.push(folded.all);
      for (const word of new Set(folded.all.split(" "))) this.#count.set(word, (this.#count.get(word) ?? 0) + 1);
      if (UNNAMED.includes(kind)) continue;
      for (const name of [folded.name, ...folded.other].map((each) => each.split(" "))) {
        this.#names.push(name);
        name.forEach((word) => this.#named.add(word));
      }
    }
  }

  /** In how many records a word stands. */
  count(word) {
    return this.#count.get(word) ?? 0;
  }

  #begins(word, known = this.#count) {
    for (const each of known.keys()) if (each.startsWith(word)) return true;
    return false;
  }

  get #everything() {
    return (this.#all ??= ` ${this.#texts.join(" \n ")} `);
  }

  /** How often two words stand side by side; the second may be unfinished. */
  pair(one, other, unfinished = false) {
    const piece = ` ${one} ${other}${unfinished ? "" : " "}`;
    let count = 0;
    for (let at = this.#everything.indexOf(piece); at >= 0; at = this.#everything.indexOf(piece, at + 1)) count += 1;
    return count;
  }

  /** A text in which words that were typed without the space between them stand apart: "caotoc" as "cao toc". */
  apart(typed, table) {
    const text = typed.normalize("NFC"); // a letter is one unit then, with its dấu and without
    const all = words(text);
    let out = "";
    let from = 0;
    all.forEach(({ word, start, end }, i) => {
      const folded = fold(word);
      out += text.slice(from, start) + (folded.length === word.length && !table.has(folded) ? this.#cut(word, folded, i === all.length - 1) : word);
      from = end;
    });
    return out + text.slice(from);
  }

  /** A word that stands nowhere, with spaces where its letters stand with spaces most often. */
  #cut(word, folded, unfinished) {
    if (word.length < SHORT || !MARKED.test(folded) || this.#count.has(folded) || (unfinished && this.#begins(folded))) return word;
    const found = new Map();
    const letters = new RegExp(` ${[...folded].join(" ?")}${unfinished ? "" : "(?= )"}`, "gu");
    for (const [piece] of this.#everything.matchAll(letters)) found.set(piece, (found.get(piece) ?? 0) + 1);
    const [best] = [...found].reduce((a, b) => (b[1] > a[1] ? b : a), ["", 0]);
    let at = 0;
    return best ? best.slice(1).replace(/[^ ]/g, () => word[at++]) : word;
  }

  /** Other forms of one of several folded words, each a sequence of words. */
  forms(folded, at) {
    const word = folded[at];
    const unfinished = at === folded.length - 1;
    if (!LETTERS.test(word)) return [];
    const numbers = this.#numbers(word).map((each) => [each]);
    if (numbers.length || (unfinished && this.#begins(word, VOWEL.test(word) ? this.#count : this.#named))) return numbers;
    const initials = this.#named.has(word) || (VOWEL.test(word) && this.#count.has(word)) ? [] : this.#initials(word);
    return initials.length || this.#count.has(word) ? initials : this.near(folded, at).map((each) => [each]);
  }

  /** "road" for "roads" and the other way round, where it stands in a record. */
  #numbers(word) {
    if (word.length <= SHORT) return [];
    const other = [`${word}s`, `${word}es`, word.replace(/y$/, "ies"), word.replace(/s$/, ""), word.replace(/es$/, ""), word.replace(/ies$/, "y")];
    return [...new Set(other)].filter((each) => each !== word && this.#count.has(each));
  }

  /** The stretches of names whose words begin with the letters of a word: "nhcsxh"; words of it may stand in full: "vpubnd". */
  #initials(word) {
    if (word.length < SHORT) return [];
    const found = new Map();
    for (const name of this.#names) {
      for (let start = 0; start < name.length; start++) {
        const end = spell(name, start, word);
        const piece = end > start + 1 ? name.slice(start, end).join(" ") : "";
        if (piece) found.set(piece, (found.get(piece) ?? 0) + (start ? 1 : 2)); // a name from its beginning is likelier
      }
    }
    return best(found).map((piece) => piece.split(" "));
  }

  /** Words one slip away from a word, those that stand beside its neighbours; a long word needs no neighbours. */
  near(folded, at) {
    const word = folded[at];
    const last = at === folded.length - 2;
    const [sure, likely] = [new Map(), new Map()];
    for (const [each, count] of this.#count) {
      if (each.length < 2 || !LETTERS.test(each) || !isSlip(word, each)) continue;
      const pairs = (at > 0 ? this.pair(folded[at - 1], each) : 0) + (folded[at + 1] ? this.pair(each, folded[at + 1], last) : 0);
      if (pairs) sure.set(each, pairs);
      else likely.set(each, count);
    }
    return sure.size || word.length < LONG ? best(sure) : best(likely);
  }

  /** Of words that all stand somewhere, but one of them beside none of its neighbours: what it may have been meant for. */
  meant(folded) {
    return folded.map((word, at) => {
      const last = at === folded.length - 1;
      const stands = (at > 0 && this.pair(folded[at - 1], word, last)) || (!last && this.pair(word, folded[at + 1], at === folded.length - 2));
      return stands || folded.length < 2 || !LETTERS.test(word) || !this.#count.has(word) ? [] : this.near(folded, at);
    });
  }
}

/** Where the stretch from `start` on ends whose initials (or whole words) spell a word; 0 if none does. */
function spell(name, start, word) {
  if (!word) return start;
  const next = name[start];
  if (!next) return 0;
  const whole = next.length > 1 && word.startsWith(next) ? spell(name, start + 1, word.slice(next.length)) : 0;
  return whole || (next[0] === word[0] && spell(name, start + 1, word.slice(1))) || (next === PASSED ? spell(name, start + 1, word) : 0);
}

const best = (found) => [...found].sort((a, b) => b[1] - a[1]).slice(0, FORMS).map(([piece]) => piece);

/** Whether two words differ by one slip: a letter too many, too few, or another, or two neighbours changed over. */
export function isSlip(a, b) {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  const [x, y] = [a.slice(from), b.slice(from)];
  return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1) || (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2));
}
