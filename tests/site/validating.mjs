// Holds pages against the HTML standard, with html-validate: node validating.mjs < files.json. Printed as JSON: every error
// with its page, place, rule and words. (Its own command needs a newer Node than the pages are made with.)

import { readFileSync } from "node:fs";

import { HtmlValidate, StaticConfigLoader } from "html-validate";

const rules = {
  // spaces and small letters that are no error of HTML
  "no-trailing-whitespace": "off",
  "doctype-style": ["error", { style: "lowercase" }],
  // anchors are the numbers printed in a document, as "4.5.3"; whatever has no space in it is an id
  "valid-id": ["error", { relaxed: true }],
  // scripts and styles are the site's own; what came from another host would need its hash
  "require-sri": ["error", { target: "crossorigin" }],
  // boxes of one facet bear its name
  "form-dup-name": ["error", { shared: ["radio", "checkbox"] }],
  // a table in a frame of its own is a region without a heading: the W3C checker wants one in every <section>
  "prefer-native-element": ["error", { exclude: ["region"] }],
  // a title is the name of the thing, and names are as long as they are
  "long-title": "off",
  // the explorer follows every key, and without scripts says that it does not filter
  "wcag/h32": "off",
};

const checker = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ["html-validate:recommended", "html-validate:document"], elements: ["html5"], rules }));

const found = [];
for (const file of JSON.parse(readFileSync(0, "utf8"))) {
  const { results } = await checker.validateString(readFileSync(file, "utf8"), file);
  for (const { messages } of results) {
    found.push(...messages.map(({ ruleId, message, line, column, selector }) => ({ file, line, column, rule: ruleId, message, selector })));
  }
}
console.log(JSON.stringify(found));
