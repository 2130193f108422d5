// The open page: applies steps without moving what is being read, and holds new updates back until they are wanted.
/** @import {Day, Fragment, Morph, OpenPage} from "./types.js" */

// What goes with the list of updates and changes together with it.
const WITH_THE_LIST = ["paging", "nothing"];
// What doesn't depend on which updates a page shows: an older or a filtered page follows too.
const ON_EVERY_PAGE =
  "story_state headline standfirst byline lost_lead rail_state rail_people rail_counts counts corrections agencies";
// Where a change is worth a glance; the rest moves with every entry.
const NOTED = ["headline", "standfirst", "top", "events", "pinned", "corrections"];
const LISTED = "[data-update], [data-stub]";
const KEPT = `${LISTED}, .head [data-part], .top`;

/** @param {HTMLElement} article */
const idOf = ({ dataset }) => dataset.update ?? dataset.stub ?? "";

/** @type {(main: HTMLElement, fragment: Fragment, morph: Morph) => OpenPage} */
export function openPage(main, fragment, morph) {
  const days = /** @type {HTMLElement} */ (main.querySelector(".days"));
  const isFront = "front" in main.dataset;
  const headline = () => main.querySelector("h1")?.textContent ?? "";
  const suffix = document.title.slice(headline().length);
  /** @type {Day[] | null} */
  let list = null;
  /** @type {Map<string, string>} */
  const later = new Map();
  /** @type {Map<string, HTMLElement>} */
  const held = new Map();
  let total = Number(main.dataset.total);
  let shown = total;

  function listed() {
    /** @type {NodeListOf<HTMLElement>} */
    const articles = days.querySelectorAll(LISTED);
    return new Map([...articles].map((article) => [idOf(article), article]));
  }

  /** @type {(name: string, html: string) => Element | false | null} */
  function setPart(name, html) {
    const part = main.querySelector(`[data-part="${name}"]`);
    return part && morph(part, fragment(html)) && part;
  }

  function arrange() {
    const [there, fresh] = [listed(), /** @type {HTMLElement[]} */ ([])];
    const sections = list?.map(({ html, updates }) => {
      const section = fragment(html);
      for (const id of updates) {
        const article = there.get(id) ?? held.get(id);
        if (!article) throw new Error(`update ${id} is missing`);
        if (!there.has(id)) fresh.push(article);
        section.append(article);
      }
      return section;
    });
    if (sections) days.replaceChildren(...sections);
    for (const [name, html] of later) setPart(name, html);
    list = null;
    later.clear();
    held.clear();
    shown = total;
    return fresh;
  }

  /** @type {OpenPage["apply"]} */
  function change({ page, head }, follow) {
    const there = listed();
    const changed = [];
    main.dataset.seq = String(head);
    main.dataset.total = String((total = page.total));
    document.documentElement.lang = page.language;
    document.documentElement.dir = page.direction;
    if (isFront) list = page.list ?? list;
    const onList = list ? new Set(list.flatMap(({ updates }) => updates)) : there;
    for (const [name, html] of Object.entries(page.parts))
      if (!isFront && !ON_EVERY_PAGE.split(" ").includes(name)) continue;
      else if (WITH_THE_LIST.includes(name)) later.set(name, html);
      else if (NOTED.includes(name)) changed.push(setPart(name, html));
      else setPart(name, html);
    for (const [id, html] of Object.entries(page.cards)) {
      const article = there.get(id);
      if (article) changed.push(morph(article, fragment(html)) && article);
      else if (onList.has(id)) held.set(id, fragment(html));
    }
    // More changed than there are cards for: what may be out of date goes.
    for (const [id, article] of page.complete ? [] : there)
      if (!onList.has(id) && !(id in page.cards)) article.remove();
    if (isFront && (follow || total === shown || !there.size)) arrange();
    return /** @type {Element[]} */ (changed.filter(Boolean));
  }

  return {
    isFront,
    arrange,
    shown: () => shown,
    waiting: () => total - shown,
    title: () => headline() + suffix,
    ended: () => Boolean(main.querySelector(".state-ended")),
    holds: (hash) => held.has(hash.slice(3)),

    apply(step, follow) {
      /** @type {Element[]} */
      let changed = [];
      keepPlace(main, !follow, () => (changed = change(step, follow)));
      return changed;
    },
  };
}

// The reading position is kept by update, not by pixel: by the first of which something shows.
/** @type {(main: HTMLElement, keep: boolean, change: () => void) => void} */
function keepPlace(main, keep, change) {
  /** @type {NodeListOf<HTMLElement>} */
  const kept = main.querySelectorAll(KEPT);
  const read = keep && scrollY > 0 && [...kept].find(shows);
  if (!read) return change();
  const before = read.getBoundingClientRect().top;
  const id = idOf(read);
  const home = read.closest(".days, .pinned");
  const { style } = document.documentElement;
  // The browser's own way of keeping the place would do the same once more.
  style.overflowAnchor = "none";
  change();
  // Pinned or unpinned, it stands there as another element, or elsewhere.
  const now = id ? [...main.querySelectorAll(`[data-update="${id}"], [data-stub="${id}"]`)] : [read];
  const found = now.find((element) => element.closest(".days, .pinned") === home) ?? now[0];
  if (found) scrollBy({ top: found.getBoundingClientRect().top - before, behavior: "instant" });
  style.overflowAnchor = "";
}

/** @param {Element} element */
function shows(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight && bottom > top;
}
