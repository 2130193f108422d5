// What the composer has to tell, above the text: a refusal, a restored text, a colleague's version.
/** @import {Notices, Parts} from "./types.js" */

/** @type {(parts: Parts) => Notices} */
export function openNotices({ find }) {
  const place = find("notices");

  /** @param {string} name */
  const clear = (name) => place.querySelector(`[data-notice="${name}"]`)?.remove();

  return {
    clear,
    show(name, words, acts = [], other) {
      clear(name);
      const notice = document.createElement("div");
      notice.className = "composer-notice";
      notice.dataset.notice = name;
      notice.append(Object.assign(document.createElement("p"), { textContent: words }));
      if (other) notice.append(text(other.headline, other.wire));
      const buttons = document.createElement("p");
      for (const [title, act] of acts) {
        const button = Object.assign(document.createElement("button"), { type: "button", textContent: title });
        button.onclick = () => (clear(name), act());
        buttons.append(button);
      }
      if (acts.length) notice.append(buttons);
      place.append(notice);
    },
  };
}

/** @type {(headline: string, wire: string) => HTMLElement} */
function text(headline, wire) {
  const whole = Object.assign(document.createElement("pre"), { tabIndex: 0, className: "composer-theirs" });
  whole.textContent = [headline, wire].filter(Boolean).join("\n\n");
  return whole;
}
