// How long ago each update was, and what time that was where the reader is.

const MINUTE = 60_000;
const HOURS = 60;
const DAYS = 24 * HOURS;

/** @type {(main: HTMLElement) => import("./types.js").Clock} */
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
      const span = Object.assign(document.createElement("span"), { className: "ago", textContent });
      span.dataset.live = "ago";
      time.after(span);
    }
  }

  return {
    tick,
    start: () => (tick(), clearInterval(timer), (timer = setInterval(tick, MINUTE))),
    stop: () => clearInterval(timer),
    own: (on) => ((mine = on), tick()),
  };
}
