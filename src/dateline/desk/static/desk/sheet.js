// The sheet that forms open in, above the screen. Without this script they are pages of their own.
/** @import {Say} from "./types.js" */

/** @type {(body: HTMLElement, say: Say) => void} */
export function openSheet(body, say) {
  const sheet = /** @type {HTMLDialogElement} */ (document.getElementById("sheet"));
  const content = /** @type {HTMLElement} */ (document.getElementById("sheet-body"));
  let opener = "";

  body.addEventListener("htmx:beforeRequest", ({ detail }) => {
    if (detail.target === content && !sheet.open) opener = detail.elt.id;
  });
  // A refusal brings the form back with the reason; other failures keep what is there.
  body.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const { status } = detail.xhr;
    const refused = status === 403 || status === 409 || status === 422;
    if (refused && detail.xhr.getResponseHeader("HX-Trigger") === null) {
      detail.shouldSwap = true;
      detail.isError = false;
    }
    // While the old form is there, a browser closes the new one's open part: one of a name may be open.
    if (detail.target === content && detail.shouldSwap) content.replaceChildren();
  });
  body.addEventListener("htmx:afterSwap", ({ detail }) => {
    if (detail.target !== content) return;
    if (!sheet.open) sheet.showModal();
    const refused = content.querySelector("[role=alert]")?.closest("form");
    const field = refused?.querySelector("textarea, select, input:not([type=hidden])") ?? content.querySelector("h2");
    if (field instanceof HTMLElement) field.focus();
  });
  body.addEventListener("desk-said", ({ detail }) => {
    sheet.close();
    say(detail.text);
  });
  sheet.addEventListener("click", (event) => {
    if (event.target === sheet) sheet.close();
  });
  sheet.addEventListener("close", () => {
    content.replaceChildren();
    // The row that opened it may have been drawn anew, or be gone.
    (document.getElementById(opener) ?? document.getElementById("list"))?.focus({ preventScroll: true });
  });
}
