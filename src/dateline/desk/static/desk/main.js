// Keeps the desk's screens up to date and says what became of an act: each module has one duty, here they are put
// together. All are fetched under this one's version, so that a browser never mixes two.
/** @import {Modules} from "./types.js" */

const { search } = new URL(import.meta.url);
const names = ["./lines.js", "./regions.js", "./sheet.js", "./saying.js", "./menus.js", "./presence.js", "../reader/live/stream.js"];
const modules = await Promise.all(names.map((name) => import(`${name}${search}`)));
/** @type {Modules} */
const { keepUp, share, watchRegions, openSheet, sayThings, countDown, foldMenus, saySelf } = Object.assign({}, ...modules);

const say = sayThings(document.body);
openSheet(document.body, say);
const changed = watchRegions(document.body);
countDown(document.body);
foldMenus(document.body);
// From here on what is pressed is answered on the page; until then links lead to pages of their own.
document.body.dataset.ready = "";

const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-presence]"));
if (place) saySelf(place);

const story = /** @type {HTMLElement | null} */ (document.querySelector("[data-stream]"));
if (story) {
  const { stream = "", channel = "" } = story.dataset;
  // One tab listens for all that show this story: a browser has few connections to give.
  /** @type {{close(): void} | null} */
  let line = null;
  const listen = () => {
    line ??= share(`desk ${stream}`, (tell) => keepUp([stream, channel], () => (tell(null), changed())), changed);
  };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      line?.close();
      line = null;
    } else {
      listen();
      changed();
    }
  });
  if (!document.hidden) listen();
  addEventListener("pagehide", () => line?.close());
}
