// A long document in parts on a narrow screen: each part but the first is closed, opens with a button, with an address
// within it, when the page is searched for words in it, and on paper. Where the browser cannot search what is closed,
// nothing is closed.

const CLOSED = "until-found";
const FEWEST = 3; // parts: a shorter document is read as one

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

class Parts {
  constructor(root) {
    this.root = root;
    this.bodies = [...root.querySelectorAll(".part-body")];
    this.buttons = new Map(this.bodies.map((body) => [body, this.button(body)]));
    this.all = Object.assign(document.createElement("button"), { type: "button", className: "part-all", textContent: root.dataset.all });
    this.all.addEventListener("click", () => this.bodies.forEach((body) => this.set(body, true)));
    root.before(this.all);
    for (const body of this.bodies) body.addEventListener("beforematch", () => this.set(body, true));
    root.addEventListener("parts", () => this.say());
    addEventListener("beforeprint", () => this.bodies.forEach((body) => this.set(body, true)));
    addEventListener("hashchange", () => this.follow());
    this.bodies.slice(1).forEach((body) => this.set(body, false));
    this.follow();
  }

  /** What opens and closes a part, under its heading. */
  button(body) {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "part-toggle" });
    made.setAttribute("aria-controls", body.id);
    made.addEventListener("click", () => this.set(body, Boolean(body.hidden)));
    body.before(made);
    return made;
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

if (typeof document !== "undefined" && "onbeforematch" in document.documentElement && matchMedia("(max-width: 59.984375em)").matches) {
  for (const root of document.querySelectorAll("[data-parts]")) if (root.querySelectorAll(".part-body").length >= FEWEST) new Parts(root);
}
