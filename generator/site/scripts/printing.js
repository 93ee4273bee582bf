// Printing a page in parts: all of it, or in short without what stands in `.print-all`. The address `?in=gon` opens the
// short form, so that it can be sent and printed without a click. What the two forms are is said in the page.

/** The form an address asks for; nothing for the whole page. */
export function formOf(search) {
  return new URLSearchParams(search).get("in") ?? "";
}

if (typeof document !== "undefined") {
  const root = document.documentElement;
  const asked = formOf(location.search);
  const show = (form) => (form ? (root.dataset.print = form) : delete root.dataset.print);
  show(asked);
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-print-form]"))) {
    button.addEventListener("click", () => {
      show(button.dataset.printForm);
      print();
    });
  }
  addEventListener("afterprint", () => show(asked));
}
