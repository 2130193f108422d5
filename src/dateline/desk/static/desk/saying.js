// What became of an act, said once and then gone; and the seconds in which a publication can be taken back.
/** @import {Say} from "./types.js" */

const STAYS = 6_000;

/** @type {(body: HTMLElement) => Say} */
export function sayThings(body) {
  const toasts = /** @type {HTMLElement} */ (document.getElementById("toasts"));
  const lost = body.dataset.words ?? "";

  /** @type {Say} */
  function say(words, alert = false) {
    const toast = document.createElement("p");
    toast.className = alert ? "toast toast-alert" : "toast";
    if (alert) toast.setAttribute("role", "alert");
    toast.textContent = words;
    toasts.replaceChildren(toast);
    if (!alert) setTimeout(() => toast.remove(), STAYS);
    else toast.addEventListener("click", () => toast.remove());
  }

  body.addEventListener("desk-refused", ({ detail }) => say(detail.words, true));
  for (const failure of /** @type {const} */ (["htmx:sendError", "htmx:responseError"])) {
    body.addEventListener(failure, ({ detail }) => {
      const silent = detail.requestConfig.verb === "get" || detail.xhr.getResponseHeader("HX-Trigger") !== null;
      if (!silent) say(lost, true);
    });
  }
  return say;
}

// `data-left`: seconds that are left to press the button.
/** @param {HTMLElement} body */
export function countDown(body) {
  const count = () => {
    for (const form of body.querySelectorAll("[data-left]")) {
      if (!(form instanceof HTMLElement)) continue;
      const left = Number(form.dataset.left) - 1;
      form.dataset.left = String(left);
      const seconds = form.querySelector(".seconds");
      if (seconds) seconds.textContent = String(left);
      if (left <= 0) form.remove();
    }
  };
  setInterval(count, 1_000);
}
