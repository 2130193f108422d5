// Tells colleagues who is at this story's desk and what they have open, while the page is looked at.

const EVERY = 15_000;

/** @type {(story: HTMLElement) => void} */
export function saySelf(story) {
  const address = story.dataset.presence ?? "";
  const window = windowId();
  let said = "";

  /** @param {Record<string, string>} more */
  const words = (more) => {
    const form = new FormData();
    Object.entries({ window, said: moment(), csrfmiddlewaretoken: token(), ...more }).forEach(([name, value]) => form.set(name, value));
    return form;
  };
  const come = () => {
    if (document.hidden) return;
    said = openText(story);
    fetch(address, { method: "POST", body: words({ editing: said }) }).catch(() => {});
  };
  const leave = () => navigator.sendBeacon(address, words({ gone: "1" }));

  setInterval(come, EVERY);
  story.addEventListener("input", () => said === openText(story) || come());
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : come()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", (event) => event.persisted && come());
  come();
}

// The draft, or the published update, that something was typed for in the composer.
/** @param {HTMLElement} story */
function openText(story) {
  const composer = /** @type {HTMLElement | null} */ (story.querySelector("[data-composer]"));
  if (!composer) return "";
  const typed = /** @type {NodeListOf<HTMLTextAreaElement>} */ (composer.querySelectorAll("[name=wire], [name=headline]"));
  const update = /** @type {HTMLInputElement | null} */ (composer.querySelector("[name=update]"));
  const busy = update?.value || [...typed].some((field) => field.value.trim());
  return busy ? update?.value || composer.dataset.draft || "" : "";
}

// Requests overtake each other: the server takes no word that is older than the window's last one. This clock never
// goes back while the page is open.
function moment() {
  return String(Math.round(performance.timeOrigin + performance.now()));
}

// Kept while the window is, so that loading the page again is no new arrival.
function windowId() {
  const known = sessionStorage.getItem("dateline-window");
  const id = known ?? crypto.randomUUID();
  sessionStorage.setItem("dateline-window", id);
  return id;
}

function token() {
  const field = /** @type {HTMLInputElement | null} */ (document.querySelector("[name=csrfmiddlewaretoken]"));
  return field?.value ?? "";
}
