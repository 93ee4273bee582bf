// Reading a document: what goes into a report, what is said of the place, which place the reader has reached.

import assert from "node:assert/strict";
import test from "node:test";

import { completed, named, path, reached, shortened } from "../../../../generator/site/scripts/reading.js";

const HEADINGS = [
  { level: 2, text: "I. MỤC ĐÍCH" },
  { level: 3, text: "1. Mục đích" },
  { level: 2, text: "III. NHIỆM VỤ VÀ GIẢI PHÁP" },
  { level: 3, text: "2. Sở Kế hoạch và Đầu tư" },
  { level: 4, text: "a) Đầu tư công" },
  { level: 3, text: "Các cơ quan báo chí, truyền thông của tỉnh" },
  { level: 4, text: "Tuyên truyền" },
];

test("a report names the page and the words, whole addresses and signs kept", () => {
  const made = new URL(completed("https://example.org/issues/new?template=x.yml&record=a.1", "https://example.org/a/#1", "Thu & chi “5%” #1", 240));
  assert.equal(made.searchParams.get("record"), "a.1");
  assert.equal(made.searchParams.get("page"), "https://example.org/a/#1");
  assert.equal(made.searchParams.get("quote"), "Thu & chi “5%” #1");
});

test("a letter has the page and the words in it", () => {
  const made = new URL(completed("mailto:data@example.org?subject=a.1", "https://example.org/a/#1", "Một & hai", 240));
  assert.equal(made.searchParams.get("subject"), "a.1");
  assert.equal(made.searchParams.get("body"), "https://example.org/a/#1\n\n“Một & hai”\n\n");
});

test("a report quotes no more than the page says", () => {
  const made = new URL(completed("https://example.org/issues/new?record=a.1", "https://example.org/a/#1", "một hai ba", 8));
  assert.equal(made.searchParams.get("quote"), "một hai …");
});

test("long words are cut between words", () => {
  assert.equal(shortened("một hai ba", 8), "một hai …");
  assert.equal(shortened("một hai ba", 10), "một hai ba");
});

test("outer headings are said by their number, those without one by their beginning", () => {
  assert.deepEqual(path(HEADINGS, 3), ["III", "2. Sở Kế hoạch và Đầu tư"]);
  assert.deepEqual(path(HEADINGS, 4), ["III", "2", "a) Đầu tư công"]);
  assert.deepEqual(path(HEADINGS, 0), ["I. MỤC ĐÍCH"]);
  assert.deepEqual(path(HEADINGS, 6), ["III", "Các cơ quan báo …", "Tuyên truyền"]);
  assert.deepEqual(path(HEADINGS, -1), []);
});

test("the place reached is the last above the line", () => {
  assert.equal(reached([10, 20, 30], 5), -1);
  assert.equal(reached([10, 20, 30], 20), 1);
  assert.equal(reached([-90, -20, 30], 99), 2);
  assert.equal(reached([], 99), -1);
});

test("the hash of an address names an id; one that is cut or wrong names none", () => {
  assert.equal(named("#i.1"), "i.1");
  assert.equal(named("#%C4%91i%E1%BB%81u"), "điều");
  for (const wrong of ["#%E0%A4%A", "#%", "#", ""]) assert.equal(named(wrong), "");
});
