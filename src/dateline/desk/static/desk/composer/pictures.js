// Pictures that are chosen, dropped or pasted: uploaded, then described in the form of their block.
/** @import {BlockForms, Fields, Parts, PictureAnswer, Pictures} from "./types.js" */

/** @type {(parts: Parts, blocks: () => BlockForms, told: (words: string) => void) => Pictures} */
export function openPictures({ root, text, find, say, token }, blocks, told) {
  const dialog = /** @type {HTMLDialogElement} */ (find("pictures"));
  const [library, progress] = [find("library"), /** @type {HTMLProgressElement} */ (find("progress"))];
  const chooser = /** @type {HTMLInputElement} */ (find("file"));
  const words = /** @type {HTMLInputElement} */ (find("library-words"));
  const { picturesUrl = "" } = root.dataset;

  // A request of the old kind: only it says how much has gone up.
  /** @type {(file: File) => Promise<PictureAnswer | null>} */
  const upload = (file) =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest();
      const given = new FormData();
      given.append("file", file);
      const failed = () => (told(say("uploadOffline", { name: file.name })), resolve(null));
      request.upload.onprogress = ({ loaded, total }) => {
        progress.value = loaded / total;
        const percent = Math.round((100 * loaded) / total);
        told(say(percent < 100 ? "uploading" : "preparing", { name: file.name, percent }));
      };
      request.onerror = request.ontimeout = failed;
      request.onload = () => {
        const { response: answer, status } = request;
        if (status < 300 && answer?.id) return resolve(answer);
        told(say("uploadFailed", { name: file.name, why: answer?.error ?? status }));
        resolve(null);
      };
      request.open("POST", picturesUrl);
      request.responseType = "json";
      request.setRequestHeader("X-CSRFToken", token());
      request.setRequestHeader("Accept", "application/json");
      request.send(given);
    });

  /** @type {(answer: PictureAnswer) => Fields} */
  const fields = ({ id, alt, caption, credit, thumb }) => ({ picture: `${id}`, alt, caption, credit, thumb });

  /** @type {Pictures["take"]} */
  async function take(files) {
    dialog.close();
    const answers = [];
    progress.hidden = false;
    for (const file of files) {
      progress.value = 0;
      const answer = await upload(file);
      if (answer) answers.push(fields(answer));
    }
    progress.hidden = true;
    if (answers.length !== files.length && !answers.length) return;
    if (answers.length === files.length) told("");
    if (answers.length === 1) await blocks().open("picture", answers[0]);
    else await blocks().open("gallery", answers.map(({ caption, ...rest }) => ({ ...rest, row_caption: caption })));
  }

  async function look() {
    const answer = await fetch(`${picturesUrl}?q=${encodeURIComponent(words.value)}`).catch(() => null);
    const html = answer?.ok ? await answer.text() : "";
    const { body } = new DOMParser().parseFromString(html, "text/html");
    library.replaceChildren(...[...body.childNodes].map((node) => document.adoptNode(node)));
  }

  /** @type {(data: DataTransfer | null) => File[]} */
  const picturesIn = (data) => [...(data?.files ?? [])].filter(({ type }) => type.startsWith("image/"));

  let timer = 0;
  words.addEventListener("input", () => (clearTimeout(timer), (timer = setTimeout(look, 250))));
  words.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  chooser.addEventListener("change", () => {
    const files = [...(chooser.files ?? [])];
    chooser.value = "";
    if (files.length) take(files);
  });
  library.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("button");
    if (!button) return;
    dialog.close();
    const { picture = "", alt = "", caption = "", credit = "", thumb = "" } = button.dataset;
    blocks().open("picture", { picture, alt, caption, credit, thumb });
  });
  for (const name of ["dragover", "drop"])
    text.addEventListener(name, (event) => {
      if (!(event instanceof DragEvent) || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      root.classList.toggle("composer-drop", name === "dragover");
      if (name === "drop") take(picturesIn(event.dataTransfer));
    });
  text.addEventListener("dragleave", () => root.classList.remove("composer-drop"));
  text.addEventListener("paste", (event) => {
    const files = picturesIn(event.clipboardData);
    // Word sends a picture of the words beside the words.
    if (!files.length || event.clipboardData?.getData("text/plain")) return;
    event.preventDefault();
    take(files);
  });

  return { choose: () => (dialog.showModal(), void look()), take };
}
