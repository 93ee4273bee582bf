// What has passed since the data was made. Pages are built with the date of the data; whoever reads one later gets
// what has passed in the meantime moved to its group, by the day it is in Viet Nam, and is told so. Without this script
// the date of the data stands, and is said.

const ZONE = "Asia/Ho_Chi_Minh";
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The day it is in Viet Nam, as in 2026-11-22. */
export function today(now = new Date()) {
  const parts = new Intl.DateTimeFormat("en", { timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(now);
  const part = (type) => parts.find((each) => each.type === type)?.value;
  return `${part("year")}-${part("month")}-${part("day")}`;
}

/** A day as the pages write it. */
export function written(day, language) {
  const [year, month, date] = day.split("-");
  return language.startsWith("en") ? `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}` : `${date}/${month}/${year}`;
}

/** Whether something that lasts to the end of a day is over on another day. */
export function isOver(ends, day) {
  return ends < day;
}

/** Move what is over from the coming to the passed of one list, write both counts, and hide what is empty. */
function move(coming, day) {
  let passed = coming.nextElementSibling; // of the same list: a page may hold several
  while (!passed.matches(".when-passed")) passed = passed.nextElementSibling;
  const over = [...coming.querySelectorAll("[data-ends]")].filter((item) => isOver(item.dataset.ends, day));
  passed.querySelector(".items").append(...over);
  for (const group of [coming, passed]) recount(group);
}

function recount(group) {
  const count = group.querySelectorAll(".items > li").length;
  const jump = group.id ? document.querySelector(`.jump a[href="#${group.id}"]`) : null;
  for (const place of [group, jump]) {
    if (!place) continue;
    place.querySelector(".count").textContent = count.toLocaleString(document.documentElement.lang);
    place.hidden = !count;
  }
}

function compare(day) {
  for (const time of /** @type {NodeListOf<HTMLTimeElement>} */ (document.querySelectorAll("time[data-today]"))) {
    time.dateTime = day;
    time.textContent = written(day, document.documentElement.lang);
  }
  for (const coming of document.querySelectorAll(".when-coming")) move(coming, day);
  for (const said of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-compared]"))) said.hidden = said.dataset.compared !== "today";
  for (const said of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("span[data-ends]"))) said.hidden = !isOver(said.dataset.ends, day);
}

if (typeof document !== "undefined") {
  const made = /** @type {HTMLTimeElement | null} */ (document.querySelector(".site-footer time"))?.dateTime ?? "";
  const day = today();
  if (day >= made) compare(day); // a clock that is behind the data is wrong
}
