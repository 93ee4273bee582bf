// What a reader typed, taken apart: its words, other ways to write them (abbreviations), and where they stand in a text.

import { figureForms, figureLength } from "./figures.js";
import { fold, hasMarks, spelled, tokens, words } from "./folding.js";
import { single, stem } from "./kinship.js";

/** @import { Pairs, Typed } from "./shapes" */

const KIN = "~"; // before the stem of a listed word, which stands for its family
const ROOT = 5; // letters of a listed word that has one
const LONG = 7; // letters of a word that is looked for by its family
const LONGEST = 8; // words of the longest phrase an abbreviation stands for
const YEAR = /^20\d\d$/;
const WAYS = 32;
const MIXED = /^(\p{L}{2,})(\d\p{L}?\d*\p{L}?)$/u; // QL4B: letters, then a number

/**
 * Abbreviations in both directions: folded words joined by a space -> other sequences of words; and names that are
 * implied, which may be left out: then the other sequence is empty. Sequences with dấu keep how they are `printed`.
 * @param {Pairs} pairs
 * @param {Pairs} implied
 */
export function abbreviationTable(pairs, implied = []) {
  const table = new Map();
  const add = (from, to, known = tokens(from).join(" ")) => {
    const form = Object.assign(tokens(to), hasMarks(to) && { printed: read(to) });
    table.set(known, [...(table.get(known) ?? []), form]);
  };
  for (const [short, long] of pairs) {
    add(short, long);
    add(long, short);
  }
  for (const [name, rest] of implied) {
    add(name, rest);
    if (rest && tokens(name).length === 1 && name.length >= ROOT) add(name, rest, KIN + stem(tokens(name)[0]));
    // "lương" stands for "tiền lương", so who types all of it may mean what says "lương" alone
    if (` ${tokens(rest).join(" ")} `.includes(` ${tokens(name).join(" ")} `)) add(rest, name);
  }
  return table;
}

/**
 * The query as parts that must all be found, each in one of several forms (sequences of folded words; the typed one
 * first). The last word may be unfinished. `asides` are words of asking, which are passed over where anything else was
 * typed; `more` says what else a single word may stand for; `years` are the words before a year.
 * @param {string} text
 * @param {Map<string, any>} table
 * @param {{ asides?: Typed[][], more?: (folded: string[], at: number) => string[][], years?: string[] }} options
 */
export function parse(text, table = new Map(), { asides = [], more = () => [], years = [] } = {}) {
  const all = read(text);
  const telling = without(all, asides);
  const typed = telling.length ? telling : all;
  const folded = typed.map((word) => word.folded);
  const parts = [];
  for (let at = 0; at < folded.length; ) {
    const known = longestKnown(folded, at, table) ?? year(typed, at, text, years) ?? figure(typed, at, text) ?? loose(folded, at, table, more);
    const own = folded.slice(at, at + known.length);
    const optional = known.length < folded.length && known.forms.some((form) => !form.length); // alone it is what is meant
    const forms = [own, ...known.forms.filter((form) => form.length || optional)];
    parts.push({ forms, optional, figure: known.figure, listed: known.listed, year: known.year, typed: typed.slice(at, at + known.length), last: at + known.length === folded.length });
    at += known.length;
  }
  return { text, typed, folded, parts, asked: typed.length < all.length, marked: typed.filter((word) => word.marked), sequences: sequences(parts) };
}

/**
 * The words of a text, folded and spelled, with where they stand.
 * @param {string} text
 * @returns {Typed[]}
 */
export function read(text) {
  return words(text).map(({ word, start, end }) => ({ folded: fold(word), ...spelled(word), marked: hasMarks(word), start, end }));
}

/** Whether any of the asides stands among words. */
export const holdsAside = (typed, asides) => without(typed, asides).length < typed.length;

/** Words without the asides among them; what is typed with dấu is an aside only with the same dấu. */
function without(typed, asides) {
  const same = (word, aside) => word !== undefined && word.folded === aside.folded && (!word.marked || (word.letters === aside.letters && word.tone === aside.tone));
  const rest = [];
  for (let at = 0; at < typed.length; ) {
    const found = asides.filter((aside) => aside.every((each, i) => same(typed[at + i], each)));
    const length = Math.max(0, ...found.map((aside) => aside.length));
    if (!length) rest.push(typed[at]);
    at += length || 1;
  }
  return rest;
}

function longestKnown(folded, at, table) {
  for (let length = Math.min(LONGEST, folded.length - at); length > 0; length--) {
    const known = folded.slice(at, at + length).join(" ");
    const forms = [...new Set([known, single(known)])].flatMap((each) => table.get(each) ?? []); // lists need a word in the singular only
    if (forms.length) return { length, forms, listed: true };
  }
  const kin = folded[at].length >= LONG ? table.get(KIN + stem(folded[at])) : null; // and only one of its family
  return kin ? { length: 1, forms: kin, listed: true } : null;
}

/** A year beside a matter ("năm 2023", "2023"), which may be left out: names seldom hold it. */
function year(typed, at, text, years) {
  const said = at + 1 < typed.length && years.includes(typed[at].folded) ? 1 : 0;
  const alone = YEAR.test(typed[at + said].folded) && figureLength(typed, at + said, text) === 1;
  return alone ? { length: said + 1, forms: [[]], year: typed[at + said].folded } : null;
}

/** A figure, which stays together however it is printed. */
function figure(typed, at, text) {
  const length = figureLength(typed, at, text);
  return length ? { length, forms: figureForms(typed.slice(at, at + length), text).slice(1), figure: true } : null;
}

function loose(folded, at, table, more) {
  const mixed = MIXED.exec(folded[at]);
  if (!mixed) return { length: 1, forms: more(folded, at) };
  const [, letters, number] = mixed;
  return { length: 1, forms: [[letters, number], ...(table.get(letters) ?? []).map((long) => [...long, number])] };
}

/**
 * Every way to write the whole query; not more than thirty-two, which is more than anybody abbreviates at once. Those that
 * are `closed` end in a whole word: only what was typed itself may be unfinished.
 */
function sequences(parts) {
  let all = [[]];
  for (const part of parts) {
    const longer = all.flatMap((start) => part.forms.map((form) => Object.assign([...start, ...form], { closed: !isOpen(part, form) })));
    all = longer.length <= WAYS ? longer : all.map((start) => Object.assign([...start, ...part.forms[0]], { closed: false }));
  }
  return all.filter((sequence) => sequence.length);
}

/** Whether the words of a form stand together wherever it is printed: figures, and what a list says, do. */
export const isWhole = (part, form) => Boolean(part.figure || (part.listed && form !== part.forms[0]));

/** Whether a form of a part ends as its typed words do, so that its last word may be unfinished. */
export const isOpen = ({ typed }, form) => form.length > 0 && typed.at(-1).folded.endsWith(form.at(-1));

/** Whether a printed word is the typed one with its dấu; the last typed word may be unfinished. */
export function isSpelled(word, typed, unfinished) {
  const { letters, tone } = spelled(word);
  if (unfinished && letters.startsWith(typed.letters)) return typed.tone === "" || tone === typed.tone;
  return letters === typed.letters && tone === typed.tone;
}

/**
 * Whether every word typed with dấu (of those that are `asked`, folded) stands in the text with the same dấu, or is
 * abbreviated there, or spelled out; and nothing that a list says only seems to stand there ("giá đất" in "quốc gia đạt").
 */
export function hasExact(text, folded, query, asked = /** @type {string[] | null} */ (null)) {
  const listed = query.parts.filter(({ forms }) => forms.some(({ printed }) => printed));
  if (!query.marked.length && !listed.length) return true;
  const there = words(text.toLowerCase());
  const last = query.typed.at(-1);
  const stands = (typed) => there.some(({ word }) => isSpelled(word, typed, typed === last));
  const inside = ` ${folded} `;
  const holds = (form) => inside.includes(` ${form.join(" ")} `);
  const seems = ({ forms: [own, ...others] }) => !holds(own) && others.some(holds) && !others.some((form) => holds(form) && isPrinted(form, there));
  if (listed.some(seems)) return false;
  return query.parts.every(
    ({ typed, forms }) => typed.every((word) => !word.marked || (asked && !asked.includes(word.folded)) || stands(word)) || forms.slice(1).some((form) => !form.length || holds(form)),
  );
}

/** Whether a form stands among the words of a text with the dấu the list gives it. */
function isPrinted({ printed }, there) {
  return !printed || there.some((_, at) => printed.every((each, i) => there[at + i] && isSpelled(there[at + i].word, each, false)));
}

/**
 * The stretches of a text that answer the query, as [start, end). Where words stand together as typed, single words
 * elsewhere are left alone: of "đầu tư công" nobody wants each "công" marked.
 */
export function stretches(text, query) {
  const there = words(text).map((found) => ({ ...found, folded: fold(found.word) }));
  const marked = answering(there, query);
  const runs = [];
  let run = [];
  for (const [at, found] of [...there, null].entries()) {
    if (found && marked.has(at)) run.push(found);
    else if (run.length) {
      runs.push(run);
      run = [];
    }
  }
  const longest = Math.max(0, ...runs.map((each) => each.length));
  const enough = Math.min(2, longest);
  return runs.filter((each) => each.length >= enough).map((each) => ({ start: each[0].start, end: each.at(-1).end, words: each.length }));
}

/** Where the words stand that answer a query: small words beside others are passed over, and what a list says must stand whole. */
function answering(there, { parts, folded }) {
  const telling = parts.filter(({ optional, listed }) => !(optional && listed));
  const places = [...there.keys()];
  const from = (form) => places.filter((at) => form.every((word, i) => there[at + i]?.folded === word && isListed(there[at + i].word, form.printed?.[i])));
  const own = (part, form) => places.filter((at) => form.includes(there[at].folded) || (part.last && isBegun(there[at].folded, folded.at(-1))));
  const found = (part) => part.forms.flatMap((form) => (isWhole(part, form) ? from(form).flatMap((at) => form.map((_, i) => at + i)) : own(part, form)));
  return new Set((telling.length ? telling : parts).flatMap(found));
}

const isListed = (word, printed) => !printed || isSpelled(word, printed, false);
const isBegun = (word, typed = "") => typed.length > 1 && word.startsWith(typed);

/** About `length` characters of a text around its best stretch, cut between words. */
export function excerpt(text, found, length = 170) {
  if (text.length <= length) return text;
  const best = found.reduce((a, b) => (b.words > (a?.words ?? 0) ? b : a), null) ?? { start: 0, end: 0 };
  let start = Math.max(0, best.start - Math.floor(length / 3));
  if (start > 0) start = Math.min(text.indexOf(" ", start) + 1, best.start);
  let end = Math.min(text.length, start + length);
  if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), best.end);
  return (start > 0 ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
}
