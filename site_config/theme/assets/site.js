/* Small conveniences; every page is complete without them. */
(function () {
  "use strict";
  window.addEventListener("load", function () {
    document.querySelectorAll("link[hreflang]").forEach(function (link) { link.rel = "alternate"; });
  });

  var query = document.querySelector(".md-search__input");
  var toggle = document.querySelector("[data-md-toggle=search]");

  function openSearch(text) {
    if (!query || !toggle) return;
    if (!toggle.checked) toggle.click();
    query.focus();
    if (text) {
      query.value = text;
      query.dispatchEvent(new Event("input", { bubbles: true }));
      query.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    }
  }

  document.querySelectorAll("[data-open-search]").forEach(function (form) {
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      openSearch(form.querySelector("input").value);
    });
  });

  document.querySelectorAll("label[role=button]").forEach(function (label) {
    label.addEventListener("keydown", function (event) {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        openSearch("");
      }
    });
  });

  /* The outline shows where the reader is. */
  var links = document.querySelectorAll(".outline a");
  var byId = {};
  links.forEach(function (link) { byId[decodeURIComponent(link.hash.slice(1))] = link; });
  var headings = Object.keys(byId).map(function (id) { return document.getElementById(id); }).filter(Boolean);
  var current = null;

  function follow() {
    var here = null;
    headings.forEach(function (heading) { if (heading.getBoundingClientRect().top < 140) here = byId[heading.id]; });
    if (here === current) return;
    if (current) current.removeAttribute("aria-current");
    if (here) {
      here.setAttribute("aria-current", "location");
      var box = here.closest(".outline-scroll");
      if (box && box.scrollHeight > box.clientHeight) box.scrollTop = here.offsetTop - box.clientHeight / 2;
    }
    current = here;
  }

  if (headings.length > 1 && window.matchMedia("(min-width: 60em)").matches) {
    var waiting = false;
    window.addEventListener("scroll", function () {
      if (waiting) return;
      waiting = true;
      window.requestAnimationFrame(function () { waiting = false; follow(); });
    }, { passive: true });
    follow();
  }
})();
