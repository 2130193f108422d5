// The open page: applies steps without moving what is seen, and holds new updates back until they are wanted.
/** @import {Fragment, Held, Morph, OpenPage, WholePage} from "./types.js" */

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
    const articles = /** @type {HTMLElement[]} */ ([...days.querySelectorAll("article")]);
    return new Map(articles.map((article) => [article.dataset.update ?? article.dataset.stub ?? "", article]));
  }

  // Shows what was held, as far as it moves nothing that is seen, or all of it. Returns what changed.
  function settle(all = false) {
    const changed = [];
    const still = watch();
    for (const [selector, html] of held.pieces) {
      if ((scrolled && !all) || (held.list && WITH_THE_LIST.test(selector))) continue;
      const piece = /** @type {HTMLElement | null} */ (main.querySelector(selector));
      const done = piece && renew(piece, fragment(html), all ? null : still);
      if (done === undefined) continue;
      held.pieces.delete(selector);
      if (done) changed.push(piece);
    }
    for (const roomy of main.querySelectorAll("[style]"))
      if (all || !(scrolled || grown || shows(roomy))) keepPlace(() => roomy.removeAttribute("style"));
    if (changed.includes(days)) shown = total;
    return changed.filter((piece) => piece.matches(NOTED));
  }

  /** Whether it changed a piece; undefined when that had moved what is seen, and was undone.
   * @type {(piece: HTMLElement, now: HTMLElement, still: (() => boolean) | null) => boolean | undefined} */
  function renew(piece, now, still) {
    const [was, height] = [/** @type {Element} */ (piece.cloneNode(true)), piece.offsetHeight];
    const changed = keepPlace(() => morph(piece, now));
    if (!changed || !still) return changed;
    const stays = still();
    if (stays && !(grown && scrolled)) return changed;
    if (!now.matches(WITHDRAWN)) return void keepPlace(() => morph(piece, was));
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
    document.documentElement.lang = page.language;
    document.documentElement.dir = page.direction;
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
    // More changed than there are cards for: what may be out of date goes.
    for (const [id, article] of page.complete ? [] : there)
      if (!onList.has(id) && !(id in page.cards)) keepPlace(() => article.remove());
    const changed = settle();
    // Withdrawn words that are held are not seen.
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
    holds: () => held.pieces.size > 0 && !scrolled,
    awaits: (hash) => held.updates.has(hash.slice(3)),
    title: () => headline() + suffix,
    ended: () => main.querySelector(".state-ended") !== null,

    // Only those follow who have scrolled past none of the list.
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

// Remembers where everything stands. Returns whether what is seen stands there still, or moved only as scrolling moves it.
function watch() {
  const places = Array.from(document.querySelectorAll("body *"), (element) => ({ element, was: placeOf(element) }));
  const from = scrollY;
  return () =>
    places.every(({ element, was }) => {
      const now = placeOf(element);
      if (!element.isConnected) return !inView(was) || !element.matches("article");
      if (!now.height || !was.height || !(inView(was) || inView(now))) return true;
      const [along, down] = [Math.abs(now.x - was.x), now.y - was.y];
      return along < 1 && (Math.abs(down) < 1 || Math.abs(down + scrollY - from) < 1);
    });
}

// What a frame brings, until it was shown: a browser tells neither two scrolls in it apart, nor a scroll from growth.
let [scrolled, grown] = [false, false];

// On a slow machine a frame comes late.
/** @param {() => void} then */
const afterFrame = (then, wait = 0) => requestAnimationFrame(() => setTimeout(then, wait));

// The reading position is kept by update, not by pixel: by the first of which something shows.
/** @type {<T>(change: () => T) => T} */
function keepPlace(change) {
  const kept = document.querySelectorAll("article, .head [data-part], .top, .column [data-part], .foot");
  const read = scrollY > 0 && [...kept].find(shows);
  if (!read) return change();
  const { style, offsetHeight: height } = document.documentElement;
  const before = placeOf(read).top;
  // Or the browser would do the same once more.
  style.overflowAnchor = "none";
  const done = change();
  // What was unpinned stands further below.
  const now = read.isConnected ? read : document.getElementById(read.id);
  const top = now ? placeOf(now).top - before : 0;
  scrollBy({ top, behavior: "instant" });
  style.overflowAnchor = "";
  if (top && !scrolled) afterFrame(scrollOn, 100);
  if (top) scrolled = true;
  else if (document.documentElement.offsetHeight !== height) grow();
  return done;
}

function grow() {
  grown = true;
  afterFrame(() => (grown = false));
}

function scrollOn() {
  scrolled = false;
  dispatchEvent(new Event("scrollend"));
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

// Touches only what differs: pictures stay loaded, menus open, the focus in its place.
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
    if (old.getAttribute(name) === value || (name === "open" && old.localName === "details")) continue;
    changed = true;
    if (value === null) old.removeAttribute(name);
    // The policy lets no script write the attribute.
    else if (name === "style") /** @type {HTMLElement} */ (old).style.cssText = value;
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
