// Reading a document: where the reader is, from one commitment to the next, marks that stay off, and what can be done
// with a passage. The text, its outline, the switch for the marks and the link that reports an error work without it.

import { isAway, reveal } from "./parts.js";

const KEY = "marks";
const NUMBERED = /^([IVXLC]+|\d+(?:\.\d+)*|Điều \d+)(?=[.)\s]|$)/u;

/** The beginning of a text of at most `limit` characters, cut between words. */
export function shortened(text, limit) {
  return text.length <= limit ? text : `${text.slice(0, limit).replace(/\s\S*$/u, "")} …`;
}

/** A link that reports an error, with the page and at most `limit` characters of its words filled in. */
export function completed(href, page, text, limit) {
  const quote = shortened(text, limit);
  const fields = href.startsWith("mailto:") ? { body: `${page}\n\n“${quote}”\n\n` } : { page, quote };
  const said = Object.entries(fields).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `${href}&${said.join("&")}`;
}

/** The headings above a place, the outer ones as their number alone: ["III", "2. Sở Y tế"]. */
export function path(headings, at) {
  const out = [];
  let level = Infinity;
  for (let i = at; i >= 0 && level > 2; i--) {
    if (headings[i].level >= level) continue;
    level = headings[i].level;
    out.unshift(out.length ? (NUMBERED.exec(headings[i].text)?.[1] ?? shortened(headings[i].text, 16)) : headings[i].text);
  }
  return out;
}

/** The last of the places (their distances from the top of the window, in order) that a line has reached; -1: none. */
export function reached(tops, line) {
  let [low, high] = [0, tops.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tops[middle] <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The id that the hash of an address names; "" where it is no id at all, for addresses are typed and cut: "#%E0%A4%A". */
export function named(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}

/** The address of the page, without whatever stands behind it. */
const canonical = () => /** @type {HTMLLinkElement} */ (document.querySelector("link[rel=canonical]")).href;

/** Tools stand in their passage, those of a heading after it. */
function toolsOf(passage, id) {
  const heading = /^H[2-4]$/u.test(passage.tagName);
  const row = passage.tagName === "TR";
  return heading ? passage.parentElement.querySelector(`[id="${CSS.escape(id)}"] ~ [data-tools]`) : passage.querySelector(row ? "[data-tools]" : ":scope > [data-tools]");
}

/** What a heading is called: in the language of the page where that stands under it, else in its own words. */
function called(node) {
  const other = node.nextElementSibling;
  const told = other?.classList.contains("heading-en");
  return { text: (told ? other : node).textContent.trim(), lang: told ? document.documentElement.lang : "vi" };
}

/** The words of a passage, or of the cells of a row, without what stands beside them. */
function spoken(node) {
  const own = [...node.childNodes].filter((child) => !child.classList?.contains("anchor") && !child.classList?.contains("row-tools"));
  const told = own.map((child) => (/^T[DH]$/u.test(child.tagName ?? "") ? `${spoken(child)} ` : child.textContent));
  return told.join("").trim();
}

class Reading {
  constructor(bar) {
    this.bar = bar;
    const article = bar.closest("article");
    this.allHeadings = [...article.querySelectorAll("h2[id], h3[id], h4[id]")].map((node) => ({ node, level: Number(node.tagName[1]), ...called(node) }));
    this.commitments = [...article.querySelectorAll(".p[data-commitment]")];
    this.sections = [...article.querySelectorAll(".part")];
    this.headings = this.allHeadings;
    this.placed = this.commitments;
    this.sort();
    article.addEventListener("parts", () => this.sort());
    this.position = bar.querySelector("[data-position]");
    this.here = bar.querySelector("[data-here]");
    this.kept = article.querySelector("[data-more]");
    this.more = article.querySelector("[data-more-tools]");
    this.follow();
    this.marks();
    this.outline();
    bar.addEventListener("click", (event) => this.step(Number(event.target.closest("[data-step]")?.dataset.step ?? 0)));
    addEventListener("hashchange", () => this.open());
    this.more.addEventListener("click", (event) => this.copy(event.target.closest("[data-copy]")));
    this.open();
  }

  /** What can be scrolled to: headings and commitments of closed parts have no place. */
  sort() {
    this.headings = this.allHeadings.filter(({ node }) => !isAway(node));
    this.placed = this.commitments.filter((node) => !isAway(node));
    this.at = undefined;
  }

  /** A line just under what sticks to the top of the window. */
  get line() {
    return this.bar.getBoundingClientRect().bottom + 24;
  }

  follow() {
    let waiting = false;
    const look = () => {
      waiting = false;
      this.look();
    };
    const soon = () => waiting || ((waiting = true), requestAnimationFrame(look));
    addEventListener("scroll", soon, { passive: true });
    soon(); // with the page's own layout: a long document is not laid out for this once more
  }

  look() {
    const { line } = this;
    const at = reached(this.headings.map(({ node }) => node.getBoundingClientRect().top), line); // prettier-ignore
    if (at !== this.at) {
      this.at = at;
      this.here.hidden = at < 0;
      if (at >= 0) {
        this.here.textContent = path(this.headings, at).join(" › ");
        this.here.lang = this.headings[at].lang;
        this.here.href = `#${this.headings[at].node.id}`;
      }
    }
    if (this.position && this.stepped === undefined) this.say(this.place(line));
  }

  place(line) {
    const section = this.sections[reached(this.sections.map((node) => node.getBoundingClientRect().top), line)]; // prettier-ignore
    const inside = this.placed.filter((node) => !section || section.contains(node));
    const at = reached(inside.map((node) => node.getBoundingClientRect().top), line); // prettier-ignore
    if (at >= 0) return this.commitments.indexOf(inside[at]);
    return section ? this.commitments.findLastIndex((node) => node.compareDocumentPosition(section) & Node.DOCUMENT_POSITION_FOLLOWING) : -1;
  }

  /** Only what the reader asked for is said aloud: while scrolling the status is not live. */
  say(at) {
    if (at === this.shown || at < 0) return;
    this.shown = at;
    this.position.setAttribute("aria-live", this.stepped === undefined ? "off" : "polite");
    this.position.querySelector("[data-place]").textContent = `${at + 1}/${this.commitments.length}`;
  }

  step(by) {
    if (!by) return;
    const { line } = this;
    let at = this.stepped ?? this.place(line);
    const top = this.stepped === undefined && at >= 0 ? this.commitments[at].getBoundingClientRect().top : line;
    if (by > 0 || top > line - 60) at += by; // up: first to the beginning of the one that is being read
    at = Math.max(0, Math.min(this.commitments.length - 1, at));
    this.stepped = at;
    this.say(at);
    this.current?.classList.remove("current");
    this.current = this.commitments[at];
    reveal(this.current);
    this.current.classList.add("current");
    this.current.scrollIntoView();
    clearTimeout(this.settled);
    this.settled = setTimeout(() => (this.stepped = undefined), 400); // scrolling by hand counts again
  }

  marks() {
    const box = this.bar.querySelector("#marks");
    try {
      if (localStorage.getItem(KEY) === "off") box.checked = false;
    } catch {
      // no storage: the choice holds for this page
    }
    box.addEventListener("change", () => {
      try {
        if (box.checked) localStorage.removeItem(KEY);
        else localStorage.setItem(KEY, "off");
      } catch {
        // as above
      }
    });
  }

  outline() {
    const link = this.bar.querySelector(".to-outline");
    const outline = /** @type {HTMLDetailsElement | null} */ (document.getElementById("outline"));
    if (!outline) return;
    const left = (event) => event.target.closest("a") && !matchMedia("(min-width: 60em)").matches;
    link?.addEventListener("click", () => (outline.open = true));
    outline.addEventListener("click", (event) => left(event) && (outline.open = false));
  }

  /** The passage whose address was opened gets its tools. */
  open() {
    const id = named(location.hash);
    const passage = id && document.getElementById(id);
    const tools = passage && toolsOf(passage, id);
    if (!tools) return this.kept.append(this.more);
    const words = passage.querySelector(":scope > .official") ?? passage;
    const text = spoken(words);
    const page = `${canonical()}#${id}`;
    for (const link of tools.querySelectorAll("a[href]")) {
      link.dataset.short ??= link.getAttribute("href");
      link.href = completed(link.dataset.short, page, text, Number(this.more.dataset.quoted));
    }
    this.more.querySelector("[data-passage]").textContent = id;
    this.more.querySelector("[role=status]").textContent = "";
    Object.assign(this.more.dataset, { page, text });
    tools.prepend(this.more);
  }

  async copy(button) {
    if (!button) return;
    const { page, text } = this.more.dataset;
    const status = this.more.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(button.dataset.copy === "address" ? page : `“${text}” – ${button.dataset.cite}. ${page}`);
      status.textContent = status.dataset.copied;
    } catch {
      status.textContent = status.dataset.notCopied;
    }
  }
}

if (typeof document !== "undefined") for (const bar of document.querySelectorAll("[data-reading]")) new Reading(bar);
