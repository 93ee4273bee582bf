// Finding and ordering. MiniSearch says what could be meant; this module says in which order it is shown, because
// Vietnamese words are written as several short syllables, and only their sequence tells them apart.

import { breath, sensible } from "./dom.js";
import { Due } from "./due.js";
import { QUESTION, fitness, holdsAll, holdsWhole, isCalled, isExact, isNamed, isNear, nameIn, neighbours, scattered } from "./fitness.js";
import { squeeze, words as wordsOf } from "./folding.js";
import { isSyllable } from "./kinship.js";
import { abbreviationTable, holdsAside, isOpen, isSpelled, isWhole, parse, read } from "./phrases.js";
import { Vocabulary, spelledOut } from "./slips.js";

/** @import { Answer, NamesIndex, SearchColumns, SearchedKind } from "./shapes" */

const CANDIDATES = 300; // of a vague query only the best by MiniSearch are looked at more closely
const FEW = 3; // fewer full answers than this: partial ones are shown too
const ENOUGH = 0.55; // the share of a query (by weight of its words) a partial answer must hold
const SOME = 0.12;
const NAMED = 0.4; // the share a name must hold where only texts hold all of a query
const HELD = 40; // what a record gains that holds all of a query
const ASKED = 60; // and all of a question: no name fits one, so what is held says more
const COUNTED = 90; // what is counted gains where a number is asked for: more than a name that is all of the rest
const DATED = 20; // and where a year is asked for, what is counted for that year
const ASIDE = 0.3; // what a word counts that may be left out
const NEAREST = 0.3; // the share when nothing else is found: rather something near than nothing
const PARTIAL = 30; // so many partial answers at most
const SLICE = 200; // records folded or taken in at a time, so that a letter typed meanwhile is not held up
const TOGETHER = 0.34; // the share of neighbouring words that stay neighbours where words are meant together
const SPELLED = 40; // what a record loses that holds all words with other dấu than was typed
const TITLED = 24; // what a record gains whose shown name holds what was typed, several words, as it was typed: other words for it are not seen
const INSIDE = 40; // what a record loses that holds what was typed only as parts of other words

const split = (text) => (text ? text.split(" ") : []);

/**
 * The records of an index file: columns become objects, each folded once; of `kinds` the index says what they are.
 * @param {SearchColumns} columns
 * @param {Record<string, SearchedKind>} kinds
 * @returns {Answer[]}
 */
export function records(columns, kinds, offset = 0, from = 0, until = columns.id.length) {
  return columns.id.slice(from, until).map((id, i) => {
    const at = from + i;
    const name = squeeze(columns.name[at]);
    const listed = (column) => column[at].split("|").map(squeeze).filter(Boolean);
    const [names, hidden] = [[name, ...listed(columns.other)], listed(columns.hidden)];
    const other = [...names.slice(1), ...hidden];
    const text = squeeze(`${columns.text[at]} ${columns.also[at]}`);
    const kind = columns.kinds[columns.kind[at]];
    if (!kinds[kind]) throw new Error(`the index holds a record of kind ${kind}, which it does not declare`);
    return {
      at: at + offset,
      id,
      kind,
      sentence: kinds[kind].sentence, // its title is a sentence, not a name
      name: columns.name[at],
      fact: columns.fact[at],
      text: columns.text[at],
      weight: columns.weight[at],
      folded: { name, other, names, hidden, text, ...around([name, ...other, text].join(" ")) },
      printed: [columns.name[at], columns.other[at], columns.hidden[at], columns.text[at], columns.also[at]].join(" "),
    };
  });
}

/** All folded words of a record, and the same with a space on either side, for looking whole words up. */
const around = (all) => ({ all, inside: ` ${all} ` });

export class Finder {
  #engine;
  /** @type {(Answer | undefined)[]} a hole where one was replaced */
  #records = [];
  #table;
  #words = new Vocabulary();
  #asides;
  #counting;
  #kinds;
  #due;
  /** @type {string[]} */
  #years;

  /**
   * An index says of `kinds` how much each is preferred where words fit as well, and what it is; `implied` are names that
   * readers add and records leave out, with what may stand for them, which may be nothing; `asides` are words of asking
   * ("khi nào"), `counting` those that ask for a number; `times` say how times are said, and which page answers them.
   * @param {any} MiniSearch the class: a page loads it from beside, Node from the package
   * @param {Omit<NamesIndex, "words" | "columns">} index
   */
  constructor(MiniSearch, { kinds, abbreviations, implied = [], asides = [], counting = [], times }) {
    this.#kinds = kinds;
    this.#table = abbreviationTable(abbreviations, implied);
    this.#asides = asides.map(read);
    this.#counting = counting.map(read);
    this.#due = times && new Due(times);
    this.#years = times ? times.lists.year.flatMap((word) => read(word).map(({ folded }) => folded)) : [];
    this.#engine = new MiniSearch({
      idField: "at",
      fields: ["name", "other", "text"],
      extractField: (record, field) => (field === "at" ? record.at : field === "other" ? record.folded.other.join(" ") : record.folded[field]),
      tokenize: split,
      processTerm: (term) => term,
      autoVacuum: false, // records are replaced once: what is left of the old ones does not matter
    });
  }

  /**
   * Take in the records of one index file, without holding up typing. Those of `replaced` kinds before it go.
   * @param {SearchColumns} columns
   * @param {string[]} replaced
   */
  async add(columns, replaced = []) {
    const offset = this.#records.length;
    const added = [];
    for (let from = 0; from < columns.id.length; from += SLICE) {
      added.push(...records(columns, this.#kinds, offset, from, from + SLICE));
      await breath();
    }
    for (const record of this.#records) {
      if (!record || !replaced.includes(record.kind)) continue;
      this.#engine.discard(record.at);
      this.#records[record.at] = undefined;
    }
    this.#records.push(...added);
    this.#words.learn(added);
    for (let from = 0; from < added.length; from += SLICE) {
      this.#engine.addAll(added.slice(from, from + SLICE));
      await breath();
    }
  }

  /**
   * The answers in order: exact dấu first, then what is called so, then by how well the words fit; what of the query stands
   * nowhere; and whether none has its words side by side, so that all are only `near`.
   * @param {string} typed
   */
  find(typed) {
    const text = sensible(typed);
    const find = (asked) => this.#find(asked);
    return this.#due ? this.#due.among(text, find) : find(text);
  }

  // eslint-disable-next-line complexity -- the order in which readings of a query are tried is one matter
  #find(text) {
    const typed = this.#parse(text);
    let query = typed;
    if (!query.folded.length) return { query, hits: [], missing: [], near: false };
    let full = this.#ask(query, "AND", 0);
    let meant = this.#together(full, query);
    if (query.parts.length < QUESTION && !meant.some((record) => isNamed(record, query))) {
      const other = this.#parse(text, this.#meant(query));
      const found = this.#together(this.#ask(other, "AND", 0), other);
      // another reading is taken when there is nothing else, or when it is somebody's name
      if (meant.length ? found.some((record) => isNamed(record, other)) : found.length) [query, full, meant] = [other, found, found];
    }
    const named = this.#records.filter((record) => record && nameIn(record, query));
    const found = new Set([...(meant.length ? meant : full), ...named]);
    const add = (more) => more.forEach((record) => found.add(record));
    if (meant.length < FEW) add(this.#partial(query, new Set([...full, ...found]), query.asked || query.parts.length >= QUESTION ? SOME : ENOUGH));
    if (query.counted) add(this.#partial(query, found, SOME, (record) => !this.#kinds[record.kind].number).slice(0, FEW));
    if (![...found].some((record) => isCalled(record, query))) add(this.#partial(query, found, NAMED, (record) => record.sentence).slice(0, FEW));
    if (!found.size) add(this.#ask(query, "AND", 0.2).slice(0, 50)); // only now: most syllables are near another
    if (!found.size) add(this.#partial(query, found, NEAREST));
    const asked = squeeze(text);
    const own = ({ sentence, folded }) => !sentence && folded.name === asked;
    const [inner, apart] = [this.#inner(query), scattered(found, query)];
    const hits = [...found].filter((record) => !(query.marked.length && apart(record))).map((record) => {
      const exact = isExact(record, query);
      const loss = (inner(record) || apart(record) ? INSIDE : 0) + (exact ? 0 : SPELLED * this.#misspelled(record, query));
      const asking = record.folded.hidden.includes(asked) ? ASKED : 0;
      const titled = !record.sentence && asked.includes(" ") && ` ${record.folded.name} `.includes(` ${asked} `) ? TITLED : 0;
      return { record, exact, own: own(record), score: this.#score(record, query) + asking + titled - loss };
    });
    hits.sort((a, b) => Number(b.exact) - Number(a.exact) || Number(b.own) - Number(a.own) || b.score - a.score || a.record.at - b.record.at);
    return { query, hits: this.#once(hits), missing: this.#missing(query), near: isNear(hits, typed) };
  }

  /** Whether the one word typed is in a record only a part of other words: "điện" of "điện tử", "lịch" of "du lịch". */
  #inner({ text, typed, marked }) {
    if (typed.length !== 1 || !marked.length) return () => false; // without dấu it may be any of many words
    const word = spelledOut(text.slice(typed[0].start, typed[0].end));
    const { before, after } = this.#words.bound(word);
    if (!before.size && !after.size) return () => false;
    return ({ printed }) => {
      const words = spelledOut(printed).split(" ");
      const places = [...words.keys()].filter((at) => words[at] === word);
      return places.length > 0 && places.every((at) => before.has(words[at - 1]) || after.has(words[at + 1]));
    };
  }

  /** What each word may have been meant for; none where it was typed with the dấu with which it stands somewhere: "nợ" is no slip for "cơ". */
  #meant({ text, typed, folded }) {
    const sure = typed.map(({ marked, start, end }) => marked && this.#words.isPrinted(text.slice(start, end)));
    return this.#words.meant(folded).map((words, at) => (sure[at] ? [] : words));
  }

  /** What was typed, each word in the forms it may stand for; `meant` are slips to be put right, by the place of the word. */
  #parse(text, meant = /** @type {string[][]} */ ([])) {
    const more = (folded, at) => [...(meant[at] ?? []).map((word) => [word]), ...this.#words.forms(folded, at)];
    const parsed = parse(this.#words.apart(text, this.#table), this.#table, { asides: this.#asides, more, years: this.#years });
    return { ...parsed, counted: parsed.asked && holdsAside(read(text), this.#counting) };
  }

  /** What was typed that no record holds in any form, as typed. */
  #missing({ text, parts }) {
    const stands = (part) => part.optional || part.forms.some((form) => form.every((word, i) => this.#words.stands(word, part.last && i === form.length - 1)));
    return parts.filter((part) => !stands(part)).map(({ typed }) => text.slice(typed[0].start, typed.at(-1).end));
  }

  /** Those that do not just hold the syllables scattered over a long text. */
  #together(found, query) {
    const kept = found.filter(
      ({ folded }) => query.sequences.some((sequence) => sequence.length < 2 || holdsAll(folded.name, sequence) || neighbours(folded.inside, sequence) >= TOGETHER),
    );
    const whole = kept.filter((record) => holdsWhole(record, query));
    return whole.length ? whole : kept;
  }

  /** Answers that hold a share of the query, the greatest first. */
  #partial(query, known, enough, but = /** @param {Answer} _ */ (_) => false) {
    const found = this.#ask(query, "OR", 0).slice(0, CANDIDATES).filter((record) => !known.has(record) && !but(record));
    const shares = new Map(found.map((record) => [record, this.#share(record, query)]));
    const held = found.filter((record) => shares.get(record) >= enough);
    return held.sort((a, b) => shares.get(b) - shares.get(a)).slice(0, PARTIAL);
  }

  #ask(query, combineWith, fuzzy) {
    const last = query.folded.at(-1);
    const asked = query.parts.filter(({ optional }) => !optional).map((part) => ({
      combineWith: "OR",
      queries: part.forms.map((form) => ({ combineWith, queries: form })),
    }));
    const found = this.#engine.search(
      { combineWith, queries: asked },
      { tokenize: split, processTerm: (term) => term, prefix: (term) => term === last, boost: { name: 4, other: 3 }, fuzzy: (term) => (term.length > 3 ? fuzzy : 0) },
    );
    return found.map((hit) => this.#records[hit.id]);
  }

  /** Answers without those that say again what one before them says: of some kinds the same words are printed twice. */
  #once(hits) {
    const said = new Set();
    return hits.filter(({ record: { kind, folded } }) => !this.#kinds[kind].once || (!said.has(folded.text) && said.add(folded.text)));
  }

  /** The share of a query (by weight of its words) that a record holds with other dấu than was typed: "cơ" for "cô". */
  #misspelled({ printed, folded: { inside } }, { parts, typed, marked }) {
    if (!marked.length || parts.length >= QUESTION) return 0; // of a sentence only neighbours count
    const there = wordsOf(printed.toLowerCase());
    const spelled = (word) => there.some((each) => isSpelled(each.word, word, word === typed.at(-1)));
    let [all, other] = [0, 0];
    for (const { typed: own } of parts) {
      for (const word of own) {
        const weight = this.#weight(this.#words.count(word.folded));
        all += weight;
        if (word.marked && inside.includes(` ${word.folded} `) && !spelled(word)) other += weight;
      }
    }
    return all ? other / all : 0;
  }

  #weight(count) {
    return Math.log(1 + this.#records.length / (1 + count));
  }

  /** The share of the query a record holds, what is rare counting for more. */
  #share(record, query) {
    query.units ??= query.parts.length >= QUESTION ? this.#pairs(query) : this.#parts(query);
    const { inside } = record.folded;
    const held = ({ forms }) => Math.max(0, ...forms.filter((form) => form.length).map((form) => form.filter((piece) => inside.includes(piece)).length / form.length));
    const all = query.units.reduce((sum, { weight }) => sum + weight, 0);
    return all ? query.units.reduce((sum, unit) => sum + unit.weight * held(unit), 0) / all : 0;
  }

  /** The units of a short query: its parts, each in any of its forms, word by word. */
  #parts(query) {
    return query.parts.map((part) => ({
      weight: (part.optional ? ASIDE : 1) * part.forms[0].reduce((sum, word) => sum + this.#weight(this.#words.count(word)), 0),
      forms: part.forms.map((form) => (isWhole(part, form) ? [form.join(" ")] : form).map((word, i, all) => ` ${word}${part.last && isOpen(part, form) && i === all.length - 1 ? "" : " "}`)),
    }));
  }

  /** The units of a sentence: neighbouring words that stand together anywhere, for "đất đai" says more than "đất" and "đai". */
  #pairs(query) {
    const units = [];
    const add = (...pieces) => {
      const count = this.#holding(pieces);
      if (count) units.push({ weight: this.#weight(count) ** 2, forms: pieces.map((piece) => [piece]) });
    };
    const parts = query.parts.filter(({ optional }) => !optional);
    const said = parts.flatMap((part) => {
      const form = part.forms.find((each) => each.length && each.every((word) => this.#words.count(word))) ?? part.forms[0];
      return form.map((word) => ({ word, part }));
    });
    const several = ({ forms }) => forms.length > 1 && forms.some((form) => form.length > 1);
    for (let i = 1; i < said.length; i++) {
      const within = said[i - 1].part === said[i].part && several(said[i].part); // counted below, once
      if (!within) add(` ${said[i - 1].word} ${said[i].word}${i === said.length - 1 ? "" : " "}`);
    }
    // however it is written; and what is a word by itself
    for (const { forms } of parts) if (forms.some((form) => form.length > 1) || !isSyllable(forms[0].join(" "))) add(...forms.map((form) => ` ${form.join(" ")} `));
    return units.length ? units : this.#parts(query);
  }

  /** In how many records one of some pieces stands. */
  #holding(pieces) {
    return this.#records.reduce((n, record) => n + (record && pieces.some((piece) => record.folded.inside.includes(piece)) ? 1 : 0), 0);
  }

  #score(record, query) {
    const { name, other, text } = record.folded;
    const { sentence } = record;
    const fit = Math.max(
      ...query.sequences.flatMap((sequence) => [
        fitness(name, sequence, sentence),
        ...other.map((each) => 0.95 * fitness(each, sequence, sentence)),
        Math.min(0.75, 0.4 + 0.05 * sequence.length) * fitness(text, sequence, true), // the more words stand together, the less by chance
        (60 * nameIn(record, { sequences: [sequence] }).length) / sequence.join(" ").length,
      ]),
    );
    const held = query.parts.length >= QUESTION ? ASKED : HELD;
    const asked = query.counted && this.#kinds[record.kind].number ? COUNTED : 0;
    const dated = this.#kinds[record.kind].number && query.parts.some(({ year }) => year && record.folded.inside.includes(` ${year} `)) ? DATED : 0;
    return fit + asked + dated + held * this.#share(record, query) + this.#kinds[record.kind].weight + 2 * Math.log2(1 + record.weight);
  }
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

