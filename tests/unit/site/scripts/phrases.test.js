// What a query is taken for: abbreviations, spelling, and the stretches of a text that are marked.

import assert from "node:assert/strict";
import test from "node:test";

import { holdsWhole } from "../../../../generator/site/scripts/fitness.js";
import { abbreviationTable, excerpt, hasExact, isWhole, parse, read, stretches } from "../../../../generator/site/scripts/phrases.js";
import { tokens } from "../../../../generator/site/scripts/folding.js";

const TABLE = abbreviationTable([["KHĐT", "Kế hoạch và Đầu tư"], ["UBND", "Ủy ban nhân dân"], ["QL", "Quốc lộ"]]);
const forms = (text) => parse(text, TABLE).sequences.map((sequence) => sequence.join(" "));
const marks = (text, query) => stretches(text, parse(query, TABLE)).map(({ start, end }) => text.slice(start, end));
const exact = (text, query) => hasExact(text, tokens(text).join(" "), parse(query, TABLE));

test("an abbreviation is known short and long", () => {
  assert.deepEqual(forms("so khdt"), ["so khdt", "so ke hoach va dau tu"]);
  assert.ok(forms("ủy ban nhân dân xã").includes("ubnd xa"));
});

test("a listed word stands for the words of its family, a short one for itself alone", () => {
  const table = abbreviationTable([], [["expand", "mở rộng"], ["road", "đường"], ["to", ""]]);
  const said = (text) => parse(text, table).sequences.map((sequence) => sequence.join(" "));
  assert.ok(said("expanding towns").includes("mo rong towns"));
  assert.ok(said("expansion towns").every((each) => !each.includes("mo rong"))); // another stem
  assert.deepEqual(said("roadbed works"), ["roadbed works"]);
});

test("a number may follow an abbreviation without a space", () => {
  assert.deepEqual(forms("QL4B"), ["ql4b", "ql 4b", "quoc lo 4b"]);
});

test("a query of many abbreviations does not grow without end", () => {
  assert.ok(forms("UBND UBND UBND UBND UBND UBND UBND").length <= 32);
});

test("dấu that was typed must stand there; dấu that was not may", () => {
  assert.ok(exact("đường tỉnh", "đường"));
  assert.ok(!exact("dương tính", "đường"));
  assert.ok(exact("dương tính", "duong"));
  assert.ok(exact("hoà bình", "hòa bình"));
});

test("the last word may be unfinished, in its letters and in its tone", () => {
  assert.ok(exact("đường tỉnh", "đươ"));
  assert.ok(exact("đường tỉnh", "đườ"));
  assert.ok(!exact("đương nhiên", "đườ"));
});

test("what is abbreviated in the text counts as spelled", () => {
  assert.ok(exact("UBND huyện Lộc Bình", "uỷ ban nhân dân huyện Lộc Bình"));
});

test("words that stand together are marked together, and single ones then are not", () => {
  assert.deepEqual(marks("Vốn đầu tư công cho khu công nghiệp", "dau tu cong"), ["đầu tư công"]);
  assert.deepEqual(marks("Sở Kế hoạch và Đầu tư", "sở khđt"), ["Sở Kế hoạch và Đầu tư"]);
  assert.deepEqual(marks("cây cầu", "đường"), []);
});

test("an excerpt holds the best stretch and is cut between words", () => {
  const text = `${"mở đầu ".repeat(60)}đầu tư công ${"kết thúc ".repeat(60)}`;
  const cut = excerpt(text, stretches(text, parse("đầu tư công")), 100);
  assert.match(cut, /^… .*đầu tư công.* …$/);
  assert.ok(cut.length < 140);
  assert.equal(excerpt("ngắn", []), "ngắn");
});

test("small words beside others are not marked, and what a list says is where it stands whole, with its dấu", () => {
  const table = abbreviationTable([], [["and", ""], ["to", ""], ["poor household", "hộ nghèo"], ["land", "đất"], ["lending", "loans"], ["lending", "cho vay"]]);
  const marked = (text, query) => stretches(text, parse(query, table)).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(marked("Publicise and plan loans", "lending to poor households and land"), ["loans"]);
  assert.deepEqual(marked("Cho vay hỗ trợ hộ nghèo", "lending to poor households"), ["Cho vay", "hộ nghèo"]);
  assert.deepEqual(marked("Xã đạt chuẩn có đất", "land"), ["đất"]);
  assert.deepEqual(marked("To and fro", "and"), ["and"]); // alone it is what is meant
});

test("words of asking are passed over, unless nothing else was typed or their dấu make them other words", () => {
  const asides = ["khi nào", "ở đâu", "bao nhiêu", "bao nhiêu phần trăm"].map(read);
  const left = (text) => parse(text, TABLE, { asides }).folded.join(" ");
  assert.equal(left("khi nào xong cao tốc"), "xong cao toc");
  assert.equal(left("khi nao xong cao toc o dau"), "xong cao toc");
  assert.equal(left("rừng bao nhiêu phần trăm"), "rung");
  assert.equal(left("khi nào"), "khi nao");
  assert.equal(left("khi não"), "khi nao");
  assert.equal(left("ở đầu"), "o dau");
  assert.ok(parse("rừng ở đâu", TABLE, { asides }).asked);
  assert.ok(!parse("rừng ở đầu", TABLE, { asides }).asked);
});

test("lists need an English word in the singular only; what may be left out is optional beside other words", () => {
  const table = abbreviationTable([], [["wind farm", "điện gió"], ["the", ""]]);
  const said = (text) => parse(text, table).sequences.map((sequence) => sequence.join(" "));
  assert.deepEqual(said("wind farms"), ["wind farms", "dien gio"]);
  assert.deepEqual(said("the wind farm"), ["the wind farm", "the dien gio", "wind farm", "dien gio"]);
  assert.deepEqual(said("the"), ["the"]);
});

test("what a list says of a word and what it says of its singular both count", () => {
  const table = abbreviationTable([["poverty", "poor households"]], [["poor household", "hộ nghèo"]]);
  assert.deepEqual(parse("poor households", table).parts[0].forms.map((form) => form.join(" ")), ["poor households", "poverty", "ho ngheo"]);
});

test("who types all of what a word stands for may mean what says the word alone", () => {
  const table = abbreviationTable([], [["lương", "tiền lương"], ["khám bệnh", "khám, chữa bệnh"]]);
  assert.deepEqual(parse("tiền lương", table).parts.map((part) => part.forms.map((form) => form.join(" "))), [["tien luong", "luong"]]);
  assert.equal(parse("khám, chữa bệnh", table).parts.length, 3); // no part of it is the word
});

test("only what was typed itself may be unfinished", () => {
  const closed = (text) => parse(text, TABLE).sequences.map((sequence) => Boolean(sequence.closed));
  assert.deepEqual(closed("so khdt"), [false, true]);
  assert.deepEqual(closed("QL4"), [false, false, false]); // 4A, 4B
});

test("a figure stays together, in each way it is printed", () => {
  const [part] = parse("7-7,5%").parts;
  assert.ok(part.figure && isWhole(part, part.forms[0]));
  assert.ok(forms("trước 15/12").includes("truoc 15 thang 12"));
});

test("what a list says must stand there with its dấu, what was typed without need not", () => {
  const table = abbreviationTable([], [["land price", "giá đất"]]);
  const real = (text, query) => hasExact(text, tokens(text).join(" "), parse(query, table));
  assert.ok(real("Bảng giá đất", "land price"));
  assert.ok(!real("chuẩn quốc gia đạt", "land price"));
  assert.ok(real("land price, quốc gia đạt", "land price"));
  assert.ok(real("quốc gia đạt", "gia dat"));
});

test("a year beside a matter may be left out, but not alone, nor in a number", () => {
  const optional = (text) => parse(text, TABLE, { years: ["nam"] }).parts.filter((part) => part.optional).map(({ typed }) => typed.map(({ folded }) => folded).join(" "));
  assert.deepEqual(optional("thu ngân sách năm 2023"), ["nam 2023"]);
  assert.deepEqual(optional("defence exercise 2023"), ["2023"]);
  assert.deepEqual(["2023", "năm 2023", "nghị định 60/2021", "năm học"].flatMap(optional), []);
});

test("what may be left out need not stand in a record that holds all the rest", () => {
  const query = parse("Japan and Korea", abbreviationTable([], [["and", ""]]));
  const holds = (inside) => holdsWhole({ folded: { inside } }, query);
  assert.ok(holds(" ties with japan and korea "));
  assert.ok(holds(" ties with japan south korea "));
  assert.ok(!holds(" ties with japan and china "));
});
