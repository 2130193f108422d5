// Parts of the screen that are drawn again when the desk changes (`data-region`). Nothing is drawn over what somebody
// has open or is typing in, and nothing moves under the reading eye.
/** @import {Answered} from "./types.js" */

const REST = 1_000;
const CHANGED = "desk-changed";

/** Returns what to call when there is news; many at once make one drawing. @param {HTMLElement} body */
export function watchRegions(body) {
  let [timer, last] = [0, 0];
  /** @type {{id: string, top: number} | null} */
  let place = null;

  body.addEventListener("htmx:beforeRequest", (event) => {
    const region = ours(event.detail);
    if (!region || !isHeld(region)) return;
    region.dataset.stale = "";
    event.preventDefault();
  });
  body.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const region = ours(detail);
    if (!region) return;
    // Opened while the answer was on its way.
    if (isHeld(region)) {
      region.dataset.stale = "";
      detail.shouldSwap = false;
    } else place = readingPlace(region);
  });
  // In the same breath as the drawing: another region's may follow at once.
  body.addEventListener("htmx:afterSwap", () => {
    const row = place && document.getElementById(place.id);
    if (place && row) scrollBy({ top: row.getBoundingClientRect().top - place.top, behavior: "instant" });
    place = null;
  });
  for (const release of ["focusout", "toggle", "htmx:afterRequest"]) {
    // The focus is nowhere until this event is over.
    body.addEventListener(release, () => setTimeout(refreshStale), true);
  }

  return () => {
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        last = Date.now();
        body.dispatchEvent(new CustomEvent(CHANGED));
      },
      Math.max(0, last + REST - Date.now()),
    );
  };
}

/** The region that asks, because something changed. @param {Answered} detail */
function ours({ elt, requestConfig }) {
  const why = requestConfig.triggeringEvent?.type;
  const region = elt instanceof HTMLElement && "region" in elt.dataset ? elt : null;
  return why === CHANGED || why === "refresh" || !why ? region : null;
}

/** @param {HTMLElement} region */
const isHeld = (region) =>
  Boolean(region.querySelector("details[open], textarea:focus, input:focus, select:focus, [data-writing]"));

function refreshStale() {
  for (const region of document.querySelectorAll("[data-region][data-stale]")) {
    if (!(region instanceof HTMLElement) || isHeld(region)) continue;
    delete region.dataset.stale;
    region.dispatchEvent(new CustomEvent("refresh"));
  }
}

// The first row on the screen, where the list's top has been scrolled away.
/** @param {HTMLElement} region */
function readingPlace(region) {
  if (region.getBoundingClientRect().top >= 0) return null;
  const row = [...region.querySelectorAll("li[id]")].find((item) => item.getBoundingClientRect().bottom > 0);
  return row ? { id: row.id, top: row.getBoundingClientRect().top } : null;
}
