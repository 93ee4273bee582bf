// What readers type that stands nowhere as typed: words without the space between them, the initials of a name, other
// forms of an English word, a slip of the finger or of the ear. Each is put right by what the records themselves hold.

import { fold, words } from "./folding.js";
import { single, sound, stem, telex } from "./kinship.js";

/** @import { Answer } from "./shapes" */

const LETTERS = /^\p{L}+$/u;
const VOWEL = /[aeiouy]/; // every Vietnamese syllable has one: what has none is an abbreviation
const MARKED = /^[\p{L}\p{N}]+$/u;
const SHORT = 3; // below so many letters nothing is guessed without neighbours
const LONG = 5; // from so many letters on a word is guessed without neighbours that confirm it
const COMPOUND = 8; // letters of a word that may be made of two
const ADDED = 3; // and of the second of them, at least
const OFTEN = 6; // so often a stretch of texts stands there that people shorten it
const BOUND = 0.7; // the share of its places in which a syllable stands beside another, when both are one word
const FORMS = 3; // other forms of a word at most
const PASSED = "va"; // "and" has no initial

/** The words of all records, and which stand side by side. */
export class Vocabulary {
  /** @type {Map<string, number>} folded word -> in how many records */
  #count = new Map();
  /** @type {Set<string>} the words of names */
  #named = new Set();
  /** @type {string[][]} */
  #names = [];
  /** @type {string[]} */
  #texts = [];
  /** @type {string[]} */
  #marked = [];
  /** @type {string | null} */
  #all = null;
  /** @type {string | null} */
  #printed = null;
  /** @type {Map<string, string[]> | null} */
  #families = null;

  /** @param {Pick<Answer, "sentence" | "folded" | "printed">[]} records */
  learn(records) {
    this.#all = this.#printed = this.#families = null;
    for (const { sentence, folded, printed } of records) {
      this.#marked.push(printed);
      this.#texts.push(folded.all);
      for (const word of new Set(folded.all.split(" "))) this.#count.set(word, (this.#count.get(word) ?? 0) + 1);
      if (sentence) continue; // no name
      for (const name of folded.names.map((each) => each.split(" "))) {
        this.#names.push(name);
        name.forEach((word) => this.#named.add(word));
      }
    }
  }

  /** In how many records a word stands. */
  count(word) {
    return this.#count.get(word) ?? 0;
  }

  /** Whether a word stands in a record; an unfinished one, whether a word there begins so. */
  stands(word, unfinished) {
    return this.#count.has(word) || (unfinished && this.#begins(word));
  }

  /**
   * @param {string} word
   * @param {{ keys(): Iterable<string> }} known
   */
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

  /** The words that hardly stand anywhere but before, or after, a word with its dấu: the other syllable of the same word. */
  bound(word) {
    const [before, after] = [new Map(), new Map()];
    const more = (map, other) => map.set(other, (map.get(other) ?? 0) + 1);
    const all = this.#spelled;
    const piece = ` ${word} `;
    for (let at = all.indexOf(piece); at >= 0; at = all.indexOf(piece, at + 1)) {
      const end = at + piece.length;
      more(before, all.slice(all.lastIndexOf(" ", at - 1) + 1, at));
      more(after, all.slice(end, all.indexOf(" ", end)));
    }
    return { before: this.#hardly(before), after: this.#hardly(after) };
  }

  get #spelled() {
    return (this.#printed ??= ` ${this.#marked.map(spelledOut).join(" \n ")} `);
  }

  /** Whether a word stands somewhere with just its dấu. */
  isPrinted(word) {
    return this.#spelled.includes(` ${spelledOut(word)} `);
  }

  /** Those of some words that are often found, and hardly elsewhere. */
  #hardly(found) {
    const all = (word) => this.#spelled.split(` ${word} `).length - 1;
    return new Set([...found].filter(([word, count]) => count >= OFTEN && LETTERS.test(word) && count >= BOUND * all(word)).map(([word]) => word));
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
  // eslint-disable-next-line complexity -- the order in which guesses are tried is one matter
  forms(folded, at) {
    const word = folded[at];
    const unfinished = at === folded.length - 1;
    if (!LETTERS.test(word)) return [];
    const same = this.kin(word).filter((each) => single(each) === single(word));
    if (same.length || (unfinished && this.#begins(word, VOWEL.test(word) ? this.#count : this.#named))) return same.map((each) => [each]);
    const known = VOWEL.test(word) && this.#count.has(word);
    const initials = this.#named.has(word) || known ? [] : this.#initials(word, this.#names);
    if (initials.length || this.#count.has(word)) return initials;
    const kin = this.kin(word);
    if (kin.length) return kin.map((each) => [each]);
    const begun = this.#begun(word);
    if (begun) return [[begun]];
    return [...this.#struck(word), ...(VOWEL.test(word) ? [] : this.#initials(word, this.#sentences, OFTEN)), ...this.near(folded, at).map((each) => [each])];
  }

  /** The other words of an English word's family that stand in a record: "roads" for "road", "invest" for "investment". */
  kin(word) {
    if (word.length < SHORT) return [];
    this.#families ??= this.#related();
    const others = (this.#families.get(stem(word)) ?? []).filter((each) => each !== word);
    const one = (each) => (single(each) === single(word) ? 1 : 0);
    return others.sort((a, b) => one(b) - one(a) || this.count(b) - this.count(a)).slice(0, FORMS);
  }

  /** The words of each family, by their stem. */
  #related() {
    const families = new Map();
    for (const each of this.#count.keys()) {
      if (each.length <= SHORT || !LETTERS.test(each)) continue;
      const root = stem(each);
      families.set(root, [...(families.get(root) ?? []), each]);
    }
    return families;
  }

  /** The longest word of the records that a long unknown one begins with: "market" of "marketplaces"; "" for none. */
  #begun(word) {
    for (let end = word.length - ADDED; end >= LONG && word.length >= COMPOUND; end--) if (this.#count.has(word.slice(0, end))) return word.slice(0, end);
    return "";
  }

  /** What was meant by keys struck without a Vietnamese keyboard. */
  #struck(word) {
    const meant = telex(word);
    return meant !== word && this.#count.has(meant) ? [[meant]] : [];
  }

  /** The records' own words, for initials that are those of no name. */
  get #sentences() {
    return this.#texts.map((text) => text.split(" "));
  }

  /** The stretches of names whose words begin with the letters of a word: "nhcsxh"; words of it may stand in full: "vpubnd". */
  #initials(word, names, often = 1) {
    if (word.length < SHORT) return [];
    const found = new Map();
    for (const name of names) {
      for (let start = 0; start < name.length; start++) {
        const end = spell(name, start, word);
        const piece = end > start + 1 ? name.slice(start, end).join(" ") : "";
        if (piece) found.set(piece, (found.get(piece) ?? 0) + (start ? 1 : 2)); // a name from its beginning is likelier
      }
    }
    return best([...found].filter(([, count]) => count >= often)).map((piece) => piece.split(" "));
  }

  /** Words one slip away from a word, those that stand beside its neighbours; a long word needs no neighbours. */
  // eslint-disable-next-line complexity -- it runs for every word of all records: one loop
  near(folded, at) {
    const word = folded[at];
    const last = at === folded.length - 2;
    const [sure, likely] = [new Map(), new Map()];
    for (const [each, count] of this.#count) {
      if (each.length < 2 || !LETTERS.test(each) || !(isSlip(word, each) || isHeard(word, each))) continue;
      const pairs = (at > 0 ? this.pair(folded[at - 1], each) : 0) + (folded[at + 1] ? this.pair(each, folded[at + 1], last) : 0);
      if (pairs) sure.set(each, pairs);
      else if (each[0] === word[0] || isHeard(word, each)) likely.set(each, count); // nobody misses the first letter unseen
    }
    return sure.size || word.length < LONG ? best(sure) : best(likely);
  }

  /**
   * What words may have been meant for: one that stands somewhere, but beside none of its neighbours, for a word near it;
   * an English word for its family.
   */
  meant(folded) {
    return folded.map((word, at) => {
      const last = at === folded.length - 1;
      const stands = (at > 0 && this.pair(folded[at - 1], word, last)) || (!last && this.pair(word, folded[at + 1], at === folded.length - 2));
      const known = this.#count.has(word) || (last && this.#begins(word)); // "khua" begins "Khuất Xá", and is "khẩu" beside "cửa"
      const slip = !stands && folded.length > 1 && LETTERS.test(word) && known;
      return [...(slip ? this.near(folded, at) : []), ...this.kin(word)];
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

/** The words of a text with their dấu, joined by single spaces. */
export const spelledOut = (text) => words(text.normalize("NFC").toLowerCase()).map(({ word }) => word).join(" ");

const best = (found) => [...found].sort((a, b) => b[1] - a[1]).slice(0, FORMS).map(([piece]) => piece);

/** Whether two syllables sound alike somewhere in the country. */
const isHeard = (a, b) => a !== b && sound(a) === sound(b);

/** Whether two words differ by one slip: a letter too many, too few, or another, or two neighbours changed over. */
export function isSlip(a, b) {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  const [x, y] = [a.slice(from), b.slice(from)];
  return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1) || (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2));
}
