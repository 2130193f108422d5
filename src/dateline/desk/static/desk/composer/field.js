// Changes a text field so that the browser's own undo takes it back.
/** @import {Change} from "./types.js" */

/** @type {(field: HTMLTextAreaElement, change: Change) => void} */
export function apply(field, { from, to, put, select }) {
  field.focus();
  field.setSelectionRange(from, to);
  // Old, and the only way that browsers give to change a field and keep its undo.
  const typed = put ? document.execCommand("insertText", false, put) : from === to || document.execCommand("delete");
  if (!typed) {
    field.setRangeText(put, from, to);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.setSelectionRange(...select);
}

// The same without taking the focus or moving the cursor: somebody is typing.
/** @type {(field: HTMLTextAreaElement, change: Change) => void} */
export function applyBeside(field, { from, to, put }) {
  const { selectionStart: start, selectionEnd: end, selectionDirection: way } = field;
  const moved = (/** @type {number} */ at) => (at <= from ? at : at >= to ? at + put.length - (to - from) : from + put.length);
  if (document.activeElement !== field) {
    field.setRangeText(put, from, to);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return;
  }
  apply(field, { from, to, put, select: [moved(start), moved(end)] });
  field.setSelectionRange(moved(start), moved(end), way);
}
