// The picker of the home page: one's own place or body, and its page. Without this script two links stand in its place.

const form = document.querySelector("[data-picker]");

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  location.assign(form.querySelector("select").value);
});
