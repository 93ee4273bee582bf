// Looking for words in rows. A row's text is folded once, when it is first searched or when there is nothing else to do.

import { sensible } from "./dom.js";
import { holds, squeeze } from "./folding.js";
import { abbreviationTable, parse } from "./phrases.js";

/**
 * @import { Table } from "./facets.js"
 * @import { ExplorerTexts } from "./shapes"
 */

export class Texts {
  #folded;
  #searched;

  /**
   * The texts of a table's rows; they become columns of it, for downloads, whose columns are those of `sheet`.
   * @param {Table} table
   * @param {ExplorerTexts} data
   */
  constructor(table, { columns, abbreviations, searched, sheet }) {
    table.sheet = sheet;
    this.#searched = searched;
    this.columns = Object.assign(table.columns, columns);
    this.length = table.length;
    this.abbreviations = abbreviationTable(abbreviations);
    this.#folded = new Array(table.length);
  }

  /** The words of a row, folded; kept, because every letter typed asks for all of them. */
  folded(row) {
    return (this.#folded[row] ??= squeeze(this.#searched.map((name) => this.columns[name][row]).join(" ")));
  }

  /** Fold rows ahead, from one on, for some milliseconds while nothing else is to do; says which comes next. */
  foldAhead(from, milliseconds) {
    const end = performance.now() + milliseconds;
    let row = from;
    for (; row < this.length && performance.now() < end; row++) this.folded(row);
    return row;
  }

  /**
   * A test of rows for a free text: all its words, in any form; words in quotation marks stand together.
   * @param {string} text
   * @returns {(row: number) => boolean}
   */
  matcher(text) {
    const q = sensible(text);
    const quoted = [...q.matchAll(/["“”]([^"“”]+)["“”]/g)].map((match) => squeeze(match[1]));
    const { parts } = parse(q.replace(/["“”][^"“”]+["“”]/g, " "), this.abbreviations);
    if (!parts.length && !quoted.length) return () => true;
    const wanted = parts.map(({ forms, last }) => ({ forms: forms.map((form) => form.join(" ")), whole: !last }));
    return (row) => {
      const there = this.folded(row);
      return quoted.every((phrase) => holds(there, phrase, true)) && wanted.every(({ forms, whole }) => forms.some((form) => holds(there, form, whole)));
    };
  }
}
