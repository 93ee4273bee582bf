/* Small conveniences; every page is complete without them. */

/* Colours: as the device says until the reader chooses; what was chosen is kept (partials/palette.html reads it). */
const palette = /** @type {HTMLElement} */ (document.querySelector(".palette"));
const kept = palette.dataset.kept ?? "";
const dark = matchMedia("(prefers-color-scheme: dark)");
const buttons = /** @type {HTMLElement[]} */ ([...palette.querySelectorAll("button")]);
const shown = () => buttons.find((button) => !button.hidden);

function paint(scheme) {
  document.body.dataset.mdColorScheme = scheme === "auto" ? (dark.matches ? "slate" : "default") : scheme;
}

function choose(button) {
  for (const each of buttons) each.hidden = each !== button;
  paint(button.dataset.scheme);
  try {
    if (button.dataset.scheme === "auto") localStorage.removeItem(kept);
    else localStorage.setItem(kept, button.dataset.scheme);
  } catch {
    // a browser that keeps nothing: the choice holds for this page
  }
}

buttons.forEach((button, at) =>
  button.addEventListener("click", () => {
    const next = buttons[(at + 1) % buttons.length];
    choose(next);
    next.focus();
  }),
);
dark.addEventListener("change", () => shown()?.dataset.scheme === "auto" && paint("auto"));

/* The language that was asked for last is kept: who then opens the front page from elsewhere is led to it. Any other
   address was meant as it is; so was a link within the site, a step back and a page loaded again. */
const other = /** @type {HTMLAnchorElement} */ (document.querySelector("a.language"));
const language = kept.replace(/scheme$/, "language");
other.addEventListener("click", () => {
  other.search = location.search; // what was asked for, and the place read, are asked for in the other language too
  other.hash = location.hash;
  try {
    localStorage.setItem(language, other.hreflang);
  } catch {
    // a browser that keeps nothing: the links between the languages still work
  }
});

function leadOn() {
  const front = document.documentElement.lang === "vi" && document.querySelector("article.kind-home");
  const arrived = /** @type {PerformanceNavigationTiming} */ (performance.getEntriesByType("navigation")[0])?.type === "navigate";
  if (!front || !arrived || document.referrer.startsWith(`${location.origin}/`)) return;
  try {
    if (localStorage.getItem(language) === other.hreflang) location.replace(other.href);
  } catch {
    // nothing kept, nothing to do
  }
}
leadOn();

/** @returns {HTMLDetailsElement | null | undefined} what is closed around an element */
const closedAround = (inside) => inside?.closest("details:not([open])");

/* What an address leads to may stand in something closed; on paper everything stands open. */
function unfold() {
  const target = document.querySelector(":target");
  let box = closedAround(target);
  if (!box) return;
  for (; box; box = closedAround(box)) box.open = true;
  target?.scrollIntoView();
}
addEventListener("hashchange", unfold);
unfold();
/** @type {HTMLDetailsElement[]} */
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("details")].filter((box) => !box.open && box.closest("article"));
  for (const box of unfolded) box.open = true;
});
addEventListener("afterprint", () => unfolded.forEach((box) => (box.open = false)));

/* On a narrow screen the row of sections goes on beyond the edge: the one the reader is in is brought into sight, and the
   row begins with a whole word. */
const section = /** @type {HTMLElement | null} */ (document.querySelector(".sections > div > ul [aria-current]"));
const row = section?.closest("ul");
// asked when the page is laid out anyway: asked now, it would be laid out once more
if (section && row)
  requestAnimationFrame(() => {
    const middle = section.offsetLeft - row.offsetLeft - (row.clientWidth - section.offsetWidth) / 2;
    const starts = [...row.children].map((item) => /** @type {HTMLElement} */ (item).offsetLeft - row.offsetLeft);
    row.scrollLeft = starts.find((start) => start >= middle) ?? 0;
  });

/* What a part of a picture tells a pointer that rests on it, it tells a finger and the keyboard too: in the line below. */
for (const told of document.querySelectorAll(".picture > .told")) {
  const tell = (/** @type {Event} */ event) => {
    const part = event.target instanceof Element ? event.target.closest("a, g") : null;
    told.textContent = part?.querySelector(":scope > title")?.textContent ?? told.textContent;
  };
  for (const type of ["pointerover", "focusin"]) told.previousElementSibling?.addEventListener(type, tell);
}

/* The rest of the sections closes when the reader goes on elsewhere, as menus do. */
const more = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".more"));
if (more) {
  const left = (/** @type {EventTarget | null} */ to) => to instanceof Node && !more.contains(to);
  const close = (/** @type {PointerEvent | FocusEvent} */ event) => {
    if (left(event instanceof FocusEvent ? event.relatedTarget : event.target)) more.open = false;
  };
  document.addEventListener("pointerdown", close);
  more.addEventListener("focusout", close);
  more.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !more.open) return;
    more.open = false;
    more.querySelector("summary")?.focus();
  });
}

/* The outline stands open where there is room for it, and shows where the reader is. */
const outline = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".outline"));
const roomy = matchMedia("(min-width: 60em)").matches;
if (outline && roomy) {
  outline.open = true;
  const byId = new Map([...outline.querySelectorAll("a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const headings = [...byId.keys()].map((id) => document.getElementById(id)).filter((heading) => heading !== null);
  const box = outline.querySelector(".outline-scroll");
  /** @type {HTMLAnchorElement | null} */
  let current = null;

  const follow = () => {
    // headings stand in the order of the page, so the last one above the fold is found by halving
    let [low, high] = [0, headings.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (headings[middle].getBoundingClientRect().top < 140) low = middle + 1;
      else high = middle;
    }
    const here = (low && byId.get(headings[low - 1].id)) || null;
    if (here === current) return;
    current?.removeAttribute("aria-current");
    here?.setAttribute("aria-current", "location");
    if (here && box && box.scrollHeight > box.clientHeight) box.scrollTop = here.offsetTop - box.clientHeight / 2;
    current = here;
  };

  if (headings.length > 1) {
    let waiting = false;
    const soon = () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        follow();
      });
    };
    addEventListener("scroll", soon, { passive: true });
    soon();
  }
}
