// What readers will get, drawn by the server while one types. The newest text wins, in whatever order answers come.
/** @import {Ask, Parts, Preview, Session} from "./types.js" */

const PAUSE = 250;

/** @type {(parts: Parts, ask: Ask, session: () => Session, toLine: (line: number) => void) => Preview} */
export function openPreview({ root, find, say }, ask, session, toLine) {
  const frame = /** @type {HTMLIFrameElement} */ (find("frame"));
  const [note, problems] = [find("preview-note"), find("problems")];
  const { previewUrl = "", byline = "" } = root.dataset;
  let timer = 0;
  let latest = new AbortController();
  let shown = "";

  function page() {
    const inner = frame.contentDocument;
    const place = inner?.getElementById("preview");
    return inner && place ? { inner, place } : null;
  }

  /** @param {string} words */
  function tell(words) {
    note.textContent = words;
    note.hidden = !words;
  }

  async function ask_() {
    latest.abort();
    const mine = (latest = new AbortController());
    const fields = session().fields();
    if (!fields.headline?.trim() && !fields.wire?.trim()) return show("", [], say("previewEmpty"));
    if (!navigator.onLine) return tell(say("previewOffline"));
    const asked = await ask(previewUrl, { ...fields, draft: session().draft(), byline }, mine.signal);
    if (mine.signal.aborted) return;
    if (!asked) return tell(say("previewOffline"));
    if (!asked.ok) return tell(asked.answer.error ?? say("previewFailed"));
    const { html, language, direction } = asked.answer;
    root.dataset.language = language;
    const whole = page()?.inner.documentElement;
    if (whole) Object.assign(whole, { lang: language, dir: direction });
    show(html, asked.answer.problems, "");
  }

  /** @type {(html: string, found: {line: number, words: string}[], words: string) => void} */
  function show(html, found, words) {
    tell(words);
    const at = page();
    if (at && html !== shown) {
      // A parsed document runs no script, and the frame's policy lets none in.
      const card = new DOMParser().parseFromString(html, "text/html").body;
      at.place.replaceChildren(...[...card.childNodes].map((node) => at.inner.adoptNode(node)));
      shown = html;
    }
    problems.replaceChildren(...found.map(problem));
    problems.hidden = !found.length;
    frame.hidden = !html;
    fit();
  }

  /** @param {{line: number, words: string}} of */
  function problem({ line, words }) {
    const item = document.createElement("li");
    const button = Object.assign(document.createElement("button"), { type: "button" });
    button.textContent = say("line", { line, words });
    button.onclick = () => toLine(line - 1);
    item.append(button);
    return item;
  }

  function fit() {
    const body = page()?.inner.body;
    if (body) frame.style.blockSize = `${Math.ceil(body.getBoundingClientRect().height)}px`;
  }

  function loaded() {
    const at = page();
    if (!at) return;
    new ResizeObserver(fit).observe(at.inner.body);
    // It is there to be looked at: a link would lead the frame away from the text.
    at.inner.addEventListener("click", (event) => event.preventDefault());
    shown = "";
    draw();
  }

  function draw() {
    clearTimeout(timer);
    timer = setTimeout(ask_, PAUSE);
  }

  frame.addEventListener("load", loaded);
  if (page()) loaded();
  addEventListener("online", draw);
  addEventListener("offline", () => tell(say("previewOffline")));
  return { draw };
}
