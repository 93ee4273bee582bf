// Finding and ordering. MiniSearch says what could be meant; this module says in which order it is shown, because
// Vietnamese words are written as several short syllables, and only their sequence tells them apart.

import { squeeze } from "./folding.js";
import { abbreviationTable, hasExact, parse } from "./phrases.js";

// How much a kind of thing is preferred where words fit as well: a name leads on, a passage only proves.
const KINDS = {
  agency: 20, topic: 20, document: 19, legal_document: 18, indicator: 17, project: 17, place: 16, commitment: 3, passage: 0,
}; // prettier-ignore
const CANDIDATES = 300; // of a vague query only the best by MiniSearch are looked at more closely
const FEW = 3; // fewer full answers than this: partial ones are shown too
const ENOUGH = 0.55; // the share of a query (by weight of its words) a partial answer must hold
const QUESTION = 5; // from so many words on it is a sentence: no answer holds all its words, so less of it is enough
const SOME = 0.12;
const PARTIAL = 30; // so many partial answers at most
const TOGETHER = 0.34; // the share of neighbouring words that stay neighbours where words are meant together

const split = (text) => (text ? text.split(" ") : []);

/** The records of an index file: columns become objects, each folded once. */
export function records(columns, offset = 0) {
  return columns.id.map((id, at) => {
    const name = squeeze(columns.name[at]);
    const other = columns.other[at].split("|").map(squeeze).filter(Boolean);
    const text = squeeze(`${columns.text[at]} ${columns.also[at]}`);
    return {
      at: at + offset,
      id,
      kind: columns.kinds[columns.kind[at]],
      name: columns.name[at],
      fact: columns.fact[at],
      text: columns.text[at],
      weight: columns.weight[at],
      folded: { name, other, text, all: [name, ...other, text].join(" ") },
      printed: [columns.name[at], columns.other[at], columns.text[at], columns.also[at]].join(" "),
    };
  });
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
      for (const word of new Set(split(record.folded.all))) this.#count.set(word, (this.#count.get(word) ?? 0) + 1);
    }
    await this.#engine.addAllAsync(added, { chunkSize: 100 });
  }

  /** The answers in order: exact dấu first, then by how well the words fit. */
  find(text) {
    const query = parse(text, this.#table);
    if (!query.folded.length) return { query, hits: [] };
    const full = this.#ask(query, "AND", 0);
    let found = this.#together(full, query);
    if (found.length < FEW) found = [...found, ...this.#partial(query, new Set(full))];
    if (!found.length) found = this.#ask(query, "AND", 0.2).slice(0, 50); // only now: most syllables are near another
    const hits = found.map((record) => ({ record, exact: hasExact(record.printed, record.folded.all, query), score: this.#score(record, query) }));
    hits.sort((a, b) => b.exact - a.exact || b.score - a.score || a.record.at - b.record.at);
    return { query, hits };
  }

  /** Without those that hold the syllables scattered over a long text, if others hold them together. */
  #together(found, query) {
    const meant = found.filter(
      ({ folded }) => query.sequences.some((sequence) => sequence.length < 2 || holdsAll(folded.name, sequence) || neighbours(` ${folded.all} `, sequence) >= TOGETHER),
    );
    return meant.length ? meant : found;
  }

  #partial(query, known) {
    const enough = query.parts.length >= QUESTION ? SOME : ENOUGH;
    const found = this.#ask(query, "OR", 0).slice(0, CANDIDATES).filter((record) => !known.has(record));
    const shares = new Map(found.map((record) => [record, this.#share(record, query)]));
    const held = found.filter((record) => shares.get(record) >= enough);
    return held.sort((a, b) => shares.get(b) - shares.get(a)).slice(0, PARTIAL);
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
    return found.map((hit) => this.#records[hit.id]);
  }

  #weight(count) {
    return Math.log(1 + this.#records.length / (1 + count));
  }

  /** The share of the query a record holds, what is rare counting for more. */
  #share(record, query) {
    query.units ??= query.parts.length >= QUESTION ? this.#pairs(query) : this.#parts(query);
    const inside = ` ${record.folded.all} `;
    const held = ({ forms }) => Math.max(...forms.map((form) => form.filter((piece) => inside.includes(piece)).length / form.length));
    const all = query.units.reduce((sum, { weight }) => sum + weight, 0);
    return all ? query.units.reduce((sum, unit) => sum + unit.weight * held(unit), 0) / all : 0;
  }

  /** The units of a short query: its parts, each in any of its forms, word by word. */
  #parts(query) {
    return query.parts.map(({ forms, last }) => ({
      weight: forms[0].reduce((sum, word) => sum + this.#weight(this.#count.get(word) ?? 0), 0),
      forms: forms.map((form) => form.map((word, i) => ` ${word}${last && i === form.length - 1 ? "" : " "}`)),
    }));
  }

  /** The units of a sentence: neighbouring words that stand together anywhere, for "đất đai" says more than "đất" and "đai". */
  #pairs(query) {
    const units = [];
    for (let i = 1; i < query.folded.length; i++) {
      const piece = ` ${query.folded[i - 1]} ${query.folded[i]}${i === query.folded.length - 1 ? "" : " "}`;
      const count = this.#records.reduce((n, record) => n + (record ? ` ${record.folded.all} `.includes(piece) : 0), 0);
      if (count) units.push({ weight: this.#weight(count) ** 2, forms: [[piece]] });
    }
    return units.length ? units : this.#parts(query);
  }

  #score(record, query) {
    const { name, other, text } = record.folded;
    const fit = Math.max(
      ...query.sequences.flatMap((sequence) => [
        fitness(name, sequence),
        ...other.map((each) => 0.95 * fitness(each, sequence)),
        0.45 * fitness(text, sequence, true),
      ]),
    );
    return fit + 40 * this.#share(record, query) + KINDS[record.kind] + 2 * Math.log2(1 + record.weight);
  }
}

/**
 * How well a sequence of words fits a folded text: the text itself 120, its beginning 80, inside it 60, with the last
 * word unfinished a little less, all words somewhere 30; and by the share of neighbours that stay neighbours.
 */
export function fitness(text, sequence, long = false) {
  if (!text) return 0;
  const phrase = sequence.join(" ");
  if (text === phrase) return long ? 70 : 120;
  const inside = ` ${text} `;
  const at = inside.indexOf(` ${phrase} `);
  if (at === 0) return long ? 62 : 80 - Math.min(15, (text.length - phrase.length) / 8);
  if (at > 0) return 60 - (long ? 0 : Math.min(10, at / 12));
  const begun = inside.indexOf(` ${phrase}`);
  if (begun >= 0) return begun === 0 && !long ? 65 : 50;
  return (holdsAll(text, sequence) ? 30 : 0) + 20 * neighbours(inside, sequence);
}

function holdsAll(text, sequence) {
  const inside = ` ${text} `;
  return sequence.every((word, i) => inside.includes(` ${word}${i === sequence.length - 1 ? "" : " "}`));
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

