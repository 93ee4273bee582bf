// What is due in a time that was asked for: not a record, but the explorer with these days, and with the thing named beside them.

import { worded } from "./dom.js";
import { isNamed } from "./fitness.js";
import { Periods } from "./periods.js";
import { written } from "./times.js";

/** @import { Times } from "./shapes" */

export class Due {
  #times;
  #periods;

  /** @param {Times} times how times are said, and which page answers them */
  constructor(times) {
    this.#times = times;
    this.#periods = new Periods(times);
  }

  /**
   * The answers with the page of what is due where it belongs: first where a time alone is meant, after the thing of a name where
   * one stands beside it. What else was typed must be the name of something the page can be narrowed by.
   * @param {string} text
   * @param {(text: string) => any} find the search for everything else
   */
  among(text, find) {
    const found = find(text);
    const period = this.#periods.in(text);
    if (!period || (period.rest && !period.asked)) return found;
    const named = period.rest ? this.#named(find(period.rest)) : null;
    if (period.rest && !named) return found;
    const hit = { record: this.#record(period, named), exact: true, own: true, score: 0 };
    const before = named ? 1 : 0;
    return { ...found, near: false, missing: [], hits: [...found.hits.slice(0, before), hit, ...found.hits.slice(before)] };
  }

  #named({ query, hits: [first] }) {
    return first && this.#times.facets.includes(first.record.kind) && isNamed(first.record, query) ? first.record : null;
  }

  #record(period, named) {
    const { page, labels, language, form } = this.#times;
    const days = ["from", "to"].filter((side) => period[side]);
    const facet = named ? [[named.kind, named.id.replace(/\/$/, "")]] : [];
    const asked = new URLSearchParams([...facet, ...days.map((side) => [side, period[side]])]);
    const label = labels[days.length > 1 ? "within" : period.to ? "until" : "from"];
    const name = worded(label, Object.fromEntries(days.map((side) => [side, written(period[side], form)])), language);
    return { kind: "page", id: `${page}?${asked}`, name, fact: named?.name ?? "", text: "" };
  }
}
