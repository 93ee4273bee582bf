// How well a record fits what was typed: which of its names and texts hold the words, whole, side by side, or here and there.

import { hasExact, isWhole } from "./phrases.js";

/** @import { Answer } from "./shapes" */

/** From so many words on a query is a sentence: no answer holds all its words, so less of it is enough. */
export const QUESTION = 5;
const LONG_NAME = 3; // so many times as many words as were typed

/** Whether all that was typed stands in the names of a record. */
export function isNamed({ sentence, folded: { name, other } }, { sequences }) {
  return !sentence && sequences.some((sequence) => holdsAll([name, ...other].join(" "), sequence));
}

/** Whether one of the names of a record holds all that was typed: a long one side by side, for what is long holds much by chance. */
export function isCalled({ sentence, folded: { name, other } }, { sequences }) {
  const isShort = (each, sequence) => each.split(" ").length <= LONG_NAME * sequence.length;
  const called = (each, sequence) => holdsAll(each, sequence) && (isShort(each, sequence) || holdsPhrase({ folded: { inside: ` ${each} ` } }, sequence));
  return !sentence && sequences.some((sequence) => [name, ...other].some((each) => called(each, sequence)));
}

/** Whether a record holds a sequence of words side by side. */
const holdsPhrase = ({ folded: { inside } }, sequence) => inside.includes(` ${sequence.join(" ")}${sequence.closed ? " " : ""}`);

/**
 * Which answers hold the words of a query only far from each other, where others hold all of them side by side: "nước sạch"
 * is not "ngân sách nhà nước".
 */
export function scattered(found, { sequences }) {
  const several = sequences.filter((sequence) => sequence.length > 1);
  if (several.length < sequences.length || ![...found].some((record) => several.some((sequence) => holdsPhrase(record, sequence)))) return () => false;
  return ({ folded: { inside } }) => several.every((sequence) => !neighbours(inside, sequence));
}

/** Whether none of the answers has the words of a query side by side, nor all of them in its names; of a whole sentence nobody expects it. */
export function isNear(hits, query) {
  if (!hits.length || query.folded.length < 2 || query.parts.length >= QUESTION) return false;
  const stands = (record) => query.sequences.some((sequence) => holdsPhrase(record, sequence));
  return !hits.some(({ record, exact }) => exact && (stands(record) || isNamed(record, query) || nameIn(record, query)));
}

/** Whether a record holds each part of a query in one of its forms, those that stay together in one place. */
export function holdsWhole({ folded: { inside } }, { parts }) {
  const holds = (part, form) => !form.length || (isWhole(part, form) ? inside.includes(` ${form.join(" ")} `) : form.every((word) => inside.includes(` ${word}`)));
  return parts.every((part) => part.forms.some((form) => holds(part, form)));
}

/** The longest name of a record that stands whole in the query and is most of it; "" for none. A sentence is no name, its labels are. */
export function nameIn({ sentence, folded: { name, other, hidden } }, { sequences }) {
  const queries = sequences.map((sequence) => ` ${sequence.join(" ")} `);
  const stands = (each) => queries.some((query) => 2 * each.length > query.length && query.includes(` ${each} `));
  return (sentence ? hidden : [name, ...other]).filter((each) => each && stands(each)).reduce((a, b) => (b.length > a.length ? b : a), "");
}

/** Whether what was typed with dấu stands so in a record; where a query holds more than its name, whether the name does. */
export function isExact(record, query) {
  const name = nameIn(record, query);
  return hasExact(record.printed, record.folded.all, query, name ? name.split(" ") : null);
}

/**
 * How well a sequence of words fits a folded text: the text itself 120, its beginning 80, inside it 60, with the last
 * word unfinished a little less, all words somewhere 30 and more the shorter the text; and by the share of neighbours that
 * stay neighbours. In a `long` text, or a title that is a sentence, words that stand apart say little.
 */
// eslint-disable-next-line complexity -- one scale, from the best to the least
export function fitness(text, sequence, long = false) {
  if (!text) return 0;
  const phrase = sequence.join(" ");
  if (text === phrase) return long ? 70 : 120;
  const inside = ` ${text} `;
  const at = inside.indexOf(` ${phrase} `);
  if (at === 0) return long ? 62 : 80 - Math.min(15, (text.length - phrase.length) / 8);
  if (at > 0) return 60 - (long ? 0 : Math.min(10, at / 12));
  const begun = sequence.closed ? -1 : inside.indexOf(` ${phrase}`);
  if (begun >= 0) return begun === 0 && !long ? 65 : 50;
  // all its words somewhere: the more of the text they are, the likelier it is that they name it
  const all = holdsAll(text, sequence) ? 30 + (20 * sequence.length) / text.split(" ").length : 0;
  const kept = neighbours(inside, sequence);
  return Math.min(58, all * (long && sequence.length > 1 ? 0.4 + 0.6 * kept : 1) + 20 * kept);
}

export function holdsAll(text, sequence) {
  const inside = ` ${text} `;
  return sequence.every((word, i) => inside.includes(` ${word}${i < sequence.length - 1 || sequence.closed ? " " : ""}`));
}

/** The share of neighbouring words of the sequence that stand beside each other in the text. */
export function neighbours(inside, sequence) {
  if (sequence.length < 2) return 0;
  let kept = 0;
  for (let i = 1; i < sequence.length; i++) kept += inside.includes(` ${sequence[i - 1]} ${sequence[i]}${i < sequence.length - 1 || sequence.closed ? " " : ""}`);
  return kept / (sequence.length - 1);
}
