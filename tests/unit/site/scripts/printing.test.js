// The short form of a page has an address.

import assert from "node:assert/strict";
import test from "node:test";

import { formOf } from "../../../../generator/site/scripts/printing.js";

test("an address asks for the short form, or for nothing", () => {
  assert.equal(formOf("?in=gon"), "gon");
  assert.equal(formOf("?q=in"), "");
  assert.equal(formOf(""), "");
});
