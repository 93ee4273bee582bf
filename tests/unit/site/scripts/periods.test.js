// Which days are meant by what people type of times.

import assert from "node:assert/strict";
import test from "node:test";

import { Periods } from "../../../../generator/site/scripts/periods.js";

const periods = new Periods({
  lists: {
    asked: ["thời hạn", "hạn", "xong", "deadline", "due"], before: ["trước", "trước ngày", "before"], after: ["sau", "after"], until: ["đến", "by"], since: ["từ", "from"],
    day: ["ngày"], month: ["tháng"], quarter: ["quý", "q"], year: ["năm"], passed: ["trong", "việc", "phải", "in", "the"],
  },
  months: [["january", "jan"], ["february"], ["march"], ["april"], ["may"], ["june"], ["july"], ["august"], ["september"], ["october"], ["november"], ["december", "dec"]],
}); // prettier-ignore

for (const [typed, from, to] of [
  ["thời hạn quý IV 2023", "2023-10-01", "2023-12-31"], ["han quy 4/2023", "2023-10-01", "2023-12-31"], ["due in Q3 2022", "2022-07-01", "2022-09-30"],
  ["deadline December 2023", "2023-12-01", "2023-12-31"], ["hạn tháng 6 năm 2023", "2023-06-01", "2023-06-30"], ["tháng 02/2024", "2024-02-01", "2024-02-29"],
  ["việc phải xong trước ngày 31/12/2023", "", "2023-12-31"], ["due by June 30, 2023", "", "2023-06-30"], ["hạn 30 tháng 6 năm 2023", "2023-06-30", "2023-06-30"],
  ["hạn sau năm 2025", "2026-01-01", ""], ["việc xong trước tháng 7/2023", "", "2023-06-30"], ["due before 30 June 2023", "", "2023-06-30"], ["due by June 2023", "", "2023-06-30"], ["thời hạn từ 01/2023 đến 06/2023", "2023-01-01", "2023-06-30"], ["deadlines 2025", "2025-01-01", "2025-12-31"],
]) // prettier-ignore
  test(`"${typed}" is ${from} to ${to}`, () => assert.deepEqual([periods.in(typed)?.from, periods.in(typed)?.to], [from, to]));

test("what else was typed is given back as typed, and whether what is due was asked for is said", () => {
  assert.deepEqual(periods.in("thời hạn năm 2024 Sở Y tế"), { from: "2024-01-01", to: "2024-12-31", asked: true, rest: "Sở Y tế" });
  assert.deepEqual(periods.in("Kế hoạch tháng 3/2022"), { from: "2022-03-01", to: "2022-03-31", asked: false, rest: "Kế hoạch" });
});

test("what is no time is none: numbers, a quarter without a year; and a day that is not is no day", () => {
  for (const typed of ["quý IV", "43-NQ/TU", "quy hoạch 46", "tháng 13", ""]) assert.equal(periods.in(typed), null, typed);
  assert.equal(periods.in("hạn 31/02/2023").rest, "31");
});
