// Every day on which the events of a calendar stand, by ical.js: node expand.mjs FILE FROM TO, as JSON [[uid, day, title], ...].
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const [file, from, to] = process.argv.slice(2);
const [first, last] = [from, to].map((day) => ICAL.Time.fromDateString(day));
const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
const found = [];
for (const component of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component);
  const days = event.iterator();
  for (let day = days.next(); day && day.compare(last) <= 0; day = days.next()) {
    if (day.compare(first) >= 0) found.push([event.uid, day.toString(), event.summary]);
  }
}
process.stdout.write(JSON.stringify(found));
