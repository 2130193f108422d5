// Pieces of page that our own server drew become elements here and nowhere else. A parsed document runs no script and
// loads nothing.
/** @import {Fragment, Morph} from "./types.js" */

/** @type {Fragment} */
export function fragment(html) {
  const element = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
  if (!(element instanceof HTMLElement)) throw new TypeError("not an element");
  return document.adoptNode(element);
}

// Makes an element on the page equal to a new one, touching only what differs: pictures stay loaded, menus open, the
// focus in its place. What the script itself added (`data-live`) is not compared.
/** @type {Morph} */
export function morph(old, fresh) {
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
    else old.setAttribute(name, value);
  }
  return changed;
}

// What is alike at both ends stays; between, elements of one name are made equal, the rest is exchanged.
/** @type {Morph} */
function children(old, fresh) {
  const [was, now] = [own(old), own(fresh)];
  let [first, end, until] = [0, was.length, now.length];
  while (first < end && first < until && was[first].isEqualNode(now[first])) first++;
  while (end > first && until > first && was[end - 1].isEqualNode(now[until - 1])) end--, until--;
  const after = was[end] ?? null;
  let changed = false;
  for (let at = first; at < Math.max(end, until); at++) {
    if (at >= until) was[at].remove();
    else if (at >= end) old.insertBefore(now[at], after);
    else if (!pair(was[at], now[at])) continue;
    changed = true;
  }
  return changed;
}

/** @type {(here: ChildNode, there: ChildNode) => boolean} */
function pair(here, there) {
  if (here.isEqualNode(there)) return false;
  if (here instanceof Element && there instanceof Element && here.localName === there.localName && here.id === there.id)
    return morph(here, there);
  here.replaceWith(there);
  return true;
}

/** @param {Element} element */
const own = (element) => [...element.childNodes].filter((node) => !(node instanceof HTMLElement && node.dataset.live));
