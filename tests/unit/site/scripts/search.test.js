// What the search boxes work out without a page: how many answers are shown, where keys lead, what an address holds.

import assert from "node:assert/strict";
import test from "node:test";

import { limitOf, queryOf, stepped, summary } from "../../../../generator/site/scripts/search.js";
import { withPage } from "./page.js";

test("suggestions show few of a kind; the results page more when all are of one kind, and all when asked", () => {
  assert.equal(limitOf({ page: false, kinds: 1, all: false }), 3);
  assert.equal(limitOf({ page: true, kinds: 2, all: false }), 3);
  assert.equal(limitOf({ page: true, kinds: 1, all: false }), 10);
  assert.equal(limitOf({ page: true, kinds: 2, all: true }), Infinity);
});

test("arrows lead from the box into the answers and back, and stop at the last", () => {
  assert.equal(stepped("ArrowDown", -1, 3), 0);
  assert.equal(stepped("ArrowDown", 2, 3), 2);
  assert.equal(stepped("ArrowUp", 1, 3), 0);
  assert.equal(stepped("ArrowUp", 0, 3), -1);
  assert.equal(stepped("ArrowUp", -1, 3), -1);
});

test("Home and End lead through the answers, and in the box they are the box's own", () => {
  assert.equal(stepped("Home", 2, 3), 0);
  assert.equal(stepped("End", 0, 3), 2);
  assert.equal(stepped("Home", -1, 3), null);
  assert.equal(stepped("End", -1, 3), null);
});

test("no other key leads anywhere, nor does any where there are no answers", () => {
  assert.equal(stepped("a", 1, 3), null);
  assert.equal(stepped("constructor", 1, 3), null);
  assert.equal(stepped("ArrowDown", -1, 0), null);
});

test("an address holds what was typed, or nothing", () => {
  assert.equal(queryOf("  đất & rừng "), "?q=%C4%91%E1%BA%A5t%20%26%20r%E1%BB%ABng");
  assert.equal(queryOf("   "), "");
});

test("an address of a book in the box is one that servers take", () => assert.ok(queryOf("đất ".repeat(12_500)).length < 4_000));

test("half a letter that a broken paste leaves is no error", () => assert.match(queryOf("a\ud83d"), /^\?q=a/));

test("how many there are is said by kind, as the language writes numbers", () =>
  withPage("vi", () => {
    const kinds = { agency: { name: "Cơ quan" }, passage: { name: "Đoạn văn" } };
    assert.equal(summary([{ kind: "passage", count: 1200 }, { kind: "agency", count: 1 }], kinds), "Đoạn văn: 1.200; Cơ quan: 1");
  }));
