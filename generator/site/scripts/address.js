// The state of the explorer and its query string. What is not chosen is not written, and the order is fixed, so that
// the same choice always has the same address. The index says which facets and orders there are.

import { sensible } from "./dom.js";

/** @import { ExplorerIndex, State } from "./shapes" */

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class Address {
  #facets;
  #sorts;

  /**
   * `facets` by name, in the order in which an address names them; the first of `sorts` is how rows come.
   * @param {Pick<ExplorerIndex, "facets" | "sorts">} index
   */
  constructor({ facets, sorts }) {
    this.#facets = Object.keys(facets);
    this.#sorts = sorts;
  }

  /**
   * Nothing chosen.
   * @returns {State}
   */
  empty() {
    const chosen = Object.fromEntries(this.#facets.map((facet) => [facet, new Set()]));
    return { q: "", chosen, from: "", to: "", groups: false, sort: this.#sorts[0], page: 1 };
  }

  /**
   * The state in a query string. What makes no sense there is left out, never an error: addresses are typed and cut.
   * @param {string} search
   */
  read(search) {
    const given = new URLSearchParams(search);
    const state = this.empty();
    state.q = given.get("q") ?? "";
    for (const facet of this.#facets) state.chosen[facet] = new Set(given.getAll(facet).filter(Boolean));
    for (const end of ["from", "to"]) if (DAY.test(given.get(end) ?? "")) state[end] = given.get(end);
    state.groups = given.get("groups") === "1";
    const sort = given.get("sort") ?? "";
    if (this.#sorts.includes(sort)) state.sort = sort;
    const page = Number.parseInt(given.get("page") ?? "1", 10);
    state.page = page > 0 ? page : 1;
    return state;
  }

  /**
   * The query string of a state, with its question mark; nothing for nothing chosen.
   * @param {State} state
   */
  write(state) {
    const out = new URLSearchParams();
    const q = sensible(state.q.trim()).trim();
    if (q) out.append("q", q);
    for (const facet of this.#facets) for (const value of [...state.chosen[facet]].sort()) out.append(facet, value);
    for (const end of ["from", "to"]) if (state[end]) out.append(end, state[end]);
    if (state.groups) out.append("groups", "1");
    if (state.sort !== this.#sorts[0]) out.append("sort", state.sort);
    if (state.page > 1) out.append("page", String(state.page));
    const text = out.toString();
    return text ? `?${text}` : "";
  }
}
