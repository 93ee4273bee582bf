// What the explorer works out without a page: which rows a page shows, and what taking a choice back leaves.

import assert from "node:assert/strict";
import test from "node:test";

import { Address } from "../../../../generator/site/scripts/address.js";
import { choices, pageOf, without } from "../../../../generator/site/scripts/explorer.js";

const FACETS = { topic: { ids: ["land", "tax"], names: ["Đất", "Thuế"] }, place: { ids: ["town"], names: ["Thị trấn"] } };
const WORDS = { from: "từ {date}", to: "đến {date}", groups: "cả việc giao chung" };
const address = new Address({ facets: FACETS, sorts: ["document", "due"] });
const labels = (search, language = "vi") => choices(address.read(search), FACETS, WORDS, language).map(({ label }) => label);

test("a page shows so many rows, the last one what is left", () => {
  assert.deepEqual(pageOf(120, 50, 1), { page: 1, pages: 3, from: 0, to: 50 });
  assert.deepEqual(pageOf(120, 50, 3), { page: 3, pages: 3, from: 100, to: 120 });
  assert.deepEqual(pageOf(100, 50, 2), { page: 2, pages: 2, from: 50, to: 100 });
});

test("a page beyond the last is the last, and nothing found is one empty page", () => {
  assert.equal(pageOf(120, 50, 99).page, 3);
  assert.deepEqual(pageOf(0, 50, 7), { page: 1, pages: 1, from: 0, to: 0 });
});

test("a choice is taken back by itself, and the first page is shown", () => {
  const state = address.read("?q=thuế&topic=land&topic=tax&place=town&from=2022-01-01&groups=1&page=4");
  assert.equal(address.write(without(state, "topic", "land")), "?q=thu%E1%BA%BF&topic=tax&place=town&from=2022-01-01&groups=1");
  assert.equal(address.write(without(state, "q", "")), "?topic=land&topic=tax&place=town&from=2022-01-01&groups=1");
  assert.equal(address.write(without(state, "from", "")), "?q=thu%E1%BA%BF&topic=land&topic=tax&place=town&groups=1");
  assert.equal(without(state, "groups", "").groups, false);
});

test("the state it was taken from stays as it is, for going back", () => {
  const state = address.read("?topic=land&page=2");
  without(state, "topic", "land");
  assert.equal(address.write(state), "?topic=land&page=2");
});

test("what is chosen is called by its name, each with what takes it back", () => {
  assert.deepEqual(labels("?q=+thuế+&topic=tax&place=town&from=2022-01-31&to=2023-12-01&groups=1"), ["“thuế”", "Thuế", "Thị trấn", "từ 31/1/2022", "đến 1/12/2023", "cả việc giao chung"]);
  assert.deepEqual(choices(address.read("?topic=tax"), FACETS, WORDS, "vi"), [{ name: "topic", value: "tax", label: "Thuế" }]);
  assert.deepEqual(labels(""), []);
});

test("an address that names nothing, or no day, is shown as it is and never an error", () => {
  assert.deepEqual(labels("?topic=gone"), ["gone"]);
  assert.deepEqual(labels("?from=2022-99-99"), ["từ 2022-99-99"]);
});

test("a free text as long as a book is shortened where it is shown", () => {
  assert.ok(labels(`?q=${"a".repeat(50_000)}`)[0].length < 100);
});
