// A time in what a reader typed: "thời hạn quý IV 2023", "due before 30 June 2023". How days, months, quarters and years are
// said stands in a list that the index brings, in all languages; here is only how they make days.

import { read } from "./phrases.js";

/** @import { Times } from "./shapes" */

const YEAR = /^20\d\d$/;
const NUMBER = /^\d{1,2}$/;
const ROMAN = ["i", "ii", "iii", "iv"];
const MONTHS = 12;
const IN_QUARTER = 3;
const JOINED = /^(\D+)(\d)$/; // Q3
const LONGEST = 4; // words of the longest turn of phrase

const two = (number) => String(number).padStart(2, "0");

/** The first and the last day of some months of a year. */
function months(year, first, last = first) {
  return { from: `${year}-${two(first)}-01`, to: `${year}-${two(last)}-${two(new Date(Date.UTC(year, last, 0)).getUTCDate())}` };
}

/** A day; null when there is none of that number. */
function day(year, month, number) {
  const { from, to } = months(year, month);
  const date = `${from.slice(0, -2)}${two(number)}`;
  return number >= 1 && date <= to ? { from: date, to: date } : null;
}

/** The day so many days after another. */
function beside(date, days) {
  const on = new Date(`${date}T00:00:00Z`);
  on.setUTCDate(on.getUTCDate() + days);
  return on.toISOString().slice(0, 10);
}

export class Periods {
  /** @type {Record<string, Set<string>>} */
  #lists;
  #months;

  /** @param {Pick<Times, "lists" | "months">} times how they are said */
  constructor({ lists, months: names }) {
    const folded = (text) => read(text).map((word) => word.folded).join(" ");
    this.#lists = Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, new Set(list.map(folded))]));
    this.#months = names.map((list) => new Set(list.map(folded)));
  }

  /**
   * The days that were asked for ("" where there is no first or last one), whether by a word of asking, and what else was
   * typed; null when no time was.
   * @param {string} text
   */
  in(text) {
    const typed = read(text);
    const words = typed.flatMap(({ folded }) => JOINED.exec(folded)?.slice(1) ?? [folded]);
    const printed = typed.flatMap(({ folded, start, end }) => (JOINED.test(folded) ? ["", text.slice(start, end)] : [text.slice(start, end)]));
    const found = { from: "", to: "", asked: false };
    const rest = [];
    for (let at = 0; at < words.length; ) {
      const said = this.#said(words, at);
      const known = said.length || this.#listed("asked", words, at) || this.#listed("passed", words, at);
      if (said.length) Object.assign(found, { from: found.from || said.from, to: said.to || found.to });
      else found.asked ||= this.#listed("asked", words, at) > 0;
      if (!known) rest.push(printed[at]);
      at += known || 1;
    }
    return found.from || found.to ? { ...found, rest: rest.join(" ").trim() } : null;
  }

  /** A time said from a place on, with what it begins or ends; its length is 0 when none is. */
  #said(words, at) {
    const [before, after, until, since] = ["before", "after", "until", "since"].map((list) => this.#listed(list, words, at));
    const length = Math.max(before, after, until, since);
    const period = this.#period(words, at + length);
    if (!period) return { from: "", to: "", length: 0 };
    const { from, to } = period.days;
    const one = from === to; // a day is within what is due before it
    const [first, last] = [after && !one ? beside(to, 1) : from, before && !one ? beside(from, -1) : to];
    return { from: before || until ? "" : first, to: after || since ? "" : last, length: length + period.length };
  }

  /** How many words from a place on are on a list; 0 for none. */
  #listed(list, words, at) {
    for (let length = LONGEST; length > 0; length--) {
      if (at + length <= words.length && this.#lists[list].has(words.slice(at, at + length).join(" "))) return length;
    }
    return 0;
  }

  /** The time said from a place on, and in how many words. The longest way of saying it is tried first. */
  #period(words, at) {
    for (const way of [this.#day, this.#monthDay, this.#quarter, this.#month, this.#year]) {
      const steps = { at, list: (name) => (steps.at += this.#listed(name, words, steps.at)), next: () => words[steps.at++] ?? "" };
      const days = way.call(this, steps);
      if (days) return { days, length: steps.at - at };
    }
    return null;
  }

  /** The number of a month, by number or by name; 0 for none. */
  #monthOf(word) {
    const number = NUMBER.test(word) ? Number(word) : this.#months.findIndex((names) => names.has(word)) + 1;
    return number <= MONTHS ? number : 0;
  }

  #yearOf(steps) {
    steps.list("year");
    const word = steps.next();
    return YEAR.test(word) ? Number(word) : 0;
  }

  /** "ngày 30 tháng 6 năm 2023", "30/6/2023", "30 June 2023" */
  #day(steps) {
    steps.list("day");
    const number = steps.next();
    steps.list("month");
    const month = this.#monthOf(steps.next());
    const year = this.#yearOf(steps);
    return NUMBER.test(number) && month && year ? day(year, month, Number(number)) : null;
  }

  /** "June 30, 2023" */
  #monthDay(steps) {
    const name = steps.next();
    const number = steps.next();
    const year = this.#yearOf(steps);
    return !NUMBER.test(name) && this.#monthOf(name) && NUMBER.test(number) && year ? day(year, this.#monthOf(name), Number(number)) : null;
  }

  /** "quý IV/2023", "Q3 2022" */
  #quarter(steps) {
    const before = steps.at;
    if (steps.list("quarter") === before) return null;
    const word = steps.next();
    const number = ROMAN.indexOf(word) + 1 || (NUMBER.test(word) ? Number(word) : 0);
    const year = this.#yearOf(steps);
    return number >= 1 && number <= ROMAN.length && year ? months(year, (number - 1) * IN_QUARTER + 1, number * IN_QUARTER) : null;
  }

  /** "tháng 6 năm 2023", "6/2023", "December 2023" */
  #month(steps) {
    steps.list("month");
    const month = this.#monthOf(steps.next());
    const year = this.#yearOf(steps);
    return month && year ? months(year, month) : null;
  }

  /** "năm 2025" */
  #year(steps) {
    const year = this.#yearOf(steps);
    return year ? months(year, 1, MONTHS) : null;
  }
}
