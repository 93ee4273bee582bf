// The explorer page: choices with counts on one side, fifty rows at a time on the other, the state in the address.
// The page comes as it is when nothing is chosen, with its first rows, all choices and their counts; this script takes
// them over and changes what differs. What only words and downloads need is loaded when the page is ready.

import { Address } from "./address.js";
import { element, numeral, readJson, worded } from "./dom.js";
import { Table, turn } from "./facets.js";
import { dayOfReading } from "./times.js";

/** @import { ExplorerIndex, State, Word } from "./shapes" */

const LANGUAGE = globalThis.document?.documentElement.lang ?? "";
const QUICK = 30; // milliseconds: where rows are shown faster than this, each letter typed is answered at once
const PAUSE = 120; // milliseconds without a letter before a free text is looked for, where they are not
const SLICE = 6; // milliseconds of work ahead at a time: a letter typed meanwhile is not held up
const LABEL = 80; // letters of a free text that stand on the button that takes it back
const SETTLED = 600; // milliseconds before the address of a free text is written, and its count said

const soon = globalThis.requestIdleCallback ?? ((then) => setTimeout(then, 50));
const fetchTexts = () => Promise.all([import("./texts.js"), readJson(`explorer-texts-${LANGUAGE}.json`)]);

/**
 * The page of rows that is shown, of so many: its number, how many there are, its first row and the one after its last.
 * @param {number} count
 * @param {number} length
 * @param {number} page
 */
export function pageOf(count, length, page) {
  const pages = Math.max(1, Math.ceil(count / length));
  const shown = Math.min(page, pages);
  return { page: shown, pages, from: (shown - 1) * length, to: Math.min(shown * length, count) };
}

/**
 * A state without one of its choices, on its first page; what it was made of stays as it is.
 * @param {State} state
 * @param {string} name a facet, an end of the time, "groups" or "q"
 * @param {string} value
 * @returns {State}
 */
export function without(state, name, value) {
  const rest = { ...state, page: 1 };
  if (name === "groups") return { ...rest, groups: false };
  if (!state.chosen[name]) return { ...rest, [name]: "" };
  return { ...rest, chosen: { ...state.chosen, [name]: new Set([...state.chosen[name]].filter((id) => id !== value)) } };
}

/**
 * What is chosen, each with the name and value that take it back, and what it is called: names where the index has them.
 * @param {State} state
 * @param {ExplorerIndex["facets"]} facets
 * @param {Record<string, Word>} words
 * @param {string} language
 */
export function choices(state, facets, words, language) {
  const made = [];
  if (state.q.trim()) made.push({ name: "q", value: "", label: `“${shortened(state.q.trim())}”` });
  for (const [name, { ids, names }] of Object.entries(facets)) {
    for (const value of state.chosen[name]) made.push({ name, value, label: names[ids.indexOf(value)] ?? shortened(value) });
  }
  for (const end of ["from", "to"]) if (state[end]) made.push({ name: end, value: "", label: worded(words[end], { date: dayOf(state[end], language) }, language) });
  if (state.groups) made.push({ name: "groups", value: "", label: worded(words.groups, {}, language) });
  return made;
}

/** A day as the language writes it; one that no calendar has, as it was typed into the address. */
function dayOf(day, language) {
  const date = new Date(day);
  return Number.isNaN(date.getTime()) ? day : date.toLocaleDateString(language, { timeZone: "UTC" });
}

const shortened = (text) => (text.length > LABEL ? `${text.slice(0, LABEL)}…` : text);

class Explorer {
  constructor(root, data, coming, turned) {
    this.root = root;
    this.words = data.words;
    this.folders = data.folders;
    this.facets = Object.keys(data.facets);
    this.length = data.rows; // rows of a page
    this.address = new Address(data);
    this.table = new Table(data, LANGUAGE);
    this.rows = this.table.all();
    this.turned = turned; // the counts that came with the page are of another day
    this.coming = coming; // the texts, when they are on their way already
    const at = (name) => root.querySelector(`[data-explorer-${name}]`);
    this.parts = Object.fromEntries(["form", "count", "shown", "chosen", "pages", "filters", "reset", "static", "go", "groups"].map((name) => [name, at(name)]));
    this.body = root.querySelector("tbody");
    this.filters = {};
    this.boxes = Object.fromEntries(this.facets.map((facet) => [facet, this.adopt(facet)]));
    this.listen();
  }

  /** Show what the address asks for; where it asks for nothing, what was chosen before this script came. */
  start() {
    const asked = this.address.read(location.search);
    const early = this.gathered();
    return this.address.write(early) && !this.address.write(asked) ? this.go(early) : this.restore();
  }

  /** What words are looked for in, and downloads hold: loaded once; when the line was cut, the next use tries again. */
  load() {
    this.loading ??= (this.coming ?? fetchTexts()).then(([{ Texts }, data]) => {
      this.texts = new Texts(this.table, data);
      this.foldAhead();
    });
    this.loading.catch(() => (this.loading = this.coming = null));
    return this.loading;
  }

  /** Get ready for the first letter typed, in small pieces while the reader looks. */
  foldAhead(from = 0) {
    soon(() => {
      const until = this.texts.foldAhead(from, SLICE);
      if (until < this.table.length) this.foldAhead(until);
    });
  }

  /** The choices of a facet as they stand in the page; they stay where they are while counts change. */
  adopt(facet) {
    const set = this.root.querySelector(`[data-facet="${facet}"]`);
    const number = this.table.index[facet];
    const boxes = new Map();
    for (const input of set.querySelectorAll("input")) {
      const label = input.parentElement;
      boxes.set(number.get(input.value), { input, label, number: label.lastElementChild });
    }
    const filter = set.parentElement.querySelector("[data-filter] input");
    filter?.addEventListener("input", () => this.narrow(facet, filter));
    set.parentElement.querySelector("[data-widen]")?.addEventListener("click", () => {
      filter.value = "";
      this.narrow(facet, filter);
      filter.focus();
    });
    this.filters[facet] = filter;
    return boxes;
  }

  async narrow(facet, filter) {
    const { squeeze, tokens } = await import("./folding.js");
    const wanted = tokens(filter.value);
    for (const [i, box] of this.boxes[facet]) {
      box.folded ??= ` ${squeeze(this.table.data.facets[facet].names[i])}`;
      box.away = !wanted.every((word) => box.folded.includes(` ${word}`));
    }
    this.sift(facet, filter);
  }

  /** Hide what does not match the words typed above a list; where nothing is left, show what matches without a row, and say so. */
  sift(facet, filter) {
    const boxes = [...this.boxes[facet].values()];
    const there = boxes.filter(({ away }) => !away);
    const alone = Boolean(filter?.value.trim()) && there.every(({ none }) => none);
    for (const box of boxes) {
      box.sought = alone && !box.away;
      hide(box);
    }
    if (!filter) return;
    const { dataset, nextElementSibling: said } = filter.closest("[data-filter]");
    put(said.querySelector("[data-narrowed]"), alone ? (there.length ? dataset.away : dataset.none) : "");
    said.querySelector("[data-widen]").hidden = !alone;
  }

  listen() {
    const { form, filters, reset } = this.parts;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", (event) => event.target.closest("[data-filter]") || this.changed(event.target.name === "q"));
    form.addEventListener("input", (event) => event.target.name === "q" && this.typed());
    reset.addEventListener("click", () => this.go(this.address.empty()));
    this.parts.go.addEventListener("click", () => (filters.open = false)); // what it leads to stands below them
    this.parts.chosen.addEventListener("click", (event) => this.remove(event.target.closest("button")));
    this.parts.pages.addEventListener("click", (event) => this.turn(event));
    for (const button of this.root.querySelectorAll("[data-download]")) button.addEventListener("click", () => this.download(button));
    addEventListener("popstate", () => this.restore());
    const wide = matchMedia("(min-width: 60em)");
    const open = () => (filters.open = wide.matches); // on a phone the rows come first
    wide.addEventListener("change", open);
    open();
  }

  restore() {
    this.state = this.address.read(location.search);
    this.fill();
    return this.show();
  }

  /** Write the state into the form. */
  fill() {
    const { form } = this.parts;
    form.elements.q.value = this.state.q;
    form.elements.from.value = this.state.from;
    form.elements.to.value = this.state.to;
    form.elements.groups.checked = this.state.groups;
    form.elements.sort.value = this.state.sort;
    for (const facet of this.facets) for (const { input } of this.boxes[facet].values()) input.checked = this.state.chosen[facet].has(input.value);
  }

  /** The state that the form holds; choices of an address that name nothing are dropped with the first change. */
  gathered() {
    const { elements } = this.parts.form;
    const state = this.address.empty();
    Object.assign(state, { q: elements.q.value, from: elements.from.value, to: elements.to.value, groups: elements.groups.checked, sort: elements.sort.value });
    for (const facet of this.facets) for (const { input } of this.boxes[facet].values()) if (input.checked) state.chosen[facet].add(input.value);
    return state;
  }

  changed(byWords) {
    clearTimeout(this.pause);
    const state = this.gathered();
    // leaving the box after typing: nothing is drawn anew, or the button that was clicked would be gone before the click
    if (byWords && state.q === this.state.q) this.record("replaceState");
    else this.go(state, byWords ? "replaceState" : "pushState");
  }

  typed() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.state = this.gathered();
      this.show(true);
      clearTimeout(this.settled);
      this.settled = setTimeout(() => this.record("replaceState"), SETTLED);
    }, (this.took ?? 0) > QUICK ? PAUSE : 0);
  }

  go(state, how = "pushState") {
    clearTimeout(this.settled);
    this.state = state;
    this.record(how);
    this.fill();
    return this.show();
  }

  record(how) {
    const address = this.address.write(this.state);
    if (address !== location.search) history[how](null, "", address || location.pathname);
    this.say();
  }

  /** Show the rows of the state; words wait for the texts they are looked for in. */
  async show(quiet = false) {
    const { state } = this;
    const byWords = Boolean(state.q.trim());
    if (byWords && !this.texts) await this.load();
    if (state !== this.state) return; // a later choice has been answered meanwhile
    const since = performance.now();
    const asItCame = !this.shown && !this.turned && !this.address.write(state); // with the rows and the counts of nothing chosen
    const { rows, counts } = asItCame ? { rows: this.rows } : this.table.filter(state, byWords ? this.texts.matcher(state.q) : undefined);
    this.draw(rows, counts);
    if (counts) this.compare(state, byWords ? this.texts.matcher(state.q) : undefined);
    if (!quiet) this.say();
    this.took = performance.now() - since;
  }

  /** Rows, and the counts of choices where they are not as they came. */
  draw(rows, counts) {
    const { page, pages, from, to } = pageOf(rows.length, this.length, this.state.page);
    this.rows = rows;
    this.state.page = page;
    if (counts) {
      this.body.replaceChildren(...rows.slice(from, to).map((row) => this.row(row)));
      this.count(counts);
    }
    this.shown = true;
    this.chips();
    this.pager(pages);
    this.parts.shown.textContent = rows.length ? worded(this.words.shown, { from: from + 1, to, n: rows.length }) : this.words.none;
    this.parts.static?.remove();
    for (const button of this.root.querySelectorAll("[data-download]")) button.disabled = !rows.length;
  }

  /** The count is a status, so writing it is saying it. */
  say() {
    const { count } = this.parts;
    const said = worded(this.words.count, { n: this.rows.length });
    count.dataset.explorerCount = this.rows.length;
    put(count, said);
  }

  count(counts) {
    put(this.parts.go, worded(this.words.go, { n: this.rows.length }));
    for (const facet of this.facets) {
      let chosen = 0;
      for (const [i, box] of this.boxes[facet]) {
        box.none = !counts[facet][i];
        put(box.number, numeral(counts[facet][i]));
        chosen += box.input.checked;
      }
      this.sift(facet, this.filters[facet]);
      put(this.root.querySelector(`[data-chosen="${facet}"]`), chosen ? String(chosen) : "");
    }
  }

  /** Beside the switch for groups: how many rows there are without it and with it, where that is not the same. */
  compare(state, matches) {
    const other = this.table.filter({ ...state, groups: !state.groups }, matches).rows.length;
    const [named, all] = state.groups ? [other, this.rows.length] : [this.rows.length, other];
    put(this.parts.groups, named === all ? "" : worded(this.words.both, { named, all }));
  }

  /** What is chosen, each with a button that takes it back. */
  chips() {
    const chip = ({ name, value, label }) => element("button", { type: "button", "data-remove": name, value, title: worded(this.words.remove, { name: label }) }, label);
    const made = choices(this.state, this.table.data.facets, this.words, LANGUAGE).map(chip);
    this.parts.chosen.replaceChildren(...made.map((button) => element("li", {}, button)));
    this.parts.chosen.hidden = !made.length;
    this.parts.reset.hidden = !made.length;
  }

  remove(button) {
    if (!button) return;
    this.go(without(this.state, button.dataset.remove, button.value));
    (this.parts.chosen.querySelector("button") ?? this.parts.form.elements.q).focus();
  }

  /** Pages are links: they can be opened beside, copied and gone back to. */
  pager(pages) {
    const link = (page, label, rel) => (page < 1 || page > pages ? null : element("a", { href: this.address.write({ ...this.state, page }) || location.pathname, rel, "data-page": page }, label));
    const parts = [link(this.state.page - 1, this.words.previous, "prev"), element("span", {}, worded(this.words.page, { page: this.state.page, n: pages })), link(this.state.page + 1, this.words.next, "next")];
    this.parts.pages.replaceChildren(...parts.filter(Boolean));
    this.parts.pages.hidden = pages < 2;
  }

  turn(event) {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.go({ ...this.state, page: Number(link.dataset.page) });
    this.root.querySelector("table").focus({ preventScroll: true });
    this.root.querySelector("[data-explorer-count]").scrollIntoView();
  }

  row(row) {
    const { columns, data } = this.table;
    const link = (kind, tail, label) => element("a", { href: `${this.folders.root}${this.folders[kind]}${tail}` }, label);
    const leads = this.table.agencies(row, data.leading);
    const document_ = columns.document[row][0];
    const { ids, names } = data.facets.document;
    const local = columns.id[row].slice(ids[document_].length + 1);
    const own = columns.section[row];
    const section = own ? `, ${data.sections[own] ?? worded(this.words.section, { label: own })}` : "";
    return element(
      "tr",
      { "data-commitment": columns.id[row] },
      element("th", { scope: "row" }, link("commitment", `${columns.id[row]}/`, columns[`title_${LANGUAGE}`][row])),
      element("td", {}, leads.flatMap((agency, i) => [i ? "; " : "", link("agency", `${data.facets.agency.ids[agency]}/`, data.facets.agency.names[agency])])),
      element("td", columns.due_words[row] ? {} : { class: "none" }, columns.due_words[row] || "–"),
      element("td", {}, link("document", `${ids[document_]}/#${local}`, names[document_] + section)),
    );
  }

  async download(button) {
    button.setAttribute("aria-busy", "true");
    try {
      const [{ save }] = await Promise.all([import("./download.js"), this.load()]);
      await save(button.dataset.download, this.table, this.rows);
    } finally {
      button.removeAttribute("aria-busy");
    }
  }
}

/** A choice is hidden that nothing has or that was narrowed away, but not while it is chosen or worked with. */
function hide({ away, none, sought, label, input }) {
  const hidden = Boolean(away || (none && !sought && !input.checked && input !== document.activeElement));
  if (label.hidden !== hidden) label.hidden = hidden;
}

/** A text where it differs: what stays as it is costs nothing, and is not said again. */
function put(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/** Take over the explorer of a page; it is ready when what its address asks for is shown. */
async function start(root) {
  const coming = new URLSearchParams(location.search).get("q")?.trim() ? fetchTexts() : null;
  const data = await readJson(`explorer-${LANGUAGE}.json`);
  data.folders.root = new URL("../../", import.meta.url).href;
  const explorer = (root.explorer = new Explorer(root, data, coming, turn(data, dayOfReading())));
  await explorer.start();
  root.dataset.ready = "";
  soon(() => explorer.load().catch(() => {})); // nobody has asked yet: who does hears of it
}

if (typeof document !== "undefined") for (const root of document.querySelectorAll("[data-explorer]")) await start(root);
