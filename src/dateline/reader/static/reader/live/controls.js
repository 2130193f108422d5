// What the reader presses, is told, and has read. Markup and words come from the page.
/** @import {Clock, Controls, Read} from "./types.js" */

const MINUTE = 60_000;
const HOURS = 60;
const DAYS = 24 * HOURS;

/** @type {(main: HTMLElement) => Controls} */
export function controls(main) {
  const place = /** @type {HTMLElement} */ (main.querySelector(".live"));
  place.append(/** @type {HTMLTemplateElement} */ (place.firstElementChild).content.cloneNode(true));
  const { lang } = place;
  const numbers = new Intl.PluralRules(lang);

  /** @param {string} name */
  const find = (name) => /** @type {HTMLElement} */ (place.querySelector(`[data-live="${name}"]`));
  const [status, button, line] = [find("status"), find("new"), find("since")];

  // The words of the sample that the language counts alike.
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
  /** @type {(text: string, href: string) => Node} */
  const link = (textContent, href) => Object.assign(document.createElement("a"), { textContent, href });

  return {
    waiting(count, held) {
      const words = count ? say(button.dataset.forms, count) : "";
      if (status.textContent !== words) status.textContent = words;
      button.textContent = words || String(button.dataset.held);
      button.hidden = !count && !held;
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
      if (wrong.length) line.append(", ", link(say(dataset.corrected, wrong.length), `corrections/#c-${wrong[0].seq}`));
      find("left").hidden = count <= 0 && !wrong.length;
    },
  };
}

/** @type {(name: string) => Read | null} */
export function recall(name) {
  try {
    const read = JSON.parse(localStorage.getItem(name) ?? "null");
    return Number.isInteger(read?.total) ? read : null;
  } catch {
    return null;
  }
}

/** @type {(name: string, read: Read) => void} */
export function keep(name, read) {
  try {
    localStorage.setItem(name, JSON.stringify(read));
  } catch {
    // Full or forbidden.
  }
}

// How long ago each update was, or its time where the reader is.
/** @type {(main: HTMLElement) => Clock} */
export function runClock(main) {
  const { lang } = document.documentElement;
  const ago = new Intl.RelativeTimeFormat(lang, { numeric: "auto" });
  const here = new Intl.DateTimeFormat(lang, { hour: "numeric", minute: "2-digit", timeZoneName: "short" });
  const someDay = new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeStyle: "short" });
  let [mine, timer] = [false, 0];

  /** @param {string} dateTime */
  function words(dateTime) {
    const at = new Date(dateTime);
    const minutes = Math.floor((Date.now() - +at) / MINUTE);
    if (mine) return (minutes < DAYS / 2 ? here : someDay).format(at);
    if (minutes < 0 || minutes >= 7 * DAYS) return "";
    if (minutes < 1) return ago.format(0, "second");
    if (minutes < HOURS) return ago.format(-minutes, "minute");
    return ago.format(-Math.floor(minutes / (minutes < DAYS ? HOURS : DAYS)), minutes < DAYS ? "hour" : "day");
  }

  function tick() {
    /** @type {NodeListOf<HTMLTimeElement>} */
    const times = main.querySelectorAll(".update > .when > time");
    for (const time of times) {
      const said = time.parentElement?.querySelector(".ago");
      const textContent = ` ${words(time.dateTime)}`;
      if (said && said.textContent !== textContent) said.textContent = textContent;
      if (said || textContent === " ") continue;
      time.after(Object.assign(document.createElement("span"), { className: "ago", textContent }));
    }
  }

  return {
    tick,
    start: () => (tick(), clearInterval(timer), (timer = setInterval(tick, MINUTE))),
    stop: () => clearInterval(timer),
    own: (on) => ((mine = on), tick()),
  };
}
