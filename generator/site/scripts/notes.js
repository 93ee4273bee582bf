// The page of source notes, narrowed by kind and document: what its address says is shown, the rest is hidden. Without this
// script the chips of kinds lead to their part of the page; they still do where the list goes on on further pages.

/** @typedef {{ kind: string, document: string }} Choice */

/**
 * All elements that a selector finds, below one or on the whole page.
 * @param {string} selector
 * @param {ParentNode} [within]
 */
const all = (selector, within = document) => /** @type {HTMLElement[]} */ ([...within.querySelectorAll(selector)]);
const chips = /** @type {HTMLAnchorElement[]} */ (all("a[data-chip]"));
const told = /** @type {HTMLElement | null} */ (document.querySelector("[data-notes-count]"));

/**
 * What is chosen, by what it is chosen of; nothing chosen is empty.
 * @returns {Choice}
 */
function chosen() {
  const given = new URLSearchParams(location.search);
  return { kind: given.get("kind") ?? "", document: given.get("document") ?? "" };
}

/**
 * The address of a choice; the other one stays.
 * @param {Choice} choice
 */
function address(choice) {
  const kept = Object.entries(choice).filter(([, value]) => value);
  return kept.length ? `?${new URLSearchParams(kept)}` : location.pathname;
}

/**
 * Show the notes of a kind that are of the chosen document, and say how many there are.
 * @param {HTMLElement} part
 * @param {Choice} choice
 */
function narrow(part, choice) {
  const groups = all("[data-document]", part);
  for (const group of groups) group.hidden = Boolean(choice.document) && group.dataset.document !== choice.document;
  const left = groups.filter((group) => !group.hidden).reduce((sum, group) => sum + all("[data-source-note]", group).length, 0);
  const count = part.querySelector("h2 .count");
  if (count) count.textContent = String(left);
  part.hidden = !left || (Boolean(choice.kind) && part.dataset.kind !== choice.kind);
}

/**
 * Let a chip lead on from a choice, and show whether it is chosen.
 * @param {HTMLAnchorElement} chip
 * @param {Choice} choice
 */
function mark(chip, choice) {
  const facet = chip.dataset.chip === "kind" ? "kind" : "document";
  const value = chip.dataset.value ?? "";
  chip.href = address({ ...choice, [facet]: value });
  if (choice[facet] === value) chip.setAttribute("aria-current", "true");
  else chip.removeAttribute("aria-current");
}

function show() {
  const choice = chosen();
  const narrowed = Boolean(choice.kind || choice.document);
  for (const part of /** @type {HTMLDetailsElement[]} */ (all("details[data-kind]"))) {
    narrow(part, choice);
    part.open ||= narrowed;
  }
  for (const chip of chips) mark(chip, choice);
  const shown = all("[data-source-note]").filter((note) => !note.closest("[hidden]")).length;
  if (told) told.textContent = narrowed ? (told.dataset.words ?? "").replace("{n}", String(shown)) : "";
}

/** Nothing can be narrowed of which a part is on another page. */
const cut = document.querySelector(".pager") !== null;
if (cut) for (const chip of chips) chip.closest("nav.js-only, li.js-only")?.setAttribute("hidden", "");

for (const chip of cut ? [] : chips) {
  chip.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", chip.href);
    show();
  });
}
if (!cut) {
  addEventListener("popstate", show);
  show();
}
