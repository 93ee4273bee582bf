// Looking for words in rows.

import assert from "node:assert/strict";
import test from "node:test";

import { Texts } from "../../../../generator/site/scripts/texts.js";

function made() {
  const table = /** @type {any} */ ({ columns: { title: ["Giải phóng mặt bằng", "Thu thuế", "Giá đất"] }, length: 3 });
  const texts = new Texts(table, { columns: { text: ["đền bù cho dân", "thu hồi đất", ""] }, abbreviations: [["GPMB", "Giải phóng mặt bằng"]], searched: ["title", "text"], sheet: [["text", "text"]] });
  return { table, texts };
}

const found = (q) => [0, 1, 2].filter(made().texts.matcher(q));

test("texts become columns of the table, with those of a download", () => {
  const { table, texts } = made();
  assert.deepEqual(table.sheet, [["text", "text"]]);
  assert.deepEqual(table.columns.text, texts.columns.text);
});

test("all words must be there, in any column and order, the last one unfinished", () => {
  assert.deepEqual(found("dat thu"), [1]);
  assert.deepEqual(found("thuế thu hồi"), [1]);
  assert.deepEqual(found("gi"), [0, 2]);
  assert.deepEqual(found("bồi thường"), []);
});

test("an abbreviation finds what it stands for, and the other way round", () => assert.deepEqual(found("gpmb"), [0]));

test("words in quotation marks stand together, whichever marks they are", () => {
  assert.deepEqual(found('"thu đất"'), []);
  assert.deepEqual(found("“thu hồi” đất"), [1]);
  assert.deepEqual(found("bằng “mặt bằng”"), [0]);
});

test("nothing but signs is no question", () => {
  assert.deepEqual(found("  "), [0, 1, 2]);
  assert.deepEqual(found("?!"), [0, 1, 2]);
});

test("rows are folded ahead as long as there is time, and a row that was folded is kept", () => {
  const { texts } = made();
  assert.equal(texts.foldAhead(0, -1), 0);
  assert.equal(texts.foldAhead(1, 1000), 3);
  texts.columns.text[1] = "khác";
  assert.match(texts.folded(1), /thu hoi dat/);
});

test("fifty thousand letters are answered at once", () => {
  for (const long of ["a".repeat(50_000), "đất ".repeat(12_500), `“${"đất ".repeat(12_500)}”`, "1/".repeat(25_000)]) {
    const start = performance.now();
    found(long);
    assert.ok(performance.now() - start < 500, long.slice(0, 10));
  }
  assert.deepEqual(found("đất ".repeat(12_500)), [1, 2]);
});
