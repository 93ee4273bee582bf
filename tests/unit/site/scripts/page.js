// As little of a page as scripts need that make elements: for tests of what they make, without a browser.

/** An element that keeps its attributes and children, and tells them as markup. */
class Made {
  constructor(name) {
    this.name = name;
    this.attributes = {};
    this.children = [];
  }

  setAttribute(key, value) {
    this.attributes[key] = String(value);
  }

  append(...children) {
    this.children.push(...children);
  }

  get markup() {
    const attributes = Object.entries(this.attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
    return `<${this.name}${attributes.join("")}>${markup(this.children)}</${this.name}>`;
  }
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** Elements and texts as markup. */
export const markup = (parts) => parts.map((part) => (part instanceof Made ? part.markup : escaped(part))).join("");

/** Do something while there is a document in a language. */
export async function withPage(language, what) {
  globalThis.document = /** @type {any} */ ({ createElement: (name) => new Made(name), documentElement: { lang: language } });
  try {
    return await what();
  } finally {
    // @ts-expect-error: there was none before
    delete globalThis.document;
  }
}
