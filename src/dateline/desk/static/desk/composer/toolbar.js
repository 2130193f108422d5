// The buttons over the text and the keys that do the same.
/** @import {BlockForms, Change, Parts, Pictures, Session} from "./types.js" */

/** @type {(parts: Parts, edits: typeof import("./edits.js"), apply: (field: HTMLTextAreaElement, change: Change) => void, session: Session, blocks: BlockForms, pictures: Pictures) => void} */
export function openToolbar({ root, form, text, find }, edits, apply, session, blocks, pictures) {
  /** @param {(text: string, start: number, end: number) => Change} make */
  const edit = (make) => apply(text, make(text.value, text.selectionStart, text.selectionEnd));
  const keys = /** @type {HTMLDialogElement} */ (find("keys"));
  const links = /** @type {HTMLDialogElement} */ (find("link-dialog"));

  function link() {
    const [field] = links.getElementsByTagName("input");
    const [start, end] = [text.selectionStart, text.selectionEnd];
    field.value = "";
    links.returnValue = "";
    links.onclose = () => {
      const given = field.value.trim();
      if (links.returnValue !== "put" || !given) return text.focus();
      apply(text, edits.link(text.value, start, end, /^[a-z]+:/i.test(given) ? given : `https://${given}`));
    };
    links.showModal();
  }

  /** @type {Record<string, () => unknown>} */
  const acts = {
    bold: () => edit((...at) => edits.wrap(...at, "**")),
    italic: () => edit((...at) => edits.wrap(...at, "_")),
    link,
    subheading: () => edit((...at) => edits.lines(...at, "## ")),
    list: () => edit((...at) => edits.lines(...at, "- ")),
    picture: () => pictures.choose(),
    block: () => blocks.open(""),
    keys: () => keys.showModal(),
    publish: () => session.send("publish"),
    submit: () => session.send("submit"),
    save: () => session.save(),
    discard: () => session.discard(),
  };

  root.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("button");
    if (!button) return;
    const { act = "", kind } = button.dataset;
    if (!kind && !acts[act]) return;
    event.preventDefault();
    button.closest("details")?.removeAttribute("open");
    if (kind) blocks.open(kind);
    else acts[act]();
  });

  const sends = find("publish") ? "publish" : "submit";
  /** @type {Record<string, () => unknown>} */
  const map = { b: acts.bold, i: acts.italic, k: link, s: acts.save, Enter: () => session.send(sends), e: acts.block };

  form.addEventListener("keydown", (event) => {
    const held = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const inText = event.target === text || event.key === "s" || event.key === "Enter";
    const act = held && inText && map[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  // "?" is a character where one types, and a question elsewhere.
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, dialog[open]");
    if (event.key === "?" && !typing && !event.ctrlKey && !event.metaKey) keys.showModal();
  });
}
