// Filtering and counting: against a plain count by hand, and on a table of a hundred thousand rows.

import assert from "node:assert/strict";
import test from "node:test";

import { Address } from "../../../../generator/site/scripts/address.js";
import { csv, json, sheet } from "../../../../generator/site/scripts/download.js";
import { Table, turn } from "../../../../generator/site/scripts/facets.js";
import { Texts } from "../../../../generator/site/scripts/texts.js";

const part = (agency, role, derived = 0) => agency * 8 + role * 2 + derived;
const facet = (...ids) => ({ ids, names: ids.map((id) => id.toUpperCase()) });
const LATER = ["title_en", "text", "responsibility", "due_text", "due_edtf", "recurrence"];
const ABBREVIATIONS = [["GPMB", "Giải phóng mặt bằng"]];
const SEARCHED = ["title_vi", "title_en", "text"];
const SHEET = [["commitment_id", "id"], ["text", "text"], ["due_end", "due_end", "date"], ["lead_agencies", "lead"], ["cooperate_agencies", "cooperate"], ["topics", "topic"]]; // prettier-ignore
const DATA = {
  joint: ["agency", "role"],
  leading: "lead",
  sorts: ["document", "due", "title", "agency"],
  facets: {
    agency: facet("health", "finance", "district"), role: facet("lead", "cooperate", "report_to", "supervise"),
    topic: facet("land", "money"), document: facet("plan", "decision"), project: facet("road"), place: facet("town"),
    beneficiary: facet("citizens"), due: facet("2022", "2023", "recurring", "none"),
  },
  columns: {
    id: ["plan.1", "plan.2", "decision.1", "decision.2"],
    section: ["1", "2", "1", ""],
    title_vi: ["Giải phóng mặt bằng", "Đường mới", "Ấn định thuế", "Ăn theo kế hoạch"],
    title_en: ["Clear the land", "A new road", "Set the tax", "Follow the plan"],
    text: ['Bồi thường, "đền bù"', "Mở đường", "Thu thuế", "Theo kế hoạch"],
    responsibility: ["text", "text", "heading", "issuer"],
    topic: [[0], [0, 1], [1], []],
    document: [[0], [0], [1], [1]],
    project: [[], [0], [], []],
    place: [[0], [], [], []],
    beneficiary: [[0], [], [], []],
    due: [[0], [1, 2], [1], [3]],
    due_words: ["2022", "2023", "30/06/2023", ""],
    due_text: ["trong năm 2022", "2023", "trước 30/6/2023", ""],
    due_edtf: ["2022", "2023", "2023-06-30", ""],
    days: [["2022-12-31"], ["2023-12-31"], ["2023-06-30", "2025-12-31"], []],
    due_start: ["2022-01-01", "2023-01-01", "2023-06-30", null],
    due_end: ["2022-12-31", "2023-12-31", "2023-06-30", null],
    recurrence: ["", "FREQ=YEARLY", "", ""],
    parts: [[part(0, 0), part(1, 1)], [part(1, 0), part(2, 0, 1)], [part(1, 0)], [part(2, 1, 1)]],
  },
}; // prettier-ignore
/** A table with its texts, which come apart; `columns` makes other columns of those above. */
function made(columns = (values) => values) {
  const all = Object.entries(DATA.columns).map(([name, values]) => [name, columns(values)]);
  const [first, later] = [all.filter(([name]) => !LATER.includes(name)), all.filter(([name]) => LATER.includes(name))].map(Object.fromEntries);
  const table = new Table({ ...DATA, columns: first }, "vi");
  return { table, texts: new Texts(table, { columns: later, abbreviations: ABBREVIATIONS, searched: SEARCHED, sheet: SHEET }) };
}

const address = new Address(DATA);
const empty = () => address.empty();
const many = 100_000;
const repeated = (values) => Array.from({ length: many }, (_, i) => values[i % 4]);
const { table, texts } = made();
const ask = (chosen = {}, more = {}) => {
  const state = { ...empty(), ...more };
  for (const [name, ids] of Object.entries(chosen)) state.chosen[name] = new Set(ids);
  return table.filter(state, state.q ? texts.matcher(state.q) : undefined);
};

test("nothing chosen shows every row and counts every choice", () => {
  const { rows, counts } = ask();
  assert.deepEqual(rows, [0, 1, 2, 3]);
  assert.deepEqual(rows, table.all());
  assert.deepEqual([...counts.agency], [1, 2, 0]);
  assert.deepEqual([...counts.role], [3, 1, 0, 0]);
  assert.deepEqual([...counts.topic], [2, 2]);
});

test("choices of one facet widen, facets together narrow", () => {
  assert.deepEqual(ask({ topic: ["land"] }).rows, [0, 1]);
  assert.deepEqual(ask({ topic: ["land", "money"] }).rows, [0, 1, 2]);
  assert.deepEqual(ask({ topic: ["land"], document: ["plan"], due: ["2023"] }).rows, [1]);
});

test("agency and role mean the same agency in that role", () => {
  assert.deepEqual(ask({ agency: ["finance"], role: ["lead"] }).rows, [1, 2]);
  assert.deepEqual(ask({ agency: ["finance"], role: ["cooperate"] }).rows, [0]);
  assert.deepEqual([...ask({ agency: ["finance"] }).counts.role], [2, 1, 0, 0]);
  assert.deepEqual([...ask({ role: ["lead"] }).counts.agency], [1, 2, 0]);
  assert.deepEqual([...ask({ role: ["cooperate"] }).counts.agency], [0, 1, 0]);
});

test("an agency is found by what it is named to lead, unless another part is chosen", () => {
  assert.deepEqual(ask({ agency: ["finance"] }).rows, [1, 2]);
  assert.deepEqual(ask({ agency: ["finance"], role: ["lead", "cooperate"] }).rows, [0, 1, 2]);
});

test("what is given through groups counts when that is asked for", () => {
  assert.deepEqual(ask({ agency: ["district"] }).rows, []);
  assert.deepEqual(ask({ agency: ["district"] }, { groups: true }).rows, [1]);
  assert.deepEqual([...ask({}, { groups: true }).counts.agency], [1, 2, 1]);
  assert.deepEqual(ask({ agency: ["district"], role: ["cooperate"] }, { groups: true }).rows, [3]);
});

test("the count of a choice is what choosing it would give", () => {
  for (const start of [{}, { topic: ["land"] }, { agency: ["finance"] }, { role: ["lead"], document: ["plan"] }]) {
    const { counts } = ask(start);
    for (const [name, { ids }] of Object.entries(DATA.facets)) {
      ids.forEach((id, i) => assert.equal(ask({ ...start, [name]: [id] }).rows.length, counts[name][i], `${name}=${id} from ${JSON.stringify(start)}`));
    }
  }
});

test("a choice that does not exist matches nothing", () => {
  assert.deepEqual(ask({ agency: ["nobody"] }).rows, []);
});

test("words are found folded, abbreviated, unfinished, and together in quotation marks", () => {
  const words = (q) => ask({}, { q }).rows;
  assert.deepEqual(words("duong"), [1]);
  assert.deepEqual(words("GPMB"), [0]);
  assert.deepEqual(words("bồi thư"), [0]);
  assert.deepEqual(words("clear land"), [0]);
  assert.deepEqual(words('"mặt bằng"'), [0]);
  assert.deepEqual(words('"bằng mặt"'), []);
  assert.deepEqual(words("!?"), [0, 1, 2, 3]);
});

test("choices are answered before the texts are there", () => {
  const columns = Object.fromEntries(Object.entries(DATA.columns).filter(([name]) => !LATER.includes(name)));
  const early = new Table({ ...DATA, columns }, "vi");
  const state = { ...empty(), sort: "agency" };
  state.chosen.topic.add("land");
  assert.deepEqual(early.filter(state).rows, [1, 0]);
});

test("a range of days takes what falls due in it", () => {
  assert.deepEqual(ask({}, { from: "2023-01-01" }).rows, [1, 2]);
  assert.deepEqual(ask({}, { from: "2023-01-01", to: "2023-06-30" }).rows, [2]);
  assert.deepEqual(ask({}, { from: "2025-01-01" }).rows, [2], "any of its days");
});

test("rows are ordered by date with dateless ones last, and by the Vietnamese alphabet", () => {
  assert.deepEqual(ask({}, { sort: "due" }).rows, [0, 2, 1, 3]);
  assert.deepEqual(ask({}, { sort: "title" }).rows, [3, 2, 1, 0]);
  assert.deepEqual(ask({}, { sort: "agency" }).rows, [3, 1, 2, 0]);
});

test("a download holds exactly the rows asked for, with several values joined and empty cells empty", () => {
  const shown = sheet(table, [0, 3]);
  assert.deepEqual(shown.rows.map((row) => row[0]), ["plan.1", "decision.2"]);
  const text = csv(shown);
  assert.equal(text.split("\n").length, 4);
  assert.ok(text.includes('"Bồi thường, ""đền bù"""'));
  const [first, second] = JSON.parse(json(shown));
  assert.equal(first.lead_agencies, "health");
  assert.equal(first.cooperate_agencies, "finance");
  assert.equal(second.due_end, null);
  assert.equal(second.topics, null);
  assert.deepEqual([...shown.days], ["due_end"]);
  assert.deepEqual(JSON.parse(json(sheet(table, [1])))[0].topics, "land;money");
});

test("a hundred thousand rows are filtered by the same code", () => {
  const large = made(repeated);
  const state = empty();
  state.chosen.agency.add("finance");
  const start = performance.now();
  const { rows, counts } = large.table.filter(state);
  console.log(`100,000 rows filtered and counted in ${Math.round(performance.now() - start)} ms`);
  assert.equal(rows.length, 50_000);
  assert.equal(counts.topic[0], 25_000);
  assert.equal(large.table.filter(empty(), large.texts.matcher("duong")).rows.length, 25_000);
});

test("a hundred thousand rows are folded ahead in slices, and ordered once", () => {
  const large = made(repeated);
  const reached = large.texts.foldAhead(0, 1);
  assert.ok(reached > 0 && reached < many);
  assert.equal(large.texts.foldAhead(reached, 60_000), many);
  const { rows } = large.table.filter({ ...empty(), sort: "title" });
  assert.deepEqual(rows.slice(0, 2), [3, 7]);
  assert.deepEqual(rows.slice(-2), [99_992, 99_996]);
  assert.ok(Array.isArray(rows));
});

test("what the index names and the script cannot do is an error, not an empty answer", () => {
  const facets = { ...DATA.facets, duty: facet("report") };
  assert.throws(() => new Table({ ...DATA, facets }, "vi"), /no column for the facet duty/);
  assert.throws(() => new Table({ ...DATA, sorts: [...DATA.sorts, "size"] }, "vi"), /order size/);
  table.sheet.push(["period", "period"]);
  assert.throws(() => sheet(table, [0]), /no column period/);
  table.sheet.pop();
});

test("more roles than four are packed as well", () => {
  const roles = ["lead", "cooperate", "report_to", "supervise", "approve"];
  const wide = (agency, role, derived = 0) => (agency * roles.length + role) * 2 + derived;
  const parts = [[wide(0, 4), wide(1, 0)], [wide(2, 4, 1)], [], [wide(1, 1)]];
  const more = new Table({ ...DATA, facets: { ...DATA.facets, role: facet(...roles) }, columns: { ...DATA.columns, parts } }, "vi");
  const state = empty();
  state.chosen.role.add("approve");
  assert.deepEqual(more.filter(state).rows, [0]);
  assert.deepEqual(more.filter({ ...state, groups: true }).rows, [0, 1]);
  assert.deepEqual(more.agencies(0, "approve"), [0]);
  assert.deepEqual(more.agencies(1, "approve"), []);
  assert.deepEqual(more.agencies(1, "approve", true), [2]);
});

test("a row whose last day is over stands under the choice it goes over to, from the day after", () => {
  const data = () => ({ nearer: {}, turns: { period: { into: 1, days: [null, "2030-12-31", "2026-12-31", null] } }, columns: { period: [[0], [0], [0], [1]] } });
  const after = (day) => {
    const own = data();
    return [turn(own, day), own.columns.period.flat()];
  };
  assert.deepEqual(after("2026-12-31"), [false, [0, 0, 0, 1]]);
  assert.deepEqual(after("2027-01-01"), [true, [0, 0, 1, 1]]);
  assert.deepEqual(after("2031-01-01"), [true, [0, 1, 1, 1]]);
  assert.deepEqual(after(""), [false, [0, 0, 0, 1]]); // a clock that is wrong turns nothing
});

test("of several dates a row tells the one that is nearest on the day of reading", () => {
  const nearer = { 1: [["2026-12-31", "3: 2027"], ["2027-12-31", "3: 2028"]] };
  const after = (day) => {
    const own = { nearer, turns: {}, columns: { due_words: ["2025", "3: 2026"] } };
    return [turn(own, day), ...own.columns.due_words];
  };
  assert.deepEqual(after("2026-12-31"), [false, "2025", "3: 2026"]);
  assert.deepEqual(after("2027-01-01"), [true, "2025", "3: 2027"]);
  assert.deepEqual(after("2030-01-01"), [true, "2025", "3: 2028"]);
  assert.deepEqual(after(""), [false, "2025", "3: 2026"]);
});
