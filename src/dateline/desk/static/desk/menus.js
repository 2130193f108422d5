// Menus and forms that fold out (`details`): they close when their act is done, with Escape, or by a press elsewhere.

/** @param {HTMLElement} body */
export function foldMenus(body) {
  body.addEventListener("htmx:afterRequest", ({ detail }) => {
    if (!detail.successful || detail.requestConfig.verb !== "post" || !(detail.elt instanceof HTMLFormElement)) return;
    detail.elt.reset();
    detail.elt.closest("details[open]")?.removeAttribute("open");
  });
  body.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target instanceof Element && event.target.closest(MENUS);
    if (!menu) return;
    menu.removeAttribute("open");
    menu.querySelector("summary")?.focus();
  });
  body.addEventListener("click", ({ target }) => {
    for (const menu of body.querySelectorAll(MENUS)) {
      if (target instanceof Node && !menu.contains(target)) menu.removeAttribute("open");
    }
  });
}

const MENUS = "details.more[open], details.person[open]";
