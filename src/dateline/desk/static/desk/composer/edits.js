// What the toolbar and the keys do to a text: pure functions from a text and a selection to one change.
/** @import {Change} from "./types.js" */

// Sets the selection in marks, or takes them off where it stands in them.
/** @type {(text: string, start: number, end: number, mark: string) => Change} */
export function wrap(text, start, end, mark) {
  const chosen = text.slice(start, end);
  const words = chosen.trim();
  const from = start + chosen.indexOf(words);
  const to = from + words.length;
  const [inside, outside] = [mark.length, -mark.length];
  if (words.length >= 2 * inside && words.startsWith(mark) && words.endsWith(mark))
    return { from, to, put: words.slice(inside, outside), select: [from, to - 2 * inside] };
  if (text.slice(from - inside, from) === mark && text.slice(to, to + inside) === mark)
    return { from: from - inside, to: to + inside, put: words, select: [from - inside, to - inside] };
  return { from, to, put: mark + words + mark, select: [from + inside, to + inside] };
}

/** @type {(text: string, start: number, end: number, address: string) => Change} */
export function link(text, start, end, address) {
  const words = text.slice(start, end).trim() || address;
  const target = address.replace(/[\\()]/g, "\\$&");
  const put = words === address ? address : `[${words}](${target})`;
  return { from: start, to: end, put, select: [start + put.length, start + put.length] };
}

// Begins each chosen line with a mark, or takes it off where all have it. A block stands apart from what is above it.
/** @type {(text: string, start: number, end: number, mark: string) => Change} */
export function lines(text, start, end, mark) {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const stop = text.indexOf("\n", Math.max(end - Number(end > start && text[end - 1] === "\n"), start));
  const to = stop < 0 ? text.length : stop;
  const chosen = text.slice(from, to).split("\n");
  const marked = chosen.every((line) => line.startsWith(mark));
  const put = chosen.map((line) => (marked ? line.slice(mark.length) : mark + line)).join("\n");
  const apart = !marked && from > 0 && text.slice(0, from).trim() && !text.slice(0, from).endsWith("\n\n") ? "\n" : "";
  const begin = from + apart.length;
  const last = begin + put.length;
  return { from, to, put: apart + put, select: [start === end ? last : begin, last] };
}

// A block of its own below the line where the cursor is, with empty lines around it. `select` is relative to it.
/** @type {(text: string, position: number, block: string, select?: [number, number]) => Change} */
export function block(text, position, block, select) {
  const [first, last] = select ?? [block.length, block.length];
  const end = text.indexOf("\n\n", position);
  const from = text.slice(0, position).trim() ? (end < 0 ? text.length : end) : 0;
  const before = text.slice(0, from).trimEnd();
  const to = from + (text.slice(from).match(/^\n*/)?.[0].length ?? 0);
  const lead = before ? "\n\n" : "";
  const put = lead + block + (text.slice(to).trim() ? "\n\n" : "\n");
  const at = before.length + lead.length;
  return { from: before.length, to, put, select: [at + first, at + last] };
}

/** @type {(text: string, position: number) => number} */
export const lineOf = (text, position) => text.slice(0, position).split("\n").length - 1;

/** @type {(text: string, line: number) => number} */
export function startOf(text, line) {
  const before = text.split("\n").slice(0, line);
  return Math.min(text.length, before.reduce((sum, { length }) => sum + length + 1, 0));
}

// What differs between two texts, as one change: the cursor and the undo of the rest stay.
/** @type {(before: string, after: string, select: number) => Change} */
export function between(before, after, select) {
  let from = 0;
  while (from < before.length && from < after.length && before[from] === after[from]) from++;
  let [to, end] = [before.length, after.length];
  while (to > from && end > from && before[to - 1] === after[end - 1]) to--, end--;
  return { from, to, put: after.slice(from, end), select: [select, select] };
}
