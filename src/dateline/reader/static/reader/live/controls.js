// The reader's controls. Their markup and words come from the page; they are there only where this script runs.

/** @type {(main: HTMLElement) => import("./types.js").Controls} */
export function controls(main) {
  const place = /** @type {HTMLElement} */ (main.querySelector(".live"));
  place.append(/** @type {HTMLTemplateElement} */ (place.firstElementChild).content.cloneNode(true));
  const { lang } = place;
  const numbers = new Intl.PluralRules(lang);

  /** @param {string} name */
  const find = (name) => /** @type {HTMLElement} */ (place.querySelector(`[data-live="${name}"]`));
  const [status, button, line] = [find("status"), find("new"), find("since")];

  // The words for a number are those of the sample that the language counts alike.
  /** @type {(forms: string | undefined, count: number) => string} */
  function say(forms = "{}", count) {
    /** @type {Record<string, string>} */
    const samples = JSON.parse(forms);
    const alike = Object.keys(samples).find((sample) => numbers.select(+sample) === numbers.select(count));
    return samples[alike ?? ""].replace("{n}", count.toLocaleString(lang));
  }

  /** @type {(selector: string) => DOMStringMap[]} */
  const all = (selector) =>
    Array.from(main.querySelectorAll(selector), (/** @type {any} */ element) => element.dataset);
  /** @type {(text: string, href: string) => HTMLAnchorElement} */
  const link = (textContent, href) => Object.assign(document.createElement("a"), { textContent, href });

  return {
    waiting(count) {
      const words = count ? say(button.dataset.forms, count) : "";
      if (button.textContent !== words) button.textContent = status.textContent = words;
      button.hidden = !count;
    },

    onPress(name, act) {
      const pressed = find(name);
      pressed.onclick = () => {
        pressed.ariaPressed &&= String(pressed.ariaPressed !== "true");
        act(pressed.ariaPressed === "true");
      };
    },

    hide: (name, hidden) => void (find(name).hidden = hidden),

    since({ at, list, seen, total }) {
      const { dataset } = line;
      const count = Number(main.dataset.total) - total;
      const oldest = all(".days [data-first]").findLast(({ first }) => Number(first) > list);
      const wrong = all("[data-part=corrections] li").filter((of) => Number(of.seq) > seen && Number(of.first) <= list);
      const today = new Date(at).toDateString() === new Date().toDateString();
      const when = new Date(at).toLocaleString(lang, { timeStyle: "short", dateStyle: today ? undefined : "medium" });
      const words = (count > 0 ? say(dataset.forms, count) : String(dataset.none)).replace("{when}", when);
      line.replaceChildren(oldest ? link(words, `#u-${oldest.update ?? oldest.stub}`) : words);
      if (wrong.length) line.append(", ", link(say(dataset.corrected, wrong.length), "#changes"));
      line.hidden = count <= 0 && !wrong.length;
    },
  };
}
