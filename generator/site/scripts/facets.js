// Filtering, counting and ordering rows held as columns. One pass over the rows gives both the rows that match and, for
// every choice, how many would if it were chosen too; it touches numbers only, so a hundred thousand rows take no longer
// than a blink. What looks for words (texts.js) comes later and is handed in.

// How an agency's part in a row is packed: agency * 8 + role * 2 + (1 when only as member of a named group)
export const PART = { agency: (part) => part >> 3, role: (part) => (part >> 1) & 3, derived: (part) => part & 1 };
const JOINT = ["agency", "role"]; // chosen together: the same agency in the same role
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

export class Table {
  #orders = {};

  constructor(data, language) {
    this.data = data;
    this.columns = data.columns;
    this.length = data.columns.id.length;
    this.language = language;
    this.simple = Object.keys(data.facets).filter((facet) => !JOINT.includes(facet));
    this.flat = Object.fromEntries([...this.simple, "parts"].map((name) => [name, flatten(data.columns[name])]));
    this.index = Object.fromEntries(Object.entries(data.facets).map(([facet, { ids }]) => [facet, new Map(ids.map((id, i) => [id, i]))]));
  }

  /** All rows in the order of the documents: what nothing chosen gives. */
  all() {
    return Array.from({ length: this.length }, (_, row) => row);
  }

  /** What is chosen in a facet, as a mark for each choice; null when nothing is, false when only what does not exist. */
  #mask(facet, chosen) {
    if (!chosen.size) return null;
    const mask = new Uint8Array(this.index[facet].size);
    for (const id of chosen) if (this.index[facet].has(id)) mask[this.index[facet].get(id)] = 1;
    return mask.includes(1) && mask;
  }

  /** The rows that match a state, in its order, and the counts of all choices; `matches` tests a row for its words. */
  filter(state, matches = () => true) {
    const masks = Object.fromEntries(Object.keys(this.index).map((facet) => [facet, this.#mask(facet, state.chosen[facet])]));
    const counts = Object.fromEntries(Object.entries(this.data.facets).map(([facet, { ids }]) => [facet, new Uint32Array(ids.length)]));
    const rows = [];
    // an old address must not show everything as if it were the answer
    if (Object.values(masks).includes(false)) return { rows, counts };
    const count = this.#counter(counts, masks, state.named);
    for (let row = 0; row < this.length; row++) {
      if (!this.#inRange(row, state)) continue;
      const failed = this.#failed(row, masks, state.named);
      if (failed === MANY || !matches(row)) continue;
      if (failed === NONE) rows.push(row);
      count(row, failed);
    }
    return { rows: this.#sorted(rows, state.sort), counts };
  }

  #inRange(row, { from, to }) {
    if (!from && !to) return true;
    const end = this.columns.due_end[row] ?? this.columns.due_start[row];
    return Boolean(end) && (!from || end >= from) && (!to || end <= to);
  }

  /** The one facet a row fails, by number (agency and role are one, the last): there it counts still. */
  #failed(row, masks, named) {
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
    if (!masks.agency && !masks.role) return failed;
    const { at, values } = this.flat.parts;
    for (let k = at[row]; k < at[row + 1]; k++) if (fits(values[k], masks.agency, masks.role, named)) return failed;
    return failed === NONE ? this.simple.length : MANY;
  }

  /** A function that counts one row where it counts; it runs for every row, so it looks nothing up by name. */
  #counter(counts, masks, named) {
    const { at: starts, values: parts } = this.flat.parts;
    const simple = this.simple.map((facet) => [counts[facet], this.flat[facet].at, this.flat[facet].values]);
    const { agency: agencies, role: roles } = counts;
    const [agencyMask, roleMask] = [masks.agency, masks.role];
    const seenAgency = new Int32Array(agencies.length).fill(-1); // the last row that counted: an agency counts once a row
    const seenRole = new Int32Array(roles.length).fill(-1);
    return (row, failed) => {
      for (let i = 0; i < simple.length; i++) {
        if (failed !== NONE && failed !== i) continue;
        const [count, at, values] = simple[i];
        for (let k = at[row]; k < at[row + 1]; k++) count[values[k]] += 1;
      }
      if (failed !== NONE && failed !== simple.length) return;
      for (let k = starts[row]; k < starts[row + 1]; k++) {
        const agency = PART.agency(parts[k]);
        const role = PART.role(parts[k]);
        if (named && PART.derived(parts[k])) continue;
        if (seenAgency[agency] !== row && (!roleMask || roleMask[role] === 1)) {
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
    if (sort === "document") return rows;
    const order = (this.#orders[sort] ??= this.#order(sort));
    const there = new Uint8Array(this.length);
    for (const row of rows) there[row] = 1;
    return Array.from(order.filter((row) => there[row]));
  }

  /** All rows in an order, worked out once; what is alike stays as in the documents. */
  #order(sort) {
    const key = {
      due: (row) => this.columns.due_end[row] ?? this.columns.due_start[row] ?? "9999",
      title: (row) => this.columns[`title_${this.language}`][row],
      agency: (row) => this.names(row, 0)[0] ?? "",
    }[sort];
    const compare = sort === "due" ? (a, b) => (a < b ? -1 : a > b ? 1 : 0) : new Intl.Collator(this.language).compare;
    const keys = Array.from({ length: this.length }, (_, row) => key(row));
    // each key is compared once, however many rows share it
    const rank = new Map([...new Set(keys)].sort(compare).map((each, i) => [each, i]));
    const ranks = Uint32Array.from(keys, (each) => rank.get(each));
    return Uint32Array.from(keys.keys()).sort((a, b) => ranks[a] - ranks[b] || a - b);
  }

  /** The agencies in a role, those named before members of groups. */
  agencies(row, role, derived = false) {
    return this.columns.parts[row].filter((part) => PART.role(part) === role && (derived || !PART.derived(part))).map(PART.agency);
  }

  /** The same by name. */
  names(row, role) {
    return this.agencies(row, role).map((agency) => this.data.facets.agency.names[agency]);
  }
}

function fits(part, agencies, roles, named) {
  return (!named || !PART.derived(part)) && (!agencies || agencies[PART.agency(part)] === 1) && (!roles || roles[PART.role(part)] === 1);
}
