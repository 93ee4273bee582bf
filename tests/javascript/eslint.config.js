// What eslint holds the scripts to: everything @eslint/js recommends, and a few habits of this project. It is called from
// the root of the project (`make lint`), so paths are those of the project.

import js from "@eslint/js";
import globals from "globals";

const IN_BROWSER = ["generator/site/scripts/**/*.js", "generator/commands/*.js", "site_config/theme/**/*.js"];
const IN_NODE = ["tests/**/*.js", "tests/**/*.mjs"];

export default [
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "object-shorthand": "error",
      "prefer-arrow-callback": "error",
      "prefer-template": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-shadow": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-restricted-properties": ["error", ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({ property, message: "Text goes in as text: element() of dom.js." }))],
      "no-restricted-globals": ["error", ...["event", "name", "status"].map((name) => ({ name, message: "A global of the browser that nobody means." }))],
      complexity: ["error", 12],
    },
  },
  { files: IN_BROWSER, languageOptions: { globals: globals.browser } },
  { files: IN_NODE, languageOptions: { globals: globals.node } },
];
