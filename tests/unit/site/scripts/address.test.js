// The address keeps the state, whatever was typed into it.

import assert from "node:assert/strict";
import test from "node:test";

import { Address } from "../../../../generator/site/scripts/address.js";

const FACETS = ["agency", "topic", "due"];
const address = new Address({ facets: Object.fromEntries(FACETS.map((facet) => [facet, {}])), sorts: ["document", "due"] });
const empty = () => address.empty();
const read = (search) => address.read(search);
const write = (state) => address.write(state);

test("nothing chosen has no query string", () => {
  assert.equal(write(empty()), "");
  assert.deepEqual(read(""), empty());
});

test("a state comes back from its address", () => {
  const state = empty();
  state.q = "đầu tư & “công”";
  state.chosen.agency = new Set(["so-y-te", "so-tai-chinh"]);
  state.chosen.due = new Set(["2023", "none"]);
  Object.assign(state, { from: "2022-01-01", to: "2023-12-31", groups: true, sort: "due", page: 3 });
  assert.deepEqual(read(write(state)), { ...state });
});

test("the same choice has the same address, in whatever order it was made", () => {
  const [a, b] = [empty(), empty()];
  a.chosen.topic = new Set(["health", "education"]);
  b.chosen.topic = new Set(["education", "health"]);
  assert.equal(write(a), write(b));
});

test("what makes no sense in an address is left out", () => {
  const state = read("?from=hôm-qua&sort=magic&page=-2&groups=yes&agency=&other=1");
  assert.deepEqual(state, empty());
});

test("parameters stand in the order of the facets, and the first order of rows is not written", () => {
  const state = empty();
  state.chosen.due.add("2023");
  state.chosen.agency.add("so-y-te");
  assert.equal(write(state), "?agency=so-y-te&due=2023");
  assert.equal(state.sort, "document");
});

test("an address of a book in the box is one that servers take", () => {
  const written = write({ ...empty(), q: "đất ".repeat(12_500) });
  assert.ok(written.length > 400 && written.length < 4_000);
  assert.equal(write(read(written)), written);
});
