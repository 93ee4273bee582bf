// What has passed by the day it is in Viet Nam, wherever the reader is.

import assert from "node:assert/strict";
import test from "node:test";

import { groupOn, isOver, today, written } from "../../../../generator/site/scripts/times.js";

test("the day is that of Viet Nam, seven hours ahead of Greenwich", () => {
  assert.equal(today(new Date("2026-12-31T16:59:59Z")), "2026-12-31");
  assert.equal(today(new Date("2026-12-31T17:00:00Z")), "2027-01-01");
});

test("a date has passed the day after, not on the day", () => {
  assert.equal(isOver("2026-12-31", "2026-12-31"), false);
  assert.equal(isOver("2026-12-31", "2027-01-01"), true);
});

test("what has several turns stands where the last one that came brought it", () => {
  const [ends, then] = [["2026-06-30", "2026-12-31"], ["recurring", "lapsed"]];
  assert.equal(groupOn(ends, then, "2026-06-30"), null);
  assert.equal(groupOn(ends, then, "2026-07-01"), "recurring");
  assert.equal(groupOn(ends, then, "2027-01-01"), "lapsed");
});

test("a day is written as the pages write it", () => {
  assert.equal(written("2026-02-05", "dd/MM/y"), "05/02/2026");
  assert.equal(written("2026-02-05", "d MMM y;Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec"), "5 Feb 2026");
  assert.equal(written("2026-12-15", "d. M. y"), "15. 12. 2026");
});
