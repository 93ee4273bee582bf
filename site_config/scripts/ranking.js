// Finding and ordering. MiniSearch says what could be meant; this module says in which order it is shown, because
// Vietnamese words are written as several short syllables, and only their sequence tells them apart.

import { fold } from "./folding.js";
import { abbreviationTable, hasExact, parse } from "./phrases.js";

// How much a kind of thing is preferred where words fit as well: a name leads on, a passage only proves.
const KINDS = {
  agency: 9, topic: 9, document: 8, legal_document: 7, indicator: 6, project: 6, place: 5, commitment: 3, passage: 0,
}; // prettier-ignore
const CANDIDATES = 300; // of a vague query only the best by MiniSearch are looked at more closely
const FEW = 3; // fewer full answers than this: partial ones are shown too
const ENOUGH = 0.55; // the share of a query (by weight of its words) a partial answer must hold

const squeeze = (text) => (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
const split = (text) => (text ? text.split(" ") : []);

/** The records of an index file: columns become objects, each folded once. */
export function records(columns, offset = 0) {
  return columns.id.map((id, at) => ({
    at: at + offset,
    id,
    kind: columns.kinds[columns.kind[at]],
    name: columns.name[at],
    fact: columns.fact[at],
    text: columns.text[at],
    weight: columns.weight[at],
    folded: {
      name: squeeze(columns.name[at]),
      other: (columns.other[at] || "").split("|").map(squeeze).filter(Boolean),
      text: squeeze(columns.text[at]),
    },
    printed: `${columns.name[at]} ${columns.other[at]} ${columns.text[at]}`,
  }));
}

export class Finder {
  #engine;
  #records = [];
  #table;
  #count = new Map(); // folded word -> in how many records: rare words weigh more

  constructor(MiniSearch, abbreviations) {
    this.#table = abbreviationTable(abbreviations);
    this.#engine = new MiniSearch({
      idField: "at",
      fields: ["name", "other", "text"],
      extractField: (record, field) => (field === "at" ? record.at : field === "other" ? record.folded.other.join(" ") : record.folded[field]),
      tokenize: split,
      processTerm: (term) => term,
    });
  }

  /** Take in the records of one index file, without holding up typing. Those of `replaced` kinds before it go. */
  async add(columns, replaced = []) {
    for (const record of this.#records.filter((old) => old && replaced.includes(old.kind))) {
      this.#engine.discard(record.at);
      this.#records[record.at] = undefined;
    }
    const added = records(columns, this.#records.length);
    this.#records.push(...added);
    for (const record of added) {
      const all = `${record.folded.name} ${record.folded.other.join(" ")} ${record.folded.text}`;
      for (const word of new Set(split(all))) this.#count.set(word, (this.#count.get(word) ?? 0) + 1);
    }
    await this.#engine.addAllAsync(added, { chunkSize: 100 });
  }

  /** The answers in order: exact dấu first, then by how well the words fit. */
  find(text) {
    const query = parse(text, this.#table);
    if (!query.folded.length) return { query, hits: [] };
    let found = this.#ask(query, "AND", 0);
    if (found.length < FEW) {
      const known = new Set(found);
      found = [...found, ...this.#ask(query, "OR", 0).slice(0, CANDIDATES).filter((record) => !known.has(record) && this.#share(record, query) >= ENOUGH)];
    }
    if (!found.length) found = this.#ask(query, "AND", 0.2).slice(0, 50); // only now: most syllables are near another
    const hits = found.map((record) => ({ record, exact: hasExact(record.printed, query), score: this.#score(record, query) }));
    hits.sort((a, b) => b.exact - a.exact || b.score - a.score || a.record.at - b.record.at);
    return { query, hits };
  }

  #ask(query, combineWith, fuzzy) {
    const last = query.folded.at(-1);
    const asked = query.parts.map((part) => ({
      combineWith: "OR",
      queries: part.forms.map((form) => ({ combineWith, queries: form })),
    }));
    const found = this.#engine.search(
      { combineWith, queries: asked },
      { tokenize: split, processTerm: (term) => term, prefix: (term) => term === last, boost: { name: 4, other: 3 }, fuzzy: (term) => (term.length > 3 ? fuzzy : 0) },
    );
    return (found.length > CANDIDATES && combineWith === "OR" ? found.slice(0, CANDIDATES) : found).map((hit) => this.#records[hit.id]);
  }

  #weight(word) {
    return Math.log(1 + this.#records.length / (1 + (this.#count.get(word) ?? 0)));
  }

  /** The share of the query a record holds, rare words counting for more; a part in any of its forms. */
  #share(record, query) {
    let have = 0;
    let all = 0;
    const inside = ` ${record.folded.name} ${record.folded.other.join(" ")} ${record.folded.text} `;
    for (const part of query.parts) {
      const weight = part.forms[0].reduce((sum, word) => sum + this.#weight(word), 0);
      const holds = (form) => form.reduce((n, word, i) => n + inside.includes(` ${word}${part.last && i === form.length - 1 ? "" : " "}`), 0) / form.length;
      all += weight;
      have += weight * Math.max(...part.forms.map(holds));
    }
    return all ? have / all : 0;
  }

  #score(record, query) {
    const { name, other, text } = record.folded;
    const fit = Math.max(
      ...query.sequences.flatMap((words_) => [fitness(name, words_), ...other.map((each) => 0.95 * fitness(each, words_)), 0.45 * fitness(text, words_, true)]),
    );
    const share = this.#share(record, query);
    return fit + 30 * share * share + KINDS[record.kind] + 2 * Math.log2(1 + record.weight);
  }
}

/**
 * How well a sequence of words fits a folded text: the text itself 100, its beginning 80, inside it 60, with the last
 * word unfinished a little less, all words somewhere 35; else by the share of neighbours that stay neighbours.
 */
export function fitness(text, sequence, long = false) {
  if (!text) return 0;
  const phrase = sequence.join(" ");
  if (text === phrase) return 100;
  const inside = ` ${text} `;
  const at = inside.indexOf(` ${phrase} `);
  if (at === 0) return long ? 62 : 80 - Math.min(15, (text.length - phrase.length) / 8);
  if (at > 0) return 60 - (long ? 0 : Math.min(10, at / 12));
  const begun = inside.indexOf(` ${phrase}`);
  if (begun >= 0) return begun === 0 && !long ? 65 : 50;
  const there = new Set(text.split(" "));
  const last = sequence.at(-1);
  const all = sequence.every((word) => there.has(word) || (word === last && inside.includes(` ${word}`)));
  return (all ? 30 : 0) + 20 * neighbours(inside, sequence);
}

/** The share of neighbouring words of the sequence that stand beside each other in the text. */
function neighbours(inside, sequence) {
  if (sequence.length < 2) return 0;
  let kept = 0;
  for (let i = 1; i < sequence.length; i++) kept += inside.includes(` ${sequence[i - 1]} ${sequence[i]}`);
  return kept / (sequence.length - 1);
}

/** Answers by kind; the kind with the best answer first, so that the best stands first of all. */
export function grouped(hits, limit) {
  const groups = new Map();
  for (const hit of hits) {
    const { kind } = hit.record;
    if (!groups.has(kind)) groups.set(kind, { kind, count: 0, hits: [] });
    const group = groups.get(kind);
    group.count += 1;
    if (group.hits.length < limit) group.hits.push(hit);
  }
  return [...groups.values()];
}

