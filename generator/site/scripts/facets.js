// Filtering, counting and ordering rows held as columns. One pass over the rows gives both the rows that match and, for
// every choice, how many would if it were chosen too; it touches numbers only, so a hundred thousand rows take no longer
// than a blink. What looks for words (texts.js) comes later and is handed in.

import { isOver } from "./times.js";

/** @import { Cell, ExplorerIndex, SheetColumn, State } from "./shapes" */

const NONE = -1; // a row fails no facet
const MANY = -2; // a row fails more than one

/** A column of lists as two arrays of numbers: the values one after the other, and where those of each row begin. */
function flatten(lists) {
  const at = new Uint32Array(lists.length + 1);
  lists.forEach((list, row) => (at[row + 1] = at[row] + list.length));
  const values = new Uint32Array(at[lists.length]);
  lists.forEach((list, row) => values.set(list, at[row]));
  return { at, values };
}

/** What rows can be ordered by, by the name of the order: the key of a row. Codes are compared as they are, words by their language. */
export const ORDERS = {
  due: (table, row) => table.columns.due_end[row] ?? table.columns.due_start[row] ?? "9999",
  title: (table, row) => table.columns[`title_${table.language}`][row],
  agency: (table, row) => table.names(row, table.data.leading)[0] ?? "",
};
const CODES = new Set(["due"]);

/**
 * Bring rows under the choice they have gone over to by a day, and tell the date that is the nearest then, in place;
 * whether there were any.
 * @param {Pick<ExplorerIndex, "turns" | "nearer" | "columns">} data
 * @param {string} day
 */
export function turn({ turns, nearer, columns }, day) {
  let turned = false;
  for (const [row, later] of Object.entries(nearer)) {
    const told = later.findLast(([last]) => isOver(last, day));
    if (!told) continue;
    columns.due_words[Number(row)] = told[1];
    turned = true;
  }
  for (const [facet, { into, days }] of Object.entries(turns)) {
    days.forEach((last, row) => {
      if (last === null || !isOver(last, day)) return;
      columns[facet][row] = [into];
      turned = true;
    });
  }
  return turned;
}

export class Table {
  /** @type {Record<string, Uint32Array>} */
  #orders = {};
  #roles;

  /**
   * `data` is an index file: the choices of each facet, the pair of them that is chosen together (the same agency in the
   * same role), the orders there are, the role whose agencies stand in a row, and the columns.
   * @param {ExplorerIndex} data
   * @param {string} language
   */
  constructor(data, language) {
    this.data = data;
    this.columns = data.columns;
    this.length = data.columns.id.length;
    this.language = language;
    /** @type {SheetColumn[]} the columns of a download, which come with the texts */
    this.sheet = [];
    this.simple = Object.keys(data.facets).filter((facet) => !data.joint.includes(facet));
    this.#roles = data.facets[data.joint[1]].ids.length;
    for (const name of [...this.simple, "parts"]) if (!data.columns[name]) throw new Error(`the index has no column for the facet ${name}`);
    for (const sort of data.sorts.slice(1)) if (!ORDERS[sort]) throw new Error(`the index names the order ${sort}, which nothing here makes`);
    this.flat = Object.fromEntries([...this.simple, "parts"].map((name) => [name, flatten(data.columns[name])]));
    this.index = Object.fromEntries(Object.entries(data.facets).map(([facet, { ids }]) => [facet, new Map(ids.map((id, i) => [id, i]))]));
  }

  // how an agency's part in a row is packed: (agency * roles + role) * 2 + (1 when only as member of a named group)
  #agency(part) {
    return Math.floor(part / (2 * this.#roles));
  }

  #role(part) {
    return (part >> 1) % this.#roles;
  }

  /** All rows in the order of the documents: what nothing chosen gives. */
  all() {
    return Array.from({ length: this.length }, (_, row) => row);
  }

  /** What is chosen in a facet, as a mark for each choice; null when nothing is, false when only what does not exist. */
  #mask(facet, chosen) {
    if (!chosen.size) return null;
    const mask = new Uint8Array(this.index[facet].size);
    for (const id of chosen) mask[this.index[facet].get(id) ?? NONE] = 1; // what does not exist marks nothing
    return mask.includes(1) && mask;
  }

  /**
   * The rows that match a state, in its order, and the counts of all choices; `matches` tests a row for its words.
   * @param {State} state
   * @param {(row: number) => boolean} matches
   */
  filter(state, matches = () => true) {
    const masks = Object.fromEntries(Object.keys(this.index).map((facet) => [facet, this.#mask(facet, state.chosen[facet])]));
    const counts = Object.fromEntries(Object.entries(this.data.facets).map(([facet, { ids }]) => [facet, new Uint32Array(ids.length)]));
    const rows = [];
    // an old address must not show everything as if it were the answer
    if (Object.values(masks).includes(false)) return { rows, counts };
    // whose part is not chosen: agencies are found, and counted, by what they lead
    const roles = masks[this.data.joint[1]];
    masks.leads = roles ?? this.#mask(this.data.joint[1], new Set([this.data.leading]));
    const count = this.#counter(counts, masks, state.groups);
    for (let row = 0; row < this.length; row++) {
      if (!this.#inRange(row, state)) continue;
      const failed = this.#failed(row, masks, state.groups);
      if (failed === MANY || !matches(row)) continue;
      if (failed === NONE) rows.push(row);
      count(row, failed);
    }
    return { rows: this.#sorted(rows, state.sort), counts };
  }

  /** Whether one of the days of a row lies between two. */
  #inRange(row, { from, to }) {
    if (!from && !to) return true;
    return this.columns.days[row].some((day) => (!from || day >= from) && (!to || day <= to));
  }

  /** The one facet a row fails, by number (agency and role are one, the last): there it counts still. */
  #failed(row, masks, groups) {
    let failed = NONE;
    for (let i = 0; i < this.simple.length; i++) {
      const mask = masks[this.simple[i]];
      if (!mask) continue;
      const { at, values } = this.flat[this.simple[i]];
      let found = false;
      for (let k = at[row]; k < at[row + 1] && !found; k++) found = mask[values[k]] === 1;
      if (found) continue;
      if (failed !== NONE) return MANY;
      failed = i;
    }
    const [agencies, chosen] = this.data.joint.map((facet) => masks[facet]);
    if (!agencies && !chosen) return failed;
    const { at, values } = this.flat.parts;
    for (let k = at[row]; k < at[row + 1]; k++) if (this.#fits(values[k], agencies, masks.leads, groups)) return failed;
    return failed === NONE ? this.simple.length : MANY;
  }

  /** A function that counts one row where it counts; it runs for every row, so it looks nothing up by name. */
  #counter(counts, masks, groups) {
    const { at: starts, values: parts } = this.flat.parts;
    const simple = this.simple.map((facet) => [counts[facet], this.flat[facet].at, this.flat[facet].values]);
    const [agencies, roles] = this.data.joint.map((facet) => counts[facet]);
    const [agencyMask, roleMask] = [masks[this.data.joint[0]], masks.leads];
    const seenAgency = new Int32Array(agencies.length).fill(-1); // the last row that counted: an agency counts once a row
    const seenRole = new Int32Array(roles.length).fill(-1);
    // eslint-disable-next-line complexity -- it runs for every row: loops in place instead of functions
    return (row, failed) => {
      for (let i = 0; i < simple.length; i++) {
        if (failed !== NONE && failed !== i) continue;
        const [count, at, values] = simple[i];
        for (let k = at[row]; k < at[row + 1]; k++) count[values[k]] += 1;
      }
      if (failed !== NONE && failed !== simple.length) return;
      for (let k = starts[row]; k < starts[row + 1]; k++) {
        const agency = this.#agency(parts[k]);
        const role = this.#role(parts[k]);
        if (!groups && isDerived(parts[k])) continue;
        if (seenAgency[agency] !== row && roleMask[role] === 1) {
          seenAgency[agency] = row;
          agencies[agency] += 1;
        }
        if (seenRole[role] !== row && (!agencyMask || agencyMask[agency] === 1)) {
          seenRole[role] = row;
          roles[role] += 1;
        }
      }
    };
  }

  #sorted(rows, sort) {
    if (sort === this.data.sorts[0]) return rows;
    const order = (this.#orders[sort] ??= this.#order(sort));
    const there = new Uint8Array(this.length);
    for (const row of rows) there[row] = 1;
    return Array.from(order.filter((row) => there[row]));
  }

  /** All rows in an order, worked out once; what is alike stays as in the documents. */
  #order(sort) {
    const compare = CODES.has(sort) ? (a, b) => (a < b ? -1 : a > b ? 1 : 0) : new Intl.Collator(this.language).compare;
    const keys = Array.from({ length: this.length }, (_, row) => ORDERS[sort](this, row));
    // each key is compared once, however many rows share it
    const rank = new Map([...new Set(keys)].sort(compare).map((each, i) => [each, i]));
    const ranks = Uint32Array.from(keys, (each) => rank.get(each) ?? 0);
    return Uint32Array.from(keys.keys()).sort((a, b) => ranks[a] - ranks[b] || a - b);
  }

  /**
   * What a row has in a column of a download, several values joined: a facet's ids, the agencies of a role, or a text.
   * @param {number} row
   * @param {string} source
   * @returns {Cell}
   */
  value(row, source) {
    const { facets, joint } = this.data;
    const ids = (facet, values) => values.map((value) => facets[facet].ids[value]).join(";");
    if (this.simple.includes(source)) return ids(source, this.columns[source][row]);
    if (this.index[joint[1]].has(source)) return ids(joint[0], [...new Set(this.agencies(row, source, true))]);
    if (!this.columns[source]) throw new Error(`the index has no column ${source}`);
    return this.columns[source][row];
  }

  /** The agencies in a role, those named before members of groups. */
  agencies(row, role, derived = false) {
    const wanted = this.index[this.data.joint[1]].get(role);
    return this.columns.parts[row].filter((part) => this.#role(part) === wanted && (derived || !isDerived(part))).map((part) => this.#agency(part));
  }

  /** The same by name. */
  names(row, role) {
    const { names } = this.data.facets[this.data.joint[0]];
    return this.agencies(row, role).map((agency) => names[agency]);
  }

  #fits(part, agencies, roles, groups) {
    return (groups || !isDerived(part)) && (!agencies || agencies[this.#agency(part)] === 1) && (!roles || roles[this.#role(part)] === 1);
  }
}

/** Whether an agency has its part only as member of a named group. */
const isDerived = (part) => (part & 1) === 1;
