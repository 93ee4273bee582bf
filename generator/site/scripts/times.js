// What has passed or begun since the data was made. Pages are built with the date of the data; whoever reads one later gets
// what has gone over to another group in the meantime moved there, by the day it is in Viet Nam, and reads that day as
// "today". Without this script the date of the data stands in its place.

import { worded } from "./dom.js";

const DAY = 10; // characters of a day
const HALF = 50; // percent of the width of a picture
const QUARTER = 25;
const ZONE = "Asia/Ho_Chi_Minh";

/** The day it is in Viet Nam, as in 2026-11-22. */
export function today(now = new Date()) {
  const parts = new Intl.DateTimeFormat("en", { timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(now);
  const part = (type) => parts.find((each) => each.type === type)?.value;
  return `${part("year")}-${part("month")}-${part("day")}`;
}

/** The day of the data at the foot of the page, which also tells how days are written. */
const ofData = () => /** @type {HTMLTimeElement | null} */ (document.querySelector(".site-footer time"));

/** A day as this page writes it. */
const onPage = (day) => written(day, ofData()?.dataset.form ?? "");

/** The day it is for whoever reads this page; "" where a clock is behind the data, which is wrong. */
export function dayOfReading() {
  const made = ofData()?.dateTime ?? "";
  const day = today();
  return day >= made ? day : "";
}

/**
 * A day as the pages write it.
 * @param {string} day as in 2026-11-22
 * @param {string} form a pattern ("d MMM y", "dd/MM/y"), and behind a semicolon the names of the months where it asks for them
 */
export function written(day, form) {
  const [y, MM, dd] = day.split("-");
  const [pattern, names = ""] = form.split(";");
  const [M, d] = [MM, dd].map((part) => String(Number(part)));
  const parts = { y, MMM: names.split(",")[Number(M) - 1] ?? MM, MM, M, dd, d };
  return pattern.replace(/y|MMM|MM|M|dd|d/g, (part) => parts[part]);
}

/** Whether something that lasts to the end of a day is over on another day. */
export function isOver(ends, day) {
  return ends < day;
}

/** The group something belongs to on a day: `ends` are the days after which it goes over to another, `then` to which; null: where it stands. */
export function groupOn(ends, then, day) {
  const at = ends.findLastIndex((last) => isOver(last, day));
  return at < 0 ? null : (then[at] ?? null);
}

/**
 * What several dates tell as the nearest on a day; null: what stands there.
 * @param {string} told "2026-12-31 3 thời hạn; gần nhất: …", the next behind a bar: after which days it is another
 * @param {string} day
 */
export function nearestOn(told, day) {
  return told.split("|").findLast((each) => isOver(each.slice(0, DAY), day))?.slice(DAY + 1) ?? null;
}

/** Move what has gone over to its group of the same list, at the end of it, and count anew. */
function move(list, day) {
  for (const item of list.querySelectorAll("li[data-ends]")) {
    const to = groupOn(item.dataset.ends.split(" "), item.dataset.then.split(" "), day);
    const items = to && [...list.querySelectorAll(`:scope > .when-${to} :is(.items, .lines)`)].at(-1);
    if (items) items.append(item);
  }
  for (const group of list.querySelectorAll(":scope > .when")) recount(group);
}

/** How many there are in a list, with those that stand on further pages. */
export function rows(list, selector) {
  return list.querySelectorAll(selector).length + Number(list.dataset.elsewhere ?? 0);
}

function recount(group) {
  const jump = group.id ? document.querySelector(`.jump a[href="#${group.id}"]`) : null;
  const count = rows(group, ":is(.items, .lines) > li");
  for (const place of [group, jump]) write(place, count);
  for (const year of group.querySelectorAll("h4")) write(year, rows(year.nextElementSibling, ":scope > li"));
}

function write(place, count) {
  const told = place?.querySelector(".count");
  if (!told) return;
  told.textContent = count.toLocaleString(document.documentElement.lang);
  place.hidden = !count;
}

/** Where a day stands between knots ("0 2021-01-01 100 2022-01-01"), in percent; null where there is no place for it. */
export function placed(knots, day) {
  const all = knots.split(" ");
  for (let at = 3; at < all.length; at += 2) {
    const [left, first, right, last] = [Number(all[at - 3]), all[at - 2], Number(all[at - 1]), all[at]];
    if (first > day || day > last) continue;
    const [from, to, on] = [first, last, day].map((each) => Date.parse(each));
    return left + ((right - left) * (on - from)) / (to - from);
  }
  return null;
}

/** The line of today in a picture, and what stands beside it, as charts/now.py draws them. */
function drawNow(group, day) {
  const x = placed(group.dataset.knots, day);
  group.setAttribute("display", x === null ? "none" : "inline");
  if (x === null) return;
  for (const end of ["x1", "x2"]) group.querySelector("line").setAttribute(end, `${x}%`);
  for (const text of group.querySelectorAll("text")) {
    const { side } = text.dataset;
    const left = side === "before" || (side === "day" && x >= HALF);
    text.setAttribute("x", `${left ? x - 1 : x + 1}%`);
    if (side === "day") {
      text.textContent = onPage(day);
      text.classList.toggle("end", left);
    } else text.setAttribute("display", (side === "before" ? x : 100 - x) > QUARTER ? "inline" : "none");
  }
}

/** How many of the days of a picture have passed. */
function tellPassed(place, day) {
  const { days, one, other } = place.dataset;
  const n = days.split(" ").filter((each) => isOver(each, day)).length;
  place.hidden = !n;
  place.textContent = worded({ one, other }, { n, date: onPage(day) });
}

/** "Today" on the page is the day of reading: the day of the data stood there until now. */
function compare(day) {
  for (const time of /** @type {NodeListOf<HTMLTimeElement>} */ (document.querySelectorAll("time[data-today]"))) {
    time.dateTime = day;
    time.textContent = written(day, time.dataset.form ?? "");
  }
  for (const group of document.querySelectorAll("g.now")) drawNow(group, day);
  for (const place of document.querySelectorAll("[data-days]")) tellPassed(place, day);
  for (const list of document.querySelectorAll(".whens")) move(list, day);
  for (const dates of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-told]"))) {
    dates.textContent = nearestOn(dates.dataset.told ?? "", day) ?? dates.textContent;
  }
  for (const said of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(":is(span, b)[data-ends]"))) said.hidden = !isOver(said.dataset.ends, day);
}

if (typeof document !== "undefined") {
  const day = dayOfReading();
  if (day) compare(day);
}
