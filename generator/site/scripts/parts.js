// A long document in parts on a narrow screen: each part but the first is closed, opens with a button, with an address
// within it, when the page is searched for words in it, and on paper. Where the browser cannot search what is closed,
// nothing is closed.

const CLOSED = "until-found";

/** Open the part an element stands in; whether it was closed. */
export function reveal(node) {
  const body = node?.closest?.(".part-body[hidden]");
  if (!body) return false;
  body.hidden = false;
  body.dispatchEvent(new Event("parts", { bubbles: true }));
  return true;
}

/** Whether an element stands in a part that is closed. */
export const isAway = (node) => Boolean(node.closest(".part-body[hidden]"));

/** What opens and closes a part, under its heading; and what opens all. They come with the page. */
const toggleOf = (body) => body.previousElementSibling;
const allOf = (root) => root.previousElementSibling;

class Parts {
  constructor(root) {
    this.root = root;
    this.bodies = [...root.querySelectorAll(".part-body")];
    this.buttons = new Map(this.bodies.map((body) => [body, toggleOf(body)]));
    this.all = allOf(root);
    this.all.addEventListener("click", () => this.bodies.forEach((body) => this.set(body, true)));
    for (const [body, button] of this.buttons) {
      button.addEventListener("click", () => this.set(body, Boolean(body.hidden)));
      body.addEventListener("beforematch", () => this.set(body, true));
    }
    root.addEventListener("parts", () => this.say());
    addEventListener("beforeprint", () => this.bodies.forEach((body) => this.set(body, true)));
    addEventListener("hashchange", () => this.follow());
    this.bodies.slice(1).forEach((body) => this.set(body, false));
    this.follow();
  }

  set(body, open) {
    if (open) body.hidden = false;
    else body.setAttribute("hidden", CLOSED);
    body.dispatchEvent(new Event("parts", { bubbles: true }));
  }

  say() {
    for (const [body, button] of this.buttons) {
      button.setAttribute("aria-expanded", String(!body.hidden));
      button.textContent = body.hidden ? body.dataset.open : this.root.dataset.close;
    }
    this.all.hidden = this.bodies.every((body) => !body.hidden);
  }

  /** The part an address leads into is open, and the place in sight. */
  follow() {
    const target = document.querySelector(":target");
    if (reveal(target)) target?.scrollIntoView();
  }
}

/** Read as one, without buttons. */
function leave(root) {
  for (const button of [allOf(root), ...[...root.querySelectorAll(".part-body")].map(toggleOf)]) button.remove();
}

if (typeof document !== "undefined") {
  const folds = "onbeforematch" in document.documentElement && matchMedia("(max-width: 59.984375em)").matches;
  for (const root of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-parts]"))) {
    if (folds) new Parts(root);
    else leave(root);
    root.dataset.ready = ""; // until then the style sheet keeps closed what will be
  }
}
