// Making elements: text goes in as text, so nothing in the content can become markup. And what was typed, made sensible.

const ASKED = 500; // letters that are looked for: whoever pastes a whole chapter is answered for its beginning

/** An element with attributes (null and false are left out) and children (strings become text). */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== false && value !== undefined) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== ""));
  return made;
}

/** Whatever else waits is let through, then work goes on at once: a timer would wait some milliseconds each time. */
export function breath() {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done(undefined);
    };
    port2.postMessage(null);
  });
}

const formats = new Map(); // made once a language: making one takes longer than drawing everything else

/** A number as the language writes it; below a thousand all write it alike. */
export function numeral(number, language = document.documentElement.lang) {
  if (Number.isInteger(number) && number >= 0 && number < 1000) return String(number);
  if (!formats.has(language)) formats.set(language, new Intl.NumberFormat(language));
  return formats.get(language).format(number);
}

/** An interface word with its number and other values filled in; plurals as the language has them. */
export function worded(entry, values = {}, language = document.documentElement.lang) {
  const form = typeof entry === "string" ? entry : entry[values.n === 1 ? "one" : "other"];
  return form.replace(/\{(\w+)\}/g, (_, key) => (typeof values[key] === "number" ? numeral(values[key], language) : values[key]));
}

/** A text with some of its stretches marked. */
export function marked(text, stretches) {
  const parts = [];
  let at = 0;
  for (const { start, end } of stretches) {
    parts.push(text.slice(at, start), element("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...parts, text.slice(at)];
}

/** What is looked for of a text that was typed, and stands in an address, however long it is: its beginning, cut between words where there is a space. */
export function sensible(text) {
  if (text.length <= ASKED) return text;
  const cut = text.slice(0, ASKED);
  return cut.slice(0, cut.lastIndexOf(" ") + 1) || cut;
}

/** A file of this folder, read as JSON. */
export async function readJson(name) {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}
