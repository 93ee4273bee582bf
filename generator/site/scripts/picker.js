// The picker of the home page: one's own place or body, and its page. Without this script two links stand in its place.

const form = document.querySelector("[data-picker]");
const choice = form?.querySelector("select");

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  if (choice) location.assign(choice.value);
});
