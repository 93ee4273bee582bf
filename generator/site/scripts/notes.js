// The page of source notes, narrowed by kind and document: what its address says is shown, the rest is hidden. Without this
// script the chips of kinds lead to their part of the page.

const chips = [...document.querySelectorAll("[data-chip]")];
const status = document.querySelector("[data-notes-count]");

/** What is chosen, by what it is chosen of; nothing chosen is empty. */
function chosen() {
  const given = new URLSearchParams(location.search);
  return { kind: given.get("kind") ?? "", document: given.get("document") ?? "" };
}

/** The address of a choice; the other one stays. */
function address(choice) {
  const kept = Object.entries(choice).filter(([, value]) => value);
  return kept.length ? `?${new URLSearchParams(kept)}` : location.pathname;
}

function show() {
  const choice = chosen();
  for (const part of document.querySelectorAll("[data-kind]")) {
    const groups = [...part.querySelectorAll("[data-document]")];
    for (const group of groups) group.hidden = Boolean(choice.document) && group.dataset.document !== choice.document;
    const left = groups.filter((group) => !group.hidden).reduce((sum, group) => sum + group.querySelectorAll("[data-source-note]").length, 0);
    part.querySelector("h2 .count").textContent = String(left);
    part.hidden = (Boolean(choice.kind) && part.dataset.kind !== choice.kind) || !left;
  }
  for (const chip of chips) {
    chip.href = address({ ...choice, [chip.dataset.chip]: chip.dataset.value });
    if (choice[chip.dataset.chip] === chip.dataset.value) chip.setAttribute("aria-current", "true");
    else chip.removeAttribute("aria-current");
  }
  const shown = [...document.querySelectorAll("[data-source-note]")].filter((note) => !note.closest("[hidden]")).length;
  const said = status.dataset.words.replace("{n}", String(shown));
  status.textContent = choice.kind || choice.document ? said : "";
}

for (const chip of chips) {
  chip.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", chip.href);
    show();
  });
}
addEventListener("popstate", show);
show();
