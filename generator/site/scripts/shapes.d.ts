// The shapes of the data that the scripts read, for the checks of types (`make lint`); no part of the site. Whoever makes
// the files: generator/site/lookup/. That both sides agree is held by tests/unit/site/lookup/test_contract.py.

/** An interface word: a text with {places}, or its forms by number. */
export type Word = string | { one: string; other: string };

/** Pairs of texts that mean the same: an abbreviation and what it stands for. */
export type Pairs = [string, string][];

/** 1. The explorer's index (`explorer-<language>.json`): what is needed before a choice is answered. */
export interface ExplorerIndex {
  words: Record<string, Word>;
  /** label of a section that has no number -> what it is called */
  sections: Record<string, string>;
  /** kind -> the folder of its pages, from the root of the site; `root` is added by the script */
  folders: Record<string, string>;
  /** the choices of each facet: `ids` and `names` of equal length */
  facets: Record<string, Choices>;
  /** by facet: the last day on which each row stands under its choice (null: for good), and the number of the choice it goes over to */
  turns: Record<string, { into: number; days: (string | null)[] }>;
  /** by row: after which days another of its dates is the nearest, and how its dates are told then */
  nearer: Record<string, [string, string][]>;
  /** the two facets that are chosen together: agency and role */
  joint: [string, string];
  /** the role whose agencies stand in a row */
  leading: string;
  /** the orders there are; the first is how rows come */
  sorts: string[];
  /** rows of a page */
  rows: number;
  columns: ExplorerColumns;
}

export interface Choices {
  ids: string[];
  names: string[];
}

/** Columns of equal length: texts and days (null for none) by name, and for each facet the numbers of its choices. */
export interface ExplorerColumns {
  id: string[];
  section: string[];
  due_words: string[];
  due_start: (string | null)[];
  due_end: (string | null)[];
  /** agencies with their roles: (agency * roles + role) * 2 + (1 when only as member of a named group) */
  parts: number[][];
  // titles by language, numbers by facet, later the texts
  [name: string]: any;
}

/** 2. What follows it (`explorer-texts-<language>.json`): what words are looked for in, and what downloads hold. */
export interface ExplorerTexts {
  abbreviations: Pairs;
  /** the columns that words are looked for in */
  searched: string[];
  /** the columns of a download: header, what holds it, "date" for days */
  sheet: SheetColumn[];
  columns: Record<string, Cell[]>;
}

export type SheetColumn = [string, string] | [string, string, string];
export type Cell = string | number | boolean | null;

/** 3. The names of everything (`names-<language>.json`): loaded when a search box is focused. */
export interface NamesIndex {
  words: Record<string, Word>;
  kinds: Record<string, SearchedKind>;
  abbreviations: Pairs;
  /** names that readers add and records leave out, with what may stand for them */
  implied?: Pairs;
  /** words of asking */
  asides?: string[];
  /** those among them that ask for a number */
  counting?: string[];
  /** how times are said, and what answers them */
  times?: Times;
  columns: SearchColumns;
}

/** How readers ask for what is due in a time, in all languages, and what answers them. */
export interface Times {
  lists: Record<string, string[]>;
  /** the names of each month, January first */
  months: string[][];
  /** the explorer's page, from the first page of the language */
  page: string;
  /** the kinds of things it can be narrowed by */
  facets: string[];
  /** what the answer is called, by the days it has */
  labels: Record<string, Word>;
  /** how a day is written: a pattern, and behind a semicolon the names of the months where it asks for them */
  form: string;
  language: string;
}

/** What the scripts know of a kind of answer. */
export interface SearchedKind {
  name: string;
  folder: string;
  /** how much it is preferred where words fit as well */
  weight: number;
  /** its title is a sentence, not a name */
  sentence: boolean;
  /** its names are official, hence in Vietnamese */
  official: boolean;
  /** the same words are shown once only */
  once: boolean;
  /** it is what is counted or measured */
  number: boolean;
}

/** 4. The texts of passages (`passages-<language>.json`): they follow the names. */
export interface PassagesIndex {
  /** kinds of the names' records that go when these come */
  replaces: string[];
  columns: SearchColumns;
}

/** Columns of equal length, but for `kinds`, the list into which the numbers of `kind` point. */
export interface SearchColumns {
  kinds: string[];
  kind: number[];
  id: string[];
  name: string[];
  /** other names, joined by "|" */
  other: string[];
  fact: string[];
  text: string[];
  also: string[];
  /** hidden labels, joined by "|" */
  hidden: string[];
  weight: number[];
}

/** An answer: a row of the columns, folded once. */
export interface Answer {
  at: number;
  id: string;
  kind: string;
  sentence: boolean;
  name: string;
  fact: string;
  text: string;
  weight: number;
  folded: { name: string; other: string[]; names: string[]; hidden: string[]; text: string; all: string; inside: string };
  printed: string;
}

/** 5. The state of the explorer: what its form and its address hold. */
export interface State {
  q: string;
  chosen: Record<string, Set<string>>;
  /** days, as in 2026-11-22; "" for none */
  from: string;
  to: string;
  /** only agencies that the text names itself */
  groups: boolean;
  sort: string;
  page: number;
}

/** A word as typed: folded, and spelled with its dấu. */
export interface Typed {
  folded: string;
  letters: string;
  tone: string;
  marked: boolean;
  start: number;
  end: number;
}

declare global {
  interface Element {
    /** the explorer of an element that holds one: for whoever looks at the page from outside */
    explorer?: unknown;
  }
  /** what write-excel-file gives itself as */
  var writeXlsxFile: any;
}
