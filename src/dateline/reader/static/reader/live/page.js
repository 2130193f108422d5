// The open page: applies steps without moving what is seen, and holds new updates back until they are wanted.
/** @import {Fragment, Held, Morph, OpenPage, WholePage} from "./types.js" */

const root = document.documentElement;
const LIST = ".days";
const WITHDRAWN = ".update-withdrawn";
const WITH_THE_LIST = /paging|nothing/;
// Where a change is worth a glance; the rest moves with every entry.
const NOTED = "article, h1, .standfirst, .top, .events, .pinned, [data-part=corrections]";

/** @type {(main: HTMLElement) => OpenPage} */
export function openPage(main) {
  const days = /** @type {HTMLElement} */ (main.querySelector(LIST));
  const isFront = "front" in main.dataset;
  const headline = () => main.querySelector("h1")?.textContent ?? "";
  const suffix = document.title.slice(headline().length);
  /** @type {Held} */
  const held = { list: null, updates: new Map(), pieces: new Map() };
  let total = Number(main.dataset.total);
  let shown = total;

  function listed() {
    const articles = [...days.querySelectorAll("article")];
    return new Map(articles.map((article) => [article.dataset.update ?? article.dataset.stub ?? "", article]));
  }

  // Shows what was held, or what of it moves nothing that is seen. Returns what changed.
  function settle(all = false) {
    const changed = [];
    const still = watch();
    for (const [selector, html] of held.pieces) {
      if ((unseen > 1 && !all) || (held.list && WITH_THE_LIST.test(selector))) continue;
      const piece = /** @type {HTMLElement?} */ (main.querySelector(selector));
      const done = piece && renew(piece, fragment(html), all ? null : still);
      if (done === undefined) continue;
      held.pieces.delete(selector);
      if (done) changed.push(piece);
    }
    for (const roomy of main.querySelectorAll("[style]"))
      if (all || !(unseen || shows(roomy))) keepPlace(() => roomy.removeAttribute("style"));
    if (changed.includes(days)) shown = total;
    // A slow machine's frame comes late.
    if (unseen && !due) due = requestAnimationFrame(() => setTimeout(goOn, 100));
    return changed.filter((piece) => piece.matches(NOTED));
  }

  /** Whether it changed a piece; undefined when that had moved what is seen, and was undone.
   * @type {(piece: HTMLElement, now: HTMLElement, still: (() => boolean) | null) => boolean | undefined} */
  function renew(piece, now, still) {
    const [was, height, before] = [/** @type {Element} */ (piece.cloneNode(true)), piece.offsetHeight, unseen];
    const changed = keepPlace(() => morph(piece, now));
    if (!changed || !still) return changed;
    const stays = still();
    if (stays && unseen < 3) return changed;
    if (!now.matches(WITHDRAWN)) return void (keepPlace(() => morph(piece, was)), (unseen = before));
    // Withdrawn words go at once. Their room stays.
    if (!stays) piece.style.minBlockSize = `${height}px`;
    return true;
  }

  function arrange() {
    const there = listed();
    const sections = held.list?.map(({ html, updates }) => {
      const section = fragment(html);
      for (const id of updates) section.appendChild(/** @type {Node} */ (there.get(id) ?? held.updates.get(id)));
      return section;
    });
    if (sections) days.replaceChildren(...sections);
    held.list = null;
    held.updates.clear();
    shown = total;
  }

  /** @type {OpenPage["apply"]} */
  function change({ page, head }, follow) {
    const there = listed();
    main.dataset.seq = String(head);
    main.dataset.total = String((total = page.total));
    Object.assign(root, { lang: page.language, dir: page.direction });
    held.list = page.list ?? held.list;
    const onList = held.list ? new Set(held.list.flatMap(({ updates }) => updates)) : there;
    const gone = [];
    for (const [id, html] of Object.entries(page.cards)) {
      const card = fragment(html);
      if (card.matches(WITHDRAWN)) gone.push(`.events [href*="${id}"], .pinned [data-update="${id}"]:not(${WITHDRAWN})`);
      if (there.has(id)) held.pieces.set(`${LIST} [data-update="${id}"], ${LIST} [data-stub="${id}"]`, html);
      else if (onList.has(id)) held.updates.set(id, card);
    }
    for (const [name, html] of Object.entries(page.parts)) held.pieces.set(`[data-part="${name}"]`, html);
    // After its updates.
    held.pieces.delete(LIST);
    if (page.days) held.pieces.set(LIST, page.days);
    // More changed than there are cards for.
    for (const [id, article] of page.complete ? [] : there)
      if (!onList.has(id) && !(id in page.cards)) keepPlace(() => article.remove());
    const changed = settle();
    // Held, they are not seen.
    for (const said of gone.length ? main.querySelectorAll(String(gone)) : []) said.classList.add("gone");
    if (!isFront || !(follow || total === shown || !there.size)) return changed;
    if (follow) arrange();
    else keepPlace(arrange);
    return [...changed, ...settle()];
  }

  return {
    isFront,
    shown: () => shown,
    waiting: () => total - shown,
    holds: () => held.pieces.size > 0 && unseen < 2,
    awaits: (hash) => held.updates.has(hash.slice(3)),
    title: () => headline() + suffix,
    ended: () => main.querySelector(".state-ended") !== null,

    // Nobody follows who has scrolled into the list.
    apply: (step, follows) => change(step, follows && placeOf(days).top >= 0),
    settle,

    letIn() {
      const there = listed();
      if (isFront) arrange();
      settle(true);
      shown = total;
      return [...listed()].find(([id]) => !there.has(id))?.[1];
    },
  };
}

/** @param {Element} element */
const placeOf = (element) => element.getBoundingClientRect();
/** @param {DOMRect} place */
const inView = ({ top, bottom }) => bottom > 0 && top < innerHeight && bottom > top;
/** @param {Element} element */
const shows = (element) => inView(placeOf(element));

// Whether what is seen stays, or moves only as scrolling moves it.
function watch() {
  const places = Array.from(document.querySelectorAll("body *"), (element) => ({ element, was: placeOf(element) }));
  const from = scrollY;
  return () =>
    places.every(({ element, was }) => {
      const now = placeOf(element);
      if (!element.isConnected) return !inView(was) || !element.matches("article");
      if (!now.height || !was.height || !(inView(was) || inView(now))) return true;
      const down = now.y - was.y;
      return Math.abs(now.x - was.x) < 1 && [down, down + scrollY - from].some((by) => Math.abs(by) < 1);
    });
}

// What no frame has shown: 1, growth; 2, a scroll. In one, browsers mix them up. They scroll by whole pixels.
let [unseen, owed, due] = [0, 0, 0];

const goOn = () => ((unseen = due = 0), dispatchEvent(new Event("scrollend")));

// Keeps the first update that shows in its place.
/** @type {<T>(change: () => T) => T} */
function keepPlace(change) {
  const kept = document.querySelectorAll("article, .head [data-part], .top, .column [data-part], .foot");
  const read = scrollY > 0 && [...kept].find(shows);
  if (!read) return change();
  const [before, height] = [placeOf(read).top, root.offsetHeight];
  // Or the browser does so too.
  root.style.overflowAnchor = "none";
  const done = change();
  // What was unpinned stands further below.
  const now = read.isConnected ? read : document.getElementById(read.id);
  const top = now ? placeOf(now).top - before : 0;
  const to = scrollY + top + owed;
  if (top) scrollTo({ top: to, behavior: "instant" }), (owed = (to - scrollY) % 1);
  root.style.overflowAnchor = "";
  unseen |= top ? 2 : +(root.offsetHeight !== height);
  return done;
}

// A parsed document runs no script and loads nothing.
/** @param {string} html */
const parse = (html) => new DOMParser().parseFromString(html, "text/html");

/** @type {Fragment} */
function fragment(html) {
  return document.adoptNode(/** @type {HTMLElement} */ (parse(html).body.firstElementChild));
}

/** @type {WholePage} */
export function wholePage(html, after) {
  const { documentElement, body } = parse(html);
  /** @type {(selector: string, key: string) => Record<string, string>} */
  const pieces = (selector, key) =>
    Object.fromEntries(
      Array.from(body.querySelectorAll(selector), (/** @type {any} */ one) => [one.dataset[key], one.outerHTML]),
    );
  const { story, edition, seq, total } = /** @type {any} */ (body.querySelector("#main")).dataset;
  const { lang: language, dir: direction } = documentElement;
  const cards = pieces(".days article", "update");
  const parts = pieces("[data-part]", "part");
  const days = body.querySelector(".days")?.outerHTML;
  const page = { language, direction, total: Number(total), list: null, cards, complete: true, parts, days };
  return { version: 1, edition, story, after, head: Number(seq), page };
}

// Touches only what differs: pictures stay loaded, the focus in its place.
/** @type {Morph} */
function morph(old, fresh) {
  if (old.isEqualNode(fresh)) return false;
  const changed = attributes(old, fresh);
  return children(old, fresh) || changed;
}

/** @type {Morph} */
function attributes(old, fresh) {
  let changed = false;
  for (const name of new Set([...old.getAttributeNames(), ...fresh.getAttributeNames()])) {
    const value = fresh.getAttribute(name);
    // Those two are the reader's and the script's.
    if (old.getAttribute(name) === value || ["open", "style"].includes(name)) continue;
    changed = true;
    if (value === null) old.removeAttribute(name);
    else old.setAttribute(name, value);
  }
  return changed;
}

/** @type {Morph} */
function children(old, fresh) {
  /** @type {any[][]} */
  const [was, now] = [own(old), own(fresh)];
  let [first, end, until] = [0, was.length, now.length];
  while (first < end && first < until && alike(was[first], now[first])) first++;
  while (end > first && until > first && alike(was[end - 1], now[until - 1])) end--, until--;
  const after = was[end] ?? null;
  // What one lacks stands before the end at which they are alike.
  if (until > end) was.splice(end, 0, ...Array(until - end));
  else now.splice(until, 0, ...Array(end - until));
  const changes = was.map((here, at) => {
    const there = now[at];
    if (!here) old.insertBefore(there, after);
    else if (!there) here.remove();
    else if (here.isEqualNode(there)) return false;
    else if (here.localName && here.localName === there.localName && here.id === there.id) return morph(here, there);
    else here.replaceWith(there);
    return true;
  });
  return changes.includes(true);
}

/** @type {(here: any, there: any) => boolean} */
const alike = (here, there) => (here.id && here.id === there.id) || here.isEqualNode(there);
// Without what the script itself added.
/** @param {Element} element */
const own = (element) => [...element.childNodes].filter((/** @type {any} */ node) => node.className !== "ago");
