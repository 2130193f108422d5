// Rich text from elsewhere is cleaned as it is pasted; plain text goes in as it is.
/** @import {Change, Parts, Pasted} from "./types.js" */

/** @type {(parts: Parts, wireFrom: (html: string) => Pasted, apply: (field: HTMLTextAreaElement, change: Change) => void, told: (words: string) => void) => void} */
export function openPaste({ text, say }, wireFrom, apply, told) {
  // Ctrl+Shift+V: as plain text, also where the browser hands over the rich one.
  let plain = false;
  text.addEventListener("keydown", (event) => (plain = event.shiftKey && event.key.toLowerCase() === "v"));
  text.addEventListener("paste", (event) => {
    const data = event.clipboardData;
    const html = data?.getData("text/html");
    if (!data || !html || plain) return;
    const cleaned = wireFrom(html);
    if (cleaned.pictures) told(say("picturesLeftOut"));
    const same = cleaned.text === data.getData("text/plain").trim();
    if (!cleaned.text || same) return;
    event.preventDefault();
    const { selectionStart: from, selectionEnd: to, value } = text;
    const blocks = cleaned.text.includes("\n");
    const before = value.slice(0, from);
    const lead = blocks && before.trim() && !before.endsWith("\n\n") ? (before.endsWith("\n") ? "\n" : "\n\n") : "";
    const tail = blocks && value.slice(to).trim() && !value.slice(to).startsWith("\n") ? "\n\n" : "";
    const put = lead + cleaned.text + tail;
    apply(text, { from, to, put, select: [from + put.length, from + put.length] });
  });
}
