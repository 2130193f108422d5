// Puts the composers on a page to work, also those that come later: each module has one duty, here they are put
// together. All are fetched under this one's version, so that a browser never mixes two.
/** @import {Modules, Outbox, News, Parts, Say, Store, BlockForms, Preview} from "./types.js" */

const { search } = new URL(import.meta.url);
const names =
  "store outbox session preview edits field asking notices paste html toolbar blocks pictures embeds".split(" ");
const modules = await Promise.all(names.map((name) => import(`./${name}.js${search}`)));
/** @type {Modules} */
const all = Object.assign({}, ...modules);

/** @type {Promise<Store | null>} */
const opened = all.openStore().catch((/** @type {unknown} */ error) => (console.error(error), null));
/** One queue a person, whatever the number of composers on the page.
 * @type {Map<string, {outbox: Outbox, hearers: Set<(news: News) => void>}>} */
const outboxes = new Map();

// The cookie is fresher than the page where somebody signed in again in another tab.
/** @param {HTMLFormElement} form */
const token = (form) =>
  document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ??
  /** @type {HTMLInputElement | null} */ (form.querySelector("[name=csrfmiddlewaretoken]"))?.value ??
  "";

/** @type {(root: HTMLElement) => Parts} */
function partsOf(root) {
  const form = /** @type {HTMLFormElement} */ (root.querySelector("form"));
  /** @type {Record<string, string>} */
  const words = JSON.parse(root.dataset.words ?? "{}");
  /** @type {Say} */
  const say = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
  return {
    ...{ root, form, say, token: () => token(form) },
    text: /** @type {HTMLTextAreaElement} */ (form.elements.namedItem("wire")),
    find: (name) => /** @type {any} */ (root.querySelector(`[data-part="${name}"]`)),
  };
}

/** @type {(store: Store, parts: Parts, hear: (news: News) => void) => Outbox} */
function outboxOf(store, parts, hear) {
  const { person = "" } = parts.root.dataset;
  const hearers = outboxes.get(person)?.hearers ?? new Set();
  hearers.add((/** @type {News} */ news) => parts.root.isConnected && hear(news));
  if (!outboxes.has(person)) {
    /** @param {News} news */
    const tell = (news) => hearers.forEach((told) => told(news));
    outboxes.set(person, { hearers, outbox: all.openOutbox({ store, person, token: parts.token, hear: tell }) });
  }
  return /** @type {{outbox: Outbox}} */ (outboxes.get(person)).outbox;
}

/** @param {HTMLElement} root */
async function start(root) {
  root.dataset.composer = "running";
  const store = await opened;
  const parts = partsOf(root);
  const { text, find } = parts;
  const notices = all.openNotices(parts);
  const told = (/** @type {string} */ words) => (words ? notices.show("told", words) : notices.clear("told"));
  const ask = all.asking(parts.token);
  /** @type {Preview} */
  let preview;
  const session = all.openSession(store, (hear) => store && outboxOf(store, parts, hear), {
    ...{ parts, notices, drawn: () => preview?.draw() },
  });

  /** @param {number} line */
  function toLine(line) {
    const at = all.startOf(text.value, line);
    text.focus();
    text.setSelectionRange(at, at + (text.value.split("\n")[line]?.length ?? 0));
  }
  preview = all.openPreview(parts, ask, () => session, toLine);

  /** @type {(kind: string, values: FormData) => void} */
  function put(kind, values) {
    if (kind !== "picture") return;
    const [picture, alt, caption, credit] = ["picture", "alt", "caption", "credit"].map((name) => String(values.get(name)));
    // The library learns what its picture shows, where it did not know.
    ask(`${root.dataset.picturesUrl}${picture}/`, { alt, caption, credit });
  }
  /** @type {BlockForms} */
  const blocks = all.openBlocks(parts, ask, all, all.apply, told, put);
  const pictures = all.openPictures(parts, () => blocks, told);
  all.openPaste(parts, all.wireFromHtml, all.apply, told);
  all.openEmbeds(parts, ask, all, all.applyBeside, told);
  all.openToolbar(parts, all, all.apply, session, blocks, pictures);
  parts.form.addEventListener("input", () => preview.draw());
  for (const part of root.querySelectorAll("[data-scripted]")) part.removeAttribute("hidden");
  find("state").removeAttribute("hidden");
  preview.draw();
  root.dataset.composer = "ready";
}

const look = () =>
  /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-composer=""]')).forEach((root) => start(root));
new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
look();
