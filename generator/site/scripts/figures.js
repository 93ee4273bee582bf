// Figures as people type them and as documents print them: "7-7,5" is one figure and not three words, "3100" is printed
// "3.100", "5/4" is printed "05/4" (two digits for days below 10 and months below 3) or "05 tháng 4".

const NUMBER = /^\d+$/;
const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const JOINT = /^(?:[.,/:]| ?[-–] ?)$/u; // what may stand inside a figure
const YEAR = /^(?:19|20)\d\d$/;
const GROUP = 3; // digits between two thousands separators
const YEARS = [1900, 2100]; // four digits that are hardly an amount

/** How many of the words of a text from `at` on are one figure; 0 when they are none. */
export function figureLength(typed, at, text) {
  const date = saidDate(typed, at);
  if (date) return date.length;
  if (!NUMBER.test(typed[at].folded)) return 0;
  let end = at + 1;
  while (end < typed.length && NUMBER.test(typed[end].folded) && JOINT.test(text.slice(typed[end - 1].end, typed[end].start))) end += 1;
  return end - at;
}

/** The ways in which a figure is printed, each a sequence of words, the typed one first; `text` is what it was typed in. */
export function figureForms(run, text) {
  const typed = run.map(({ folded }) => folded);
  const date = saidDate(run, 0);
  const joints = run.slice(1).map(({ start }, i) => text.slice(run[i].end, start));
  const all = [typed, ...(date ? days(date.figures, []) : [...amounts(typed, joints), ...days(typed, joints)])];
  return all.filter((form, i) => all.findIndex((other) => other.join(" ") === form.join(" ")) === i);
}

/** A date said with the word for month, or with an English month: "25 tháng 8 năm 2023", "25 August", "June 2023". */
function saidDate(typed, at) {
  const words = typed.slice(at, at + 5).map(({ folded }) => folded);
  const named = MONTHS.indexOf(words[NUMBER.test(words[0]) ? 1 : 0]) + 1;
  if (named) {
    const [day, year] = NUMBER.test(words[0]) ? [words[0], words[2]] : [null, words[1]];
    const figures = [...(day ? [day] : []), String(named), ...(YEAR.test(year) ? [year] : [])];
    return figures.length > 1 ? { length: figures.length, figures } : null;
  }
  if (!NUMBER.test(words[0]) || words[1] !== "thang" || !NUMBER.test(words[2])) return null;
  const year = words[3] === "nam" && YEAR.test(words[4]) ? [words[4]] : [];
  return { length: 3 + 2 * year.length, figures: [words[0], words[2], ...year] };
}

function amounts(typed, joints) {
  const [first, ...rest] = typed;
  if (!rest.length) {
    const value = Number(first);
    return value < 1000 || first.startsWith("0") || (value >= YEARS[0] && value <= YEARS[1]) ? [] : [grouped(first)];
  }
  const whole = joints.every((joint) => joint === "." || joint === ",") && rest.every((each) => each.length === GROUP) && first.length <= GROUP;
  return whole ? [[typed.join("")]] : [];
}

function grouped(digits) {
  const out = [];
  for (let end = digits.length; end > 0; end -= GROUP) out.unshift(digits.slice(Math.max(0, end - GROUP), end));
  return out;
}

/** A day and a month, with a year or not, or a month and a year: as printed in figures, and with the word for month. */
// eslint-disable-next-line complexity -- what a date is not, told in two lines
function days(typed, joints) {
  if (!typed[1] || typed.length > 3 || joints.some((joint) => joint !== "/")) return [];
  const year = typed.at(-1).length === 4 ? [typed.at(-1)] : [];
  const [month, day, ...more] = typed.slice(0, typed.length - year.length).reverse().map(Number);
  if (more.length || !(month >= 1 && month <= 12) || day > 31 || (day === undefined && !year.length)) return [];
  const printed = [...(day === undefined ? [] : [String(day).padStart(2, "0")]), month < 3 ? `0${month}` : String(month)];
  const said = [...printed.slice(0, -1), "thang", printed.at(-1)];
  return [[...printed, ...year], [...said, ...(year.length ? ["nam", ...year] : [])]];
}
