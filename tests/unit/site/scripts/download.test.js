// Downloads: what stands in a cell and in a file, and how it is handed over.

import assert from "node:assert/strict";
import test from "node:test";

import { WAYS, csv, json, save, sheet, xlsx } from "../../../../generator/site/scripts/download.js";

const TABLE = {
  sheet: [["commitment_id", "id"], ["due_end", "due_end", "date"], ["text", "text"], ["places", "place"]],
  cells: [{ id: "a.1", due_end: "2023-12-31", text: 'nói "được"', place: "" }, { id: "a.2", due_end: null, text: "=1+1", place: "x;y" }],
  value(row, source) {
    return this.cells[row][source];
  },
}; // prettier-ignore
const SHEET = sheet(/** @type {any} */ (TABLE), [1, 0]);

test("rows come in the order shown, and what is empty is nothing", () => {
  assert.deepEqual(SHEET.header, ["commitment_id", "due_end", "text", "places"]);
  assert.deepEqual(SHEET.rows, [["a.2", null, "=1+1", "x;y"], ["a.1", "2023-12-31", 'nói "được"', null]]);
  assert.deepEqual([...SHEET.days], ["due_end"]);
});

test("CSV quotes what needs it and nothing else", () => {
  assert.equal(csv(SHEET), 'commitment_id,due_end,text,places\na.2,,=1+1,x;y\na.1,2023-12-31,"nói ""được""",\n');
  assert.equal(csv({ header: ["a", "b"], rows: [["1,5", "hai\ndòng"]] }), 'a,b\n"1,5","hai\ndòng"\n');
});

test("JSON has a record a row, under the names of the columns", () => {
  assert.deepEqual(JSON.parse(json(SHEET))[0], { commitment_id: "a.2", due_end: null, text: "=1+1", places: "x;y" });
  assert.ok(json(SHEET).endsWith("]\n"));
});

test("a workbook has days as days and text as text, under a header that stays", async (t) => {
  const written = [];
  globalThis.writeXlsxFile = (data, options) => ({ toBlob: () => written.push({ data, options }) });
  t.after(() => delete globalThis.writeXlsxFile);
  await xlsx(SHEET);
  const [{ data, options }] = written;
  assert.deepEqual(data[0].map(({ value, fontWeight }) => [value, fontWeight])[3], ["places", "bold"]);
  assert.equal(data[1][1], null);
  assert.deepEqual(data[1][2], { value: "=1+1", type: String });
  assert.equal(data[2][1].type, Date);
  assert.equal(data[2][1].value.toISOString(), "2023-12-31T00:00:00.000Z");
  assert.equal(options.stickyRowsCount, 1);
  assert.deepEqual(options.columns.map(({ width }) => width), [18, 18, 80, 18]);
});

test("a file is handed over under its kind and the number of rows, and its address is given back", async (t) => {
  const done = [];
  const link = { click: () => done.push(`click ${link.download}`), remove: () => done.push("remove") };
  globalThis.document = /** @type {any} */ ({ createElement: () => link, body: { append: () => done.push("append") } });
  t.after(() => Reflect.deleteProperty(globalThis, "document"));
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const revoked = t.mock.method(URL, "revokeObjectURL", () => {});
  await save("csv", /** @type {any} */ (TABLE), [0]);
  assert.deepEqual(done, ["append", "click commitments-1.csv", "remove"]);
  const blob = await fetch(link.href);
  assert.match(await blob.text(), /^commitment_id,/);
  assert.equal(revoked.mock.callCount(), 0);
  t.mock.timers.tick(60_000);
  assert.equal(revoked.mock.callCount(), 1);
});

test("each way to write has a name and a type", () => assert.deepEqual(Object.keys(WAYS), ["csv", "json", "xlsx"]));
