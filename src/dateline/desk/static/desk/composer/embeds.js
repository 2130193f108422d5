// An address alone on its line: a copy of the post is kept, and the line becomes its block. Without one it stays a link.
/** @import {Ask, Change, Parts} from "./types.js" */

const PAUSE = 600;
const ADDRESS = /^[ \t]*(https?:\/\/\S+)[ \t]*$/;

/** @type {(parts: Parts, ask: Ask, edits: typeof import("./edits.js"), apply: (field: HTMLTextAreaElement, change: Change) => void, told: (words: string) => void) => void} */
export function openEmbeds({ root, text, say }, ask, edits, apply, told) {
  const { embedsUrl = "" } = root.dataset;
  /** @type {Set<string>} */
  const tried = new Set();
  let timer = 0;

  /** The lines that are an address and nothing else, outside blocks, and not the one being typed. */
  function found() {
    const cursor = document.activeElement === text ? edits.lineOf(text.value, text.selectionStart) : -1;
    const lines = text.value.split("\n");
    let inside = false;
    return lines.flatMap((line, at) => {
      if (/^\s*::/.test(line)) inside = line.trim() !== "::";
      const url = !inside && !/^watch\s*\|/i.test(lines[at - 1]?.trim() ?? "") && line.match(ADDRESS)?.[1];
      return url && !tried.has(url) && at !== cursor ? [url] : [];
    });
  }

  /** @param {string} url */
  async function resolve(url) {
    tried.add(url);
    const asked = await ask(embedsUrl, { url });
    // Away: it is asked again with the next change.
    if (!asked) return tried.delete(url);
    if (!asked.ok) return told(say("postIsLink", { url, why: asked.answer.error ?? "" }));
    const at = text.value.split("\n").findIndex((line) => line.match(ADDRESS)?.[1] === url);
    if (at < 0) return;
    const from = edits.startOf(text.value, at);
    const to = from + text.value.split("\n")[at].length;
    apply(text, { from, to, put: `::embed\nurl: ${url}\nsnapshot: ${asked.answer.snapshot}\n::`, select: [from, from] });
    told(asked.answer.status === "link-only" ? say("postIsLink", { url, why: asked.answer.problem ?? "" }) : say("postKept"));
  }

  async function look() {
    if (navigator.onLine) for (const url of found()) await resolve(url);
  }

  /** @param {number} pause */
  const soon = (pause) => (clearTimeout(timer), (timer = setTimeout(look, pause)));
  text.addEventListener("input", () => soon(PAUSE));
  text.addEventListener("blur", () => soon(0));
  addEventListener("online", () => soon(0));
}
