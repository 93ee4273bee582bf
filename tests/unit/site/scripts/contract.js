// Opens the index files of a folder with the scripts that read them, for tests/unit/site/lookup/test_contract.py:
// node contract.js FOLDER LANGUAGE. Whatever a script asks for that the index does not give is an error; what it was given
// and what it can do is printed as JSON, so that Python sees what nobody reads.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import MiniSearch from "minisearch";

import { Address } from "../../../../generator/site/scripts/address.js";
import { WAYS, sheet } from "../../../../generator/site/scripts/download.js";
import { ORDERS, Table, turn } from "../../../../generator/site/scripts/facets.js";
import { Finder, grouped } from "../../../../generator/site/scripts/ranking.js";
import { Texts } from "../../../../generator/site/scripts/texts.js";

const [folder, language] = process.argv.slice(2);
const read = new Set();

/** An object that refuses to be asked for what it does not have, and notes what it was asked for. */
function strict(object, path) {
  return new Proxy(object, {
    get(target, key) {
      if (typeof key === "symbol") return target[key];
      if (!Object.hasOwn(target, key)) throw new Error(`a script asks for ${path}.${key}, which the index does not give`);
      read.add(`${path}.${key}`);
      const value = target[key];
      return value && typeof value === "object" && !Array.isArray(value) ? strict(value, `${path}.${key}`) : value;
    },
  });
}

const given = (name) => JSON.parse(readFileSync(join(folder, `${name}-${language}.json`), "utf8"));
const opened = (name) => strict(given(name), name);

async function search() {
  const [names, passages] = [opened("names"), opened("passages")];
  const finder = new Finder(MiniSearch, names);
  await finder.add(names.columns);
  await finder.add(passages.columns, passages.replaces);
  const found = new Map();
  for (const { id, kind, kinds, name, text } of [given("names").columns, given("passages").columns]) {
    id.forEach((_, at) => found.set(kinds[kind[at]], [...(found.get(kinds[kind[at]]) ?? []), name[at] || text[at]]));
  }
  for (const [kind, called] of found) {
    const { hits } = finder.find(called[0]);
    assert.ok(hits.every(({ score }) => Number.isFinite(score)), `${called[0]}: an answer without a score`);
    assert.ok(grouped(hits, 3).some((group) => group.kind === kind), `${kind}: “${called[0]}” is not found`);
  }
  return { kinds: [...found.keys()] };
}

function explorer() {
  const [data, later] = [opened("explorer"), opened("explorer-texts")];
  assert.equal(turn(data, ""), false);
  const table = new Table(data, language);
  const texts = new Texts(table, later);
  const address = new Address(data);
  const rows = table.filter(address.empty()).rows;
  assert.deepEqual(rows, table.all());
  for (const [facet, { ids }] of Object.entries(given("explorer").facets)) {
    const { counts } = table.filter(address.empty());
    ids.forEach((id, at) => {
      const state = address.read(`?${new URLSearchParams({ [facet]: id })}`);
      assert.equal(table.filter(state).rows.length, counts[facet][at], `${facet}=${id}`);
    });
  }
  const dated = table.filter({ ...address.empty(), from: "1900-01-01" }).rows.length;
  assert.ok(dated > 0 && dated < rows.length, "days");
  for (const sort of given("explorer").sorts) {
    const state = address.read(address.write({ ...address.empty(), sort }));
    assert.equal(state.sort, sort);
    assert.equal(table.filter(state).rows.length, rows.length);
  }
  assert.ok(rows.every((row) => texts.matcher(given("explorer").columns[`title_${language}`][row])(row)));
  assert.ok(rows.every((row) => table.agencies(row, data.leading).length >= 0));
  return { sheet: sheet(table, rows) };
}

const made = { ...(await search()), ...explorer(), ways: Object.keys(WAYS), orders: Object.keys(ORDERS) };
console.log(JSON.stringify({ ...made, read: [...read] }));
