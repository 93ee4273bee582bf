// The search boxes of a page. Nothing is loaded until one is focused; without this script a box is a form that leads
// to the results page, and that page says how to browse instead.
//
// Results are plain links that take the focus one after the other: what Enter does, what a screen reader says and what
// a middle click does are then the browser's own.

import { element, marked, numeral, readJson, sensible, worded } from "./dom.js";

/** @import { NamesIndex, PassagesIndex, SearchedKind } from "./shapes" */

const ROOT = new URL("../../", import.meta.url);
const IN_BOX = 3; // answers of a kind in the suggestions
const ON_PAGE = 10; // answers on the results page when all are of one kind, before "more"
const OF_EACH = 3; // answers of a kind there when there are several: the best of the next kind stands in sight
const SETTLED = 500; // milliseconds after the last letter: then the count is said, and the address written

/** @type {Promise<any> | null} */
let loading = null;
const readers = new Set(); // boxes that want to know when the full texts have come

const language = () => document.documentElement.lang;

/** The finder with all names and titles; the texts of passages follow, and whoever has asked is asked again. */
function load() {
  const started = (loading ??= opened());
  started.catch(() => (loading = null)); // a lost connection: the next letter tries again
  return started;
}

async function opened() {
  // what these ask for in turn is asked for with them: no file waits until another has been read
  const [{ default: MiniSearch }, { Finder, grouped }, phrases, answer] = await Promise.all([
    // @ts-expect-error: a package, which lies beside this file on the site only
    import("./minisearch.js"),
    import("./ranking.js"), import("./phrases.js"), readJson(`names-${language()}.json`),
    import("./slips.js"), import("./folding.js"), import("./kinship.js"), import("./figures.js"), import("./fitness.js"),
    import("./due.js"), import("./periods.js"), import("./times.js"),
  ]); // prettier-ignore
  const names = /** @type {NamesIndex} */ (answer);
  const finder = new Finder(MiniSearch, names);
  await finder.add(names.columns);
  const found = { finder, grouped, ...phrases, words: names.words, kinds: names.kinds, complete: false };
  readJson(`passages-${language()}.json`).then(async (/** @type {PassagesIndex} */ passages) => {
    await finder.add(passages.columns, passages.replaces);
    found.complete = true;
    readers.forEach((read) => read());
  });
  return found;
}

/** How many answers of a kind are shown: few in the suggestions and beside other kinds, all where the reader asked for all. */
export function limitOf({ page, kinds, all }) {
  if (all) return Infinity;
  return page ? (kinds > 1 ? OF_EACH : ON_PAGE) : IN_BOX;
}

/** Where a key leads among so many answers, from the one at a place (-1: the box itself); null when it leads nowhere. */
export function stepped(key, at, count) {
  const inside = at >= 0;
  const go = new Map([["ArrowDown", at + 1], ["ArrowUp", at - 1], ["Home", inside ? 0 : null], ["End", inside ? count - 1 : null]]).get(key) ?? null;
  return go === null || !count ? null : Math.max(-1, Math.min(go, count - 1));
}

/** The address of the results for what was typed: its query, or nothing. */
export function queryOf(typed) {
  const text = sensible(typed.trim()).trim();
  return text ? `?q=${encodeURIComponent(text.toWellFormed?.() ?? text)}` : "";
}

/**
 * How many answers there are, and of what, in words.
 * @param {{ kind: string, count: number }[]} groups
 * @param {Record<string, Pick<SearchedKind, "name">>} kinds
 */
export function summary(groups, kinds) {
  return groups.map((group) => `${kinds[group.kind].name}: ${numeral(group.count)}`).join("; ");
}

class Box {
  constructor(form) {
    this.form = form;
    this.page = form.dataset.lookup === "page";
    this.input = form.querySelector("input[type=search]");
    this.panel = form.querySelector("[data-search-panel]");
    this.results = form.querySelector("[data-search-results]");
    this.status = form.querySelector("[data-search-count]");
    this.all = form.querySelector("[data-search-all]");
    this.opened = new Set(); // kinds shown in full
    this.input.addEventListener("focus", () => load());
    this.input.addEventListener("input", () => this.read());
    form.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("focusout", (event) => this.page || form.contains(event.relatedTarget) || event.relatedTarget === null || this.close());
    document.addEventListener("pointerdown", (event) => this.page || form.contains(event.target) || this.close());
    readers.add(() => this.shown && this.show());
    if (this.page) this.restore();
  }

  get links() {
    return [...this.panel.querySelectorAll("a, button")].filter((link) => !link.hidden);
  }

  /** The query of the address, and again when going back. */
  restore() {
    const read = () => {
      this.input.value = new URLSearchParams(location.search).get("q") ?? "";
      this.read();
    };
    addEventListener("popstate", read);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.write("pushState");
      this.read();
    });
    read();
  }

  write(how) {
    const address = queryOf(this.input.value) || location.pathname;
    if (address !== (location.search || location.pathname)) history[how](null, "", address);
  }

  async read() {
    this.opened.clear();
    const asked = this.input.value.trim();
    if (!asked) return this.close();
    const library = await load();
    if (asked !== this.input.value.trim()) return; // a later letter has been answered already
    this.library = library;
    this.show();
    clearTimeout(this.settled);
    this.settled = setTimeout(() => {
      this.say();
      if (this.page) this.write("replaceState");
    }, SETTLED);
  }

  show() {
    const { finder, grouped } = this.library;
    const focused = document.activeElement?.getAttribute?.("href");
    const { query, hits, missing, near } = finder.find(this.input.value);
    this.count = hits.length;
    this.groups = grouped(hits, Infinity);
    this.results.replaceChildren(...this.groups.map((group) => this.group(group, query)));
    if (!hits.length) this.results.append(element("p", { class: "lookup-none" }, worded(this.library.words.none, { query: sensible(this.input.value.trim()) })));
    else if (missing.length) {
      const quoted = missing.map((word) => `“${word}”`).join(", ");
      this.results.prepend(element("p", { class: "lookup-none" }, worded(this.library.words.missing, { words: quoted })));
    } else if (near && this.library.complete) {
      this.results.prepend(element("p", { class: "lookup-none" }, worded(this.library.words.near, { query: sensible(this.input.value.trim()) })));
    }
    if (this.all) {
      this.all.hidden = !hits.length;
      this.all.textContent = worded(this.library.words.all, { n: this.count });
      this.all.href = `${this.form.action}${queryOf(this.input.value)}`;
    }
    this.panel.hidden = false;
    this.shown = true;
    if (this.page) this.say();
    if (focused && document.activeElement === document.body) this.links.find((link) => link.getAttribute("href") === focused)?.focus();
  }

  group({ kind, count, hits }, query) {
    const { words, kinds } = this.library;
    const limit = limitOf({ page: this.page, kinds: this.groups.length, all: this.opened.has(kind) });
    const id = `${this.input.id}-${kind}`;
    const list = element("ul", { "aria-labelledby": id }, hits.slice(0, limit).map((hit) => this.item(hit.record, query)));
    const parts = [element("p", { id, class: "lookup-kind" }, kinds[kind].name, " ", element("span", { class: "count" }, numeral(count))), list];
    if (this.page && count > limit) {
      const more = element("button", { type: "button", class: "lookup-more" }, worded(words.more, { n: count, kind: kinds[kind].name }));
      more.addEventListener("click", () => {
        this.opened.add(kind);
        this.show();
        this.results.querySelector(`[aria-labelledby="${id}"]`)?.children[limit]?.querySelector("a")?.focus();
      });
      parts.push(more);
    }
    return element("div", { class: `lookup-group lookup-${kind}` }, parts);
  }

  item({ kind, id, name, fact, text }, query) {
    const { kinds, stretches, excerpt } = this.library;
    const foreign = language() === "vi" ? null : "vi";
    const title = name || fact;
    const found = stretches(title, query);
    const link = element(
      "a",
      { href: new URL(kinds[kind].folder + id, ROOT).href, lang: name && kinds[kind].official ? foreign : null },
      marked(title, found),
    );
    const shown = excerpt(text, stretches(text, query), this.page ? 260 : 150);
    return element(
      "li",
      { class: "lookup-item" },
      link,
      text ? element("span", { class: "lookup-text", lang: foreign }, marked(shown, stretches(shown, query))) : null,
      name && fact ? element("span", { class: "lookup-fact" }, found.length ? fact : marked(fact, stretches(fact, query))) : null,
    );
  }

  /** Say how many there are, and of what: once, when typing has stopped. */
  say() {
    if (!this.shown) return;
    const { words, kinds } = this.library;
    const groups = summary(this.groups, kinds);
    const said = worded(words.count, { n: this.count }) + (groups ? ` – ${groups}` : "");
    if (this.status.textContent !== said) this.status.textContent = said;
  }

  close() {
    this.panel.hidden = true;
    this.shown = false;
    this.status.textContent = "";
    this.results.replaceChildren();
  }

  /** First the suggestions go, then what was typed. */
  escape(event) {
    if (!this.shown && !this.input.value) return;
    event.preventDefault();
    if (this.shown && !this.page) this.close();
    else this.input.value = "";
    this.input.focus();
  }

  key(event) {
    const links = this.shown ? this.links : [];
    const at = links.indexOf(document.activeElement);
    const go = stepped(event.key, at, links.length);
    if (event.key === "Escape") {
      this.escape(event);
    } else if (go !== null) {
      event.preventDefault();
      (go < 0 ? this.input : links[go]).focus();
    } else if (at >= 0 && isLetter(event)) {
      this.input.focus(); // whoever goes on typing means the box
    } else if (event.key === "ArrowDown" && document.activeElement === this.input && this.input.value.trim()) {
      this.read();
    }
  }
}

/** Whether a key writes a letter; a space is for the page to scroll, or for a button to be pressed. */
const isLetter = ({ key, ctrlKey, metaKey, altKey }) => key.length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey;

/** Make the boxes of a page work; "/" leads to the first, or to that of the results page. */
function start() {
  const boxes = [...document.querySelectorAll("form[data-lookup]")].map((form) => new Box(form));
  document.addEventListener("keydown", (event) => slash(event, boxes));
}

function slash(event, boxes) {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  (boxes.find((box) => box.page) ?? boxes[0])?.input.focus();
}

if (typeof document !== "undefined") start();
