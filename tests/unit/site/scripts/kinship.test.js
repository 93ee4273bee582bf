// Words that are one word to whoever types them.

import assert from "node:assert/strict";
import test from "node:test";

import { isSyllable, single, sound, stem, telex } from "../../../../generator/site/scripts/kinship.js";

const same = (of, ...words) => assert.equal(new Set(words.map(of)).size, 1, `${words}: ${words.map(of)}`);

test("the words of an English family have one stem, those of another have not", () => {
  same(stem, "investment", "investments", "investors", "investing", "invest");
  same(stem, "vaccine", "vaccines", "vaccination");
  same(stem, "industry", "industries", "industrial");
  same(stem, "new", "newly");
  for (const [one, other] of [["police", "policy"], ["ranking", "banking"], ["mining", "mine"], ["road", "rod"]]) {
    assert.notEqual(stem(one), stem(other));
  }
});

test("an English plural has a singular; Vietnamese syllables stay", () => {
  assert.deepEqual(["roads", "companies", "business", "farms", "gas", "fees", "taxes", "branches"].map(single), ["road", "company", "business", "farm", "gas", "fee", "tax", "branch"]);
  for (const syllable of ["huyen", "nghiep", "ly", "y", "thanh"]) assert.equal(single(syllable), syllable);
});

test("syllables that sound alike somewhere compare equal, others do not", () => {
  for (const [one, other] of [["xo", "so"], ["dao", "giao"], ["ro", "do"], ["truong", "chuong"], ["ngi", "nghi"], ["qui", "quy"], ["ky", "ki"], ["lam", "nam"], ["lan", "lang"], ["bac", "bat"]]) {
    same(sound, one, other);
  }
  for (const [one, other] of [["so", "to"], ["dat", "nat"], ["cua", "chua"], ["y", "te"]]) assert.notEqual(sound(one), sound(other));
});

test("keys struck without a Vietnamese keyboard give the folded word", () => {
  assert.deepEqual(["dduwowngf", "ddaats", "quyeets", "sowr", "tinhr", "giao", "s"].map(telex), ["duong", "dat", "quyet", "so", "tinh", "giao", "s"]);
});

test("what is written as a Vietnamese syllable says little alone, an English word says what it is", () => {
  for (const syllable of ["nghiep", "dat", "dai", "y", "uy", "quyet", "thuong", "giay", "khuyen", "truong"]) assert.equal(isSyllable(syllable), true, syllable);
  for (const word of ["teacher", "college", "conferences", "land", "smuggling", "4b", "ubnd"]) assert.equal(isSyllable(word), false, word);
});
