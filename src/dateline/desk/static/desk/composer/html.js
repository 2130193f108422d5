// Rich text (from Word, Docs, mail, web pages) into wire text. It is read as an inert document: nothing of it runs, and
// nothing is fetched.
/** @import {Pasted} from "./types.js" */

/** A stretch of text set one way.
 * @typedef {{text: string, bold: boolean, italic: boolean, href: string}} Run
 * A list's items share one `list`.
 * @typedef {{kind: string, runs: Run[], list?: List}} Piece
 * @typedef {{ordered: boolean}} List
 * `joined`: blocks in here don't part paragraphs.
 * @typedef {{kind: string, joined?: boolean, list?: List}} Place */

const LEFT_OUT = "script,style,head,title,meta,link,template,noscript,svg,math,iframe,object,embed,audio,video,canvas,input,button,select,textarea";
const BLOCKS =
  "address,article,aside,blockquote,body,center,dd,details,dir,div,dl,dt,fieldset,figcaption,figure,footer,form,h1,h2,h3,h4,h5,h6,header,hr,legend,li,main,nav,ol,p,pre,section,summary,table,tbody,tfoot,thead,tr,td,th,ul";
const MAIL_QUOTE = ".gmail_quote, [type=cite], .moz-cite-prefix, .protonmail_quote";
const PLAIN = { bold: false, italic: false, href: "" };

/** @type {(html: string) => Pasted} */
export function wireFromHtml(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const pictures = [...body.querySelectorAll("img")].some((image) => Number(image.getAttribute("width") ?? 2) > 1);
  const text = write(read(body));
  return { text, pictures };
}

// Reading -----------------------------------------------------------------------------------------------------------

/** @type {(body: HTMLElement) => Piece[]} */
function read(body) {
  /** @type {Piece[]} */
  const pieces = [];
  /** @type {Run[]} */
  let runs = [];
  /** @type {List | undefined} */
  let wordList;

  /** @param {Place} place */
  function flush({ kind, list }) {
    if (runs.some(({ text }) => text.trim())) pieces.push({ kind, list, runs });
    runs = [];
  }

  /** @type {(node: Node, set: Omit<Run, "text">, place: Place) => void} */
  function walk(node, set, place) {
    if (node instanceof Text) runs.push({ text: node.data.replace(/[\s\u00a0]+/g, " "), ...set });
    if (node instanceof Element && !node.matches(LEFT_OUT) && !isHidden(node)) enter(node, set, place);
  }

  /** @type {(element: Element, set: Omit<Run, "text">, place: Place) => void} */
  function enter(element, set, place) {
    if (element.localName === "br") return void runs.push({ text: "\n", ...PLAIN });
    const inner = element.localName.match(/^h[1-6]$/) ? set : setting(element, set);
    if (!element.matches(BLOCKS)) return inside(element, inner, place);
    const own = placeOf(element, place);
    const begins = !place.joined || own.list !== place.list || own.kind !== place.kind;
    if (begins) flush(place);
    else runs.push({ text: " ", ...PLAIN });
    if (element.localName === "tr" && isPlainRow(element)) row(element, inner);
    else inside(element, inner, own);
    if (begins) flush(own);
  }

  /** @type {(element: Element, set: Omit<Run, "text">, place: Place) => void} */
  const inside = (element, set, place) => element.childNodes.forEach((child) => walk(child, set, place));

  /** @type {(element: Element, set: Omit<Run, "text">) => void} */
  function row(element, set) {
    [...element.children].forEach((cell, at) => {
      if (at) runs.push({ text: " | ", ...PLAIN });
      inside(cell, set, { kind: "p", joined: true });
    });
  }

  /** @type {(element: Element, place: Place) => Place} */
  function placeOf(element, place) {
    const word = wordListOf(element);
    if (word) wordList = wordList?.ordered === word.ordered ? wordList : word;
    else if (element.matches("p, h1, h2, h3, ul, ol, table")) wordList = undefined;
    if (word) return { kind: "li", joined: true, list: wordList };
    if (element.matches("ul, ol, dir")) return { kind: "li", list: place.list ?? { ordered: element.localName === "ol" } };
    if (element.localName === "li") return { kind: "li", joined: true, list: { ...place }.list ?? { ordered: false } };
    if (place.kind === "li") return place;
    if (/^h[1-6]$/.test(element.localName)) return { kind: "h", joined: true };
    if (element.localName === "blockquote") return { kind: element.matches(MAIL_QUOTE) ? "p" : "quote" };
    if (element.localName === "figcaption" && element.parentElement?.querySelector("blockquote")) return { kind: "by" };
    if (place.kind === "quote" && element.localName === "footer") return { kind: "by", joined: true };
    return place.joined ? place : { kind: place.kind };
  }

  walk(body, PLAIN, { kind: "p" });
  flush({ kind: "p" });
  return pieces;
}

/** @param {Element} element */
const style = (element) => (element.getAttribute("style") ?? "").toLowerCase().replace(/\s+/g, "");

// Word puts a list's bullets into the text, and marks them.
/** @param {Element} element */
const isHidden = (element) => /display:none|mso-list:ignore|mso-hide:all/.test(style(element));

/** @type {(element: Element) => List | undefined} */
function wordListOf(element) {
  if (!/mso-list:l\d/.test(style(element))) return undefined;
  const marker = [...element.querySelectorAll("[style]")].find((part) => /mso-list:ignore/.test(style(part)));
  return { ordered: /^[\s(]*[0-9a-z]{1,3}[.)]/i.test(marker?.textContent ?? "") };
}

/** @type {(row: Element) => boolean} */
const isPlainRow = ({ children }) =>
  children.length > 1 && [...children].every((cell) => cell.querySelectorAll("p, div, li, tr, h1, h2, h3").length < 2);

/** @type {(element: Element, before: Omit<Run, "text">) => Omit<Run, "text">} */
function setting(element, { bold, italic, href }) {
  const css = style(element);
  const weight = css.match(/(?:^|;)font-weight:(\w+)/)?.[1];
  const slant = css.match(/(?:^|;)font-style:(\w+)/)?.[1];
  if (element.matches("b, strong")) bold = true;
  if (element.matches("i, em")) italic = true;
  if (weight) bold = weight.startsWith("bold") || Number(weight) >= 600;
  if (slant) italic = slant !== "normal";
  if (element.localName === "a") href = address(element.getAttribute("href") ?? "") || href;
  return { bold, italic, href };
}

// Where a link leads, past those who count clicks; nothing for what leads nowhere outside its page.
/** @param {string} given */
function address(given) {
  try {
    const url = new URL(given.trim());
    const target = /(^|\.)google\.[a-z.]+$/.test(url.hostname) && url.pathname === "/url" ? "q" : "url";
    const wrapped = target === "q" || url.hostname.endsWith(".safelinks.protection.outlook.com");
    if (wrapped) return address(url.searchParams.get(target) ?? "");
    if (url.protocol === "mailto:" && url.pathname.includes("@")) return url.href;
    return ["http:", "https:"].includes(url.protocol) ? given.trim().replace(/\s/g, "%20") : "";
  } catch {
    return "";
  }
}

// Writing -----------------------------------------------------------------------------------------------------------

/** @type {(pieces: Piece[]) => string} */
function write(pieces) {
  let [text, bullet, number] = ["", "-", 0];
  pieces.forEach((piece, at) => {
    const { kind, list } = piece;
    const before = pieces[at - 1];
    const goesOn = kind === "li" && before?.kind === "li" && before.list === list;
    if (kind === "li" && !goesOn) [bullet, number] = [before?.kind === "li" && bullet === "-" ? "*" : "-", 0];
    const line = lineOf(piece, list?.ordered ? `${++number}.` : bullet);
    const gap = goesOn || (kind === "by" && before?.kind === "quote") ? "\n" : "\n\n";
    const sameQuote = kind === "quote" && before?.kind === "quote" ? "\n>\n" : gap;
    if (line) text += (text && sameQuote) + line;
  });
  return text;
}

/** @type {(piece: Piece, marker: string) => string} */
function lineOf({ kind, runs }, marker) {
  const words = runs.map(({ text }) => text).join("").replace(/\s+/g, " ").trim();
  if (kind === "h") return `## ${words}`;
  if (kind === "quote") return `> ${words}`;
  if (kind === "by") return /^(—|–|--)/.test(words) ? words : `— ${words}`;
  if (kind === "li") return `${marker} ${inline(runs).replace(/\s*\n\s*/g, " ")}`;
  const paragraphs = inline(runs).split(/\n{2,}/);
  return paragraphs.map((paragraph) => paragraph.split("\n").map(guard).join("\n")).join("\n\n");
}

// What would begin a heading or a block although nobody meant it.
/** @param {string} line */
const guard = (line) => line.replace(/^(?=#{1,6}\s|::)/, "\\").replace(/^(watch\s*)\|/i, "$1\\|");

/** @type {(runs: Run[]) => string} */
function inline(runs) {
  const neat = tidy(runs);
  let text = "";
  for (let at = 0; at < neat.length; ) {
    const { href } = neat[at];
    let end = at + 1;
    while (end < neat.length && href && neat[end].href === href) end++;
    const group = neat.slice(at, end);
    const plain = group.map((run) => run.text).join("");
    if (!href) text += marked(neat[at], text, neat[end]?.text ?? "");
    else if (plain === href && !/\S$/.test(text)) text += href;
    else text += `[${group.map((run, n) => marked(run, n ? "x" : "[", group[n + 1]?.text ?? "")).join("")}](${href.replace(/[\\()]/g, "\\$&")})`;
    at = end;
  }
  return text
    .split("\n")
    .map((line) => line.replace(/ +/g, " ").trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

// Neighbours set alike are one; a space at the edge of a mark stands outside it.
/** @type {(runs: Run[]) => Run[]} */
function tidy(runs) {
  /** @type {Run[]} */
  const neat = [];
  const spread = runs.flatMap(({ text, ...set }) => {
    const [, before, core, after] = /** @type {RegExpMatchArray} */ (text.match(/^(\s*)([\s\S]*?)(\s*)$/));
    return [{ text: before, ...PLAIN }, { text: core, ...set }, { text: after, ...PLAIN }].filter((run) => run.text);
  });
  for (const run of spread) {
    const last = neat.at(-1);
    const next = { ...run };
    if (last && ["bold", "italic", "href"].every((name) => Reflect.get(last, name) === Reflect.get(next, name))) last.text += next.text;
    else if (last && !next.text.trim()) neat.push(next);
    else if (last && !last.text.trim() && neat.length > 1 && sameSet(neat[neat.length - 2], next) && !last.text.includes("\n"))
      neat.splice(-2, 2, { ...next, text: neat[neat.length - 2].text + last.text + next.text });
    else neat.push(next);
  }
  return neat;
}

/** @type {(one: Run, other: Run) => boolean} */
const sameSet = (one, other) => one.bold === other.bold && one.italic === other.italic && one.href === other.href;

/** @type {(run: Run, before: string, after: string) => string} */
function marked({ text, bold, italic, href }, before, after) {
  const words = escaped(text, Boolean(href));
  if (!bold && !italic) return words;
  const inWord = /[\p{L}\p{N}_*]$/u.test(before) || /^[\p{L}\p{N}_*]/u.test(after);
  // A link can't stand in a link: there, letters inside a word stay plain.
  if (inWord && italic) return href ? words : `[${words}](${bold ? "bold " : ""}italic)`;
  const slanted = italic ? `_${words}_` : words;
  return bold ? `**${slanted}**` : slanted;
}

// Characters that would be read as marks. An address keeps its own.
/** @type {(text: string, inLink: boolean) => string} */
const escaped = (text, inLink) =>
  text
    .split(/(https?:\/\/\S+)/)
    .map((part, at) => (at % 2 ? part : backslashed(part, inLink)))
    .join("");

/** @type {(text: string, inLink: boolean) => string} */
const backslashed = (text, inLink) =>
  text
    .replace(/\\(?=[^\p{L}\p{N}\s])/gu, "\\\\")
    .replace(/(?<!(?:^|\s)(?=\*\s))\*/g, "\\*")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(inLink ? /[[\]]/g : /\](?=\(|$)/g, "\\$&");
