// Figures as people type them, in the ways in which documents print them.

import assert from "node:assert/strict";
import test from "node:test";

import { figureForms, figureLength } from "../../../../generator/site/scripts/figures.js";
import { read } from "../../../../generator/site/scripts/phrases.js";

const length = (text, at = 0) => figureLength(read(text), at, text);
const forms = (text) => figureForms(read(text).slice(0, length(text)), text).map((form) => form.join(" "));

test("numbers with a sign between them are one figure, with a space or a word they are several", () => {
  assert.equal(length("7-7,5%"), 3);
  assert.equal(length("7 - 7,5 %"), 3);
  assert.equal(length("2021–2025"), 2);
  assert.equal(length("15 12"), 1);
  assert.equal(length("43-NQ/TU"), 1);
  assert.equal(length("năm 2023"), 0);
  assert.equal(length("năm 2023", 1), 1);
});

test("an amount is printed with separators or without; a year is no amount", () => {
  assert.deepEqual(forms("3100"), ["3100", "3 100"]);
  assert.deepEqual(forms("1234567"), ["1234567", "1 234 567"]);
  assert.deepEqual(forms("3.100"), ["3 100", "3100"]);
  for (const plain of ["2023", "0123", "350", "1,8", "13.592,5"]) assert.equal(forms(plain).length, 1, plain);
});

test("a day is printed in figures, with two digits where they are due, or with the word for month", () => {
  assert.deepEqual(forms("5/4"), ["5 4", "05 4", "05 thang 4"]);
  assert.deepEqual(forms("15/12/2023"), ["15 12 2023", "15 thang 12 nam 2023"]);
  assert.deepEqual(forms("31/1/2023"), ["31 1 2023", "31 01 2023", "31 thang 01 nam 2023"]);
  assert.deepEqual(forms("6/2023"), ["6 2023", "thang 6 nam 2023"]);
  for (const other of ["45/10", "5/13", "60/2021", "5/4/3"]) assert.equal(forms(other).length, 1, other);
});

test("a date in words is printed in figures too", () => {
  assert.deepEqual(forms("25 tháng 8"), ["25 thang 8", "25 8"]);
  assert.deepEqual(forms("15 tháng 2 năm 2023"), ["15 thang 2 nam 2023", "15 02 2023", "15 thang 02 nam 2023"]);
  assert.deepEqual(forms("25 August"), ["25 august", "25 8", "25 thang 8"]);
  assert.deepEqual(forms("June 2023"), ["june 2023", "6 2023", "thang 6 nam 2023"]);
  assert.equal(length("may"), 0); // no date, and perhaps no month
});
