// The page of source notes, narrowed by kind and document: what its address says is shown, the rest is hidden. Without this
// script the chips of kinds lead to their part of the page. Where the list goes on on further pages, the first choice brings
// them here.

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
 * How many matters notes tell of: one that is told from both its ends is one.
 * @param {{ dataset: DOMStringMap }[]} notes
 */
const matters = (notes) => new Set(notes.map((note) => note.dataset.matter ?? note)).size;

/**
 * Show the notes of a kind that are of the chosen document, and say how many there are.
 * @param {HTMLElement} part
 * @param {Choice} choice
 */
function narrow(part, choice) {
  const groups = all("[data-document]", part);
  for (const group of groups) group.hidden = Boolean(choice.document) && group.dataset.document !== choice.document;
  const left = matters(groups.filter((group) => !group.hidden).flatMap((group) => all("[data-source-note]", group)));
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

/**
 * Bring what a further page of the list holds under the same kinds and documents of this one.
 * @param {Document} page
 * @param {URL} from where it stands: its links are written as seen from there
 */
function take(page, from) {
  const links = /** @type {HTMLAnchorElement[]} */ (all("details[data-kind] a[href]", page));
  for (const link of links) link.href = new URL(link.getAttribute("href") ?? "", from).href;
  for (const part of all("details[data-kind]", page)) {
    const own = document.querySelector(`details[data-kind="${CSS.escape(part.dataset.kind ?? "")}"]`);
    if (!own) document.querySelector(".pager")?.before(part);
    else for (const group of all(":scope > [data-document]", part)) join(own, group);
  }
}

/**
 * Put the notes of a document behind those of it that a kind has, or the document behind the others.
 * @param {Element} kind
 * @param {HTMLElement} group
 */
function join(kind, group) {
  const own = kind.querySelector(`[data-document="${CSS.escape(group.dataset.document ?? "")}"] ul`);
  if (own) own.append(...all("[data-source-note]", group));
  else kind.append(group);
}

/** Where the list goes on on further pages, bring all of them here, one after the other: nothing can be narrowed of which a part is elsewhere. */
async function gather() {
  let from = new URL(location.href);
  for (let next = document.querySelector(".pager a[rel=next]"); next; ) {
    from = new URL(next.getAttribute("href") ?? "", from);
    const answer = await fetch(from);
    if (!answer.ok) throw new Error(`${from} is not there`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    next = page.querySelector(".pager a[rel=next]");
    take(page, from);
  }
  for (const rest of all("article :is(.pager, .more-rows)")) rest.remove();
}

/** @type {Promise<void> | null} */
let gathering = null;

/** Show what is chosen, with all there is; where that cannot be had, lead to the part of the page. */
async function choose() {
  try {
    await (gathering ??= gather());
    show();
  } catch {
    gathering = null; // a lost connection: the next click tries again
    location.hash = chosen().kind;
  }
}

for (const chip of chips) {
  chip.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", chip.href);
    choose();
  });
}
addEventListener("popstate", choose);
if (chosen().kind || chosen().document || !document.querySelector(".pager")) choose();
