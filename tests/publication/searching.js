// Asks the search what Python gives it, with the scripts and the index files of the site but without a browser:
// node searching.js FOLDER LANGUAGE < queries.json. Printed as JSON: of each query the first answers as the page of results
// shows them, which comes first of all, and what is said above them.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import MiniSearch from "minisearch";

import { Finder, grouped } from "../../generator/site/scripts/ranking.js";
import { limitOf } from "../../generator/site/scripts/search.js";

const FIRST = 5;
const [folder, language] = process.argv.slice(2);
const read = (name) => JSON.parse(readFileSync(join(folder, `${name}-${language}.json`), "utf8"));

const names = read("names");
const passages = read("passages");
const finder = new Finder(MiniSearch, names);
await finder.add(names.columns);
await finder.add(passages.columns, passages.replaces);

const answered = JSON.parse(readFileSync(0, "utf8")).map((query) => {
  const { hits, near, missing } = finder.find(query);
  const groups = grouped(hits, Infinity);
  const limit = limitOf({ page: true, kinds: groups.length, all: false });
  const shown = groups.flatMap((group) => group.hits.slice(0, limit)).slice(0, FIRST);
  return { first: shown.map(({ record: { kind, id } }) => names.kinds[kind].folder + id), count: hits.length, near, missing };
});
console.log(JSON.stringify(answered));
