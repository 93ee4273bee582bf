// Folding: the same vectors as tests/unit/text use for Python.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { fold, hasMarks, holds, spelled, squeeze, tokens, words } from "../../../../generator/site/scripts/folding.js";

const VECTORS = JSON.parse(readFileSync(new URL("../../../vectors/folding.json", import.meta.url)));

for (const { text, folded, words: expected } of VECTORS) {
  test(`"${text}" folds to "${folded}"`, () => {
    assert.equal(fold(text), folded);
    assert.deepEqual(tokens(text), expected);
    assert.equal(squeeze(text), expected.join(" "));
  });
}

test("folding twice is folding once", () => {
  for (const { text } of VECTORS) assert.equal(fold(fold(text)), fold(text));
});

test("words stand where they stand in the text", () => {
  const text = "Nghị quyết 43-NQ/TU";
  for (const { word, start, end } of words(text)) assert.equal(text.slice(start, end), word);
});

test("two ways to place a tone are one spelling, another letter or tone is another", () => {
  assert.deepEqual(spelled("hòa"), spelled("hoà"));
  assert.deepEqual(spelled("ỦY"), spelled("uỷ"));
  assert.notDeepEqual(spelled("đường"), spelled("dường"));
  assert.notDeepEqual(spelled("dương"), spelled("dường"));
});

test("a word has dấu when folding changes more than its capitals", () => {
  assert.equal(hasMarks("UBND"), false);
  assert.equal(hasMarks("HĐND"), true);
});

test("squeezing keeps letters of any script, and of texts longer than any before", () => {
  assert.equal(squeeze("  Ăn – 한국, “Đà”…"), ["an", ...tokens("한국"), "da"].join(" "));
  assert.equal(squeeze("đường ".repeat(3000)), Array(3000).fill("duong").join(" "));
});

test("a word is held at the beginning of a word, and whole only to its end", () => {
  assert.ok(holds("mo duong moi", "duong", true));
  assert.ok(holds("mo duongsa duong", "duong", true));
  assert.ok(holds("mo duong", "duo", false));
  assert.ok(!holds("mo duong", "duo", true));
  assert.ok(!holds("mo duong", "uong", false));
});
