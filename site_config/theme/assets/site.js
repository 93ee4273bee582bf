/* Small conveniences; every page is complete without them. */
(function () {
  "use strict";
  window.addEventListener("load", function () {
    document.querySelectorAll("link[hreflang]").forEach(function (link) { link.rel = "alternate"; });
  });

  /* The outline stands open where there is room for it, and shows where the reader is. */
  var outline = document.querySelector(".outline");
  if (outline && window.matchMedia("(min-width: 60em)").matches) outline.open = true;
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
