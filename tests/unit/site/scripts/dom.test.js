// Elements, numbers and words as the scripts put them into pages.

import assert from "node:assert/strict";
import test from "node:test";

import { breath, element, marked, numeral, readJson, sensible, worded } from "../../../../generator/site/scripts/dom.js";
import { markup, withPage } from "./page.js";

test("what goes into an element is text, whatever it looks like", () =>
  withPage("vi", () => {
    const made = element("a", { href: "?q=\"<b>\"" }, "<script>alert(1)</script>", element("b", {}, "&"));
    assert.equal(markup([made]), '<a href="?q=&quot;&lt;b>&quot;">&lt;script>alert(1)&lt;/script><b>&amp;</b></a>');
  }));

test("attributes without a value are left out, those that are only there stand empty, zero is a value", () =>
  withPage("vi", () => {
    assert.equal(markup([element("input", { hidden: true, lang: null, disabled: false, title: undefined, "data-page": 0 })]), '<input hidden="" data-page="0"></input>');
  }));

test("children may come in lists, and nothing makes no child", () =>
  withPage("vi", () => assert.equal(markup([element("p", {}, ["a", null, ""], element("i"), "b")]), "<p>a<i></i>b</p>")));

test("numbers are written as the language writes them", () => {
  assert.equal(numeral(999, "vi"), "999");
  assert.equal(numeral(12345, "vi"), "12.345");
  assert.equal(numeral(12345, "en"), "12,345");
  assert.equal(numeral(-5, "en"), "-5");
  assert.equal(numeral(0.5, "vi"), "0,5");
});

test("words are filled in, in the form of their number", () => {
  const entry = { one: "{n} row of {place}", other: "{n} rows of {place}" };
  assert.equal(worded(entry, { n: 1, place: "Văn Dài" }, "en"), "1 row of Văn Dài");
  assert.equal(worded(entry, { n: 2000, place: "$&" }, "en"), "2,000 rows of $&");
  assert.equal(worded("không có gì", {}, "vi"), "không có gì");
});

test("stretches of a text are marked, and nothing of it is lost", () =>
  withPage("vi", () => {
    assert.equal(markup(marked("thu hồi đất", [{ start: 0, end: 3 }, { start: 8, end: 11 }])), "<mark>thu</mark> hồi <mark>đất</mark>");
    assert.equal(markup(marked("<đất>", [])), "&lt;đất>");
  }));

test("a file that does not come is an error with its name", async (t) => {
  const fetched = [];
  t.mock.method(globalThis, "fetch", async (url) => {
    fetched.push(String(url));
    return String(url).endsWith("there.json") ? { ok: true, json: async () => ({ rows: 1 }) } : { ok: false, status: 404 };
  });
  assert.deepEqual(await readJson("there.json"), { rows: 1 });
  assert.ok(fetched[0].endsWith("/scripts/there.json"));
  await assert.rejects(readJson("gone.json"), /gone\.json: 404/);
});

test("a text as long as a book is looked for by its beginning, cut between words", () => {
  assert.equal(sensible("đất rừng"), "đất rừng");
  const long = sensible("đất ".repeat(12_500));
  assert.ok(long.length > 400 && long.length <= 500 && long.endsWith("đất "));
  assert.equal(sensible("a".repeat(50_000)), "a".repeat(500));
});

test("while work pauses, what waits is let through", async () => {
  let seen = false;
  setTimeout(() => (seen = true));
  let pauses = 0;
  for (const end = Date.now() + 5000; !seen && Date.now() < end; pauses++) await breath();
  assert.equal(seen, true);
  assert.ok(pauses > 0);
});
