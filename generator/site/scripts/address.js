// The state of the explorer and its query string. What is not chosen is not written, and the order is fixed, so that
// the same choice always has the same address. The index says which facets and orders there are.

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class Address {
  #facets;
  #sorts;

  /** `facets` by name, in the order in which an address names them; the first of `sorts` is how rows come. */
  constructor({ facets, sorts }) {
    this.#facets = Object.keys(facets);
    this.#sorts = sorts;
  }

  /** Nothing chosen. */
  empty() {
    const chosen = Object.fromEntries(this.#facets.map((facet) => [facet, new Set()]));
    return { q: "", chosen, from: "", to: "", groups: false, sort: this.#sorts[0], page: 1 };
  }

  /** The state in a query string. What makes no sense there is left out, never an error: addresses are typed and cut. */
  read(search) {
    const given = new URLSearchParams(search);
    const state = this.empty();
    state.q = given.get("q") ?? "";
    for (const facet of this.#facets) state.chosen[facet] = new Set(given.getAll(facet).filter(Boolean));
    for (const end of ["from", "to"]) if (DAY.test(given.get(end) ?? "")) state[end] = given.get(end);
    state.groups = given.get("groups") === "1";
    if (this.#sorts.includes(given.get("sort"))) state.sort = given.get("sort");
    const page = Number.parseInt(given.get("page") ?? "1", 10);
    state.page = page > 0 ? page : 1;
    return state;
  }

  /** The query string of a state, with its question mark; nothing for nothing chosen. */
  write(state) {
    const out = new URLSearchParams();
    if (state.q.trim()) out.append("q", state.q.trim());
    for (const facet of this.#facets) for (const value of [...state.chosen[facet]].sort()) out.append(facet, value);
    for (const end of ["from", "to"]) if (state[end]) out.append(end, state[end]);
    if (state.groups) out.append("groups", "1");
    if (state.sort !== this.#sorts[0]) out.append("sort", state.sort);
    if (state.page > 1) out.append("page", String(state.page));
    const text = out.toString();
    return text ? `?${text}` : "";
  }
}
