// The form with every field of a block, beside the text: drawn and read by the server, put in by one change.
/** @import {Ask, BlockForms, Change, Drawn, Fields, Parts} from "./types.js" */

// What is put in where the form can't come: with the places to fill in.
/** @type {Record<string, string>} */
const SKELETONS = {
  statement: "> \n— ",
  paragraph: "::paragraph\nlang: \ntext: \n::",
  gallery: "::gallery\npicture: \nalt: \ncredit: \n::",
  embed: "https://",
  video: "WATCH | \nhttps://",
  document: "::document\ntitle: \nurl: https://\nsource: \n::",
  related: "::related\ntitle: \nurl: https://\n::",
  context: "::context\nheading: \ntext: \n::",
  facts: "::facts\nheading: \n- \n::",
  numbers: "::numbers\nheading: \n-  | \n::",
  subheading: "## ",
  list: "- ",
};

/** @type {(parts: Parts, ask: Ask, edits: typeof import("./edits.js"), apply: (field: HTMLTextAreaElement, change: Change) => void, told: (words: string) => void, put: (kind: string, values: FormData) => void) => BlockForms} */
export function openBlocks({ root, text, find, say }, ask, edits, apply, told, put) {
  const dialog = /** @type {HTMLDialogElement} */ (find("block"));
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  const [title, place] = [find("block-title"), find("block-fields")];
  const { blocksUrl = "" } = root.dataset;
  /** @type {Drawn} */
  let drawn;

  function offline(kind = "") {
    told(say("formOffline"));
    const skeleton = SKELETONS[kind];
    if (!skeleton) return;
    const first = skeleton.search(/ (\n|$)/) + 1;
    apply(text, edits.block(text.value, text.selectionStart, skeleton, [first, first]));
  }

  /** @param {Drawn} given */
  function show(given) {
    drawn = given;
    title.textContent = given.title;
    const body = new DOMParser().parseFromString(given.html, "text/html").body;
    place.replaceChildren(...[...body.childNodes].map((node) => document.adoptNode(node)));
    if (!dialog.open) dialog.showModal();
    const first = place.querySelector("[aria-invalid], :is(input, textarea):not([type=hidden])");
    if (first instanceof HTMLElement) first.focus();
  }

  /** @param {Fields} values */
  function fill(values, within = /** @type {ParentNode} */ (place)) {
    for (const [name, value] of Object.entries(values)) {
      const field = within.querySelector(`[name="${name}"]`);
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value ||= value;
    }
    const shown = within.querySelector("img[data-thumb]");
    if (values.thumb && shown instanceof HTMLImageElement) Object.assign(shown, { src: values.thumb, hidden: false });
  }

  function addRow() {
    const sample = /** @type {HTMLTemplateElement} */ (place.querySelector("template[data-row]"));
    sample.before(sample.content.cloneNode(true));
    return /** @type {Element} */ (sample.previousElementSibling);
  }

  place.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("button");
    if (button && button.dataset.row === "add") addRow().querySelector("input")?.focus();
    if (button && button.dataset.row === "remove") button.closest("[data-row=one]")?.remove();
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (event.submitter?.dataset.act === "close") return dialog.close();
    const given = new FormData(form);
    given.append("wire", text.value);
    given.append("start", String(drawn.start));
    given.append("end", String(drawn.end));
    const asked = await ask(`${blocksUrl}${drawn.kind}/`, given);
    if (!asked?.ok) return told(asked?.answer.error ?? say("formOffline"));
    if (asked.answer.html) return show(asked.answer);
    dialog.close();
    const { wire, line } = asked.answer;
    apply(text, edits.between(text.value, wire, edits.startOf(wire, line)));
    put(drawn.kind, given);
  });

  return {
    async open(kind, values) {
      const line = edits.lineOf(text.value, text.selectionStart);
      const asked = navigator.onLine ? await ask(blocksUrl, { wire: text.value, line: String(line), kind }) : null;
      if (!asked) return offline(kind);
      if (!asked.ok) return told(asked.answer.error ?? say("formOffline"));
      show(asked.answer);
      if (Array.isArray(values)) values.forEach((row) => fill(row, addRow()));
      else if (values) fill(values);
    },
  };
}
