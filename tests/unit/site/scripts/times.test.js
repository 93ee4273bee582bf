// What has passed by the day it is in Viet Nam, wherever the reader is.

import assert from "node:assert/strict";
import test from "node:test";

import { groupOn, isOver, nearestOn, placed, rows, today, written } from "../../../../generator/site/scripts/times.js";

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

test("of several dates another is the nearest once the one before is over", () => {
  const told = "2026-06-30 3 dates; nearest: 2026-12-31|2026-12-31 3 dates; nearest: by 2030";
  assert.equal(nearestOn(told, "2026-06-30"), null);
  assert.equal(nearestOn(told, "2026-07-01"), "3 dates; nearest: 2026-12-31");
  assert.equal(nearestOn(told, "2027-01-01"), "3 dates; nearest: by 2030");
});

test("a day is written as the pages write it", () => {
  assert.equal(written("2026-02-05", "dd/MM/y"), "05/02/2026");
  assert.equal(written("2026-02-05", "d MMM y;Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec"), "5 Feb 2026");
  assert.equal(written("2026-12-15", "d. M. y"), "15. 12. 2026");
});

test("a day stands between the days around it, as the picture was drawn; before the first and after the last it has no place", () => {
  const knots = "0 2021-01-01 40 2022-01-01 60 2030-01-01 100 2031-01-01";
  assert.equal(placed(knots, "2021-01-01"), 0);
  assert.equal(placed(knots, "2022-01-01"), 40);
  assert.ok(Math.abs((placed(knots, "2021-07-02") ?? 0) - (40 * 182) / 365) < 1e-9);
  assert.equal(placed(knots, "2026-01-01"), 40 + (20 * 1461) / 2922); // in the gap of the years that were left out
  assert.deepEqual([placed(knots, "2020-12-31"), placed(knots, "2031-01-02")], [null, null]);
});

test("a list that goes on on further pages is counted with what stands there", () => {
  const list = (dataset) => /** @type {any} */ ({ dataset, querySelectorAll: (selector) => (selector === "li" ? ["a", "b"] : []) });
  assert.equal(rows(list({}), "li"), 2);
  assert.equal(rows(list({ elsewhere: "40" }), "li"), 42);
});
