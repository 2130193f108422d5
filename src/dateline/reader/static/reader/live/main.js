// Keeps an open page equal to the record. All modules have this one's version.
/** @import {Event, Hear, Line, Modules, Question, SharedLine, Step} from "./types.js" */

const { search } = new URL(import.meta.url);
const names = ["reducer", "page", "stream", "controls"];
const modules = await Promise.all(names.map((name) => import(`./${name}.js${search}`)));
/** @type {Modules} */
const { start, reduce, openPage, wholePage, listen, backOff, share, runClock, recall, keep, controls } = Object.assign(
  {},
  ...modules,
);

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
const { story = "", seq, address = "", edition } = main.dataset;
const name = `dateline:${story}`;
const page = openPage(main);
const desk = controls(main);
const clock = runClock(main);

let state = start(story, Number(seq));
// Up to which entry the reader has the list.
let listed = state.seq;
let [follows, paused] = [false, false];
let [failures, again] = [0, 0];
/** @type {SharedLine | null} */
let line = null;
let read = page.isFront ? recall(name) : null;

/** @param {Event} event */
function happened(event) {
  const [next, acts] = reduce(state, event);
  state = next;
  for (const act of acts)
    if (act === "reload") giveUp();
    else if (act === "later") clearTimeout(again), (again = setTimeout(ask, backOff(failures++)));
    else if ("apply" in act) apply(act.apply);
    else fetchStep(act.fetch);
}

function ask() {
  if (line) happened("ask");
}

/** @param {Question} question */
async function fetchStep({ after, head }) {
  /** @type {Event} */
  let event = "failed";
  try {
    const entries = `${address}entries?after=${after}${head > after ? `&head=${head}` : ""}`;
    const answer = await fetch(page.isFront ? entries : location.href, {
      cache: "no-cache",
      signal: AbortSignal.timeout(15_000),
    });
    const step = answer.ok && (page.isFront ? await answer.json() : wholePage(await answer.text(), after));
    if (line && step) {
      event = { step, answer: true };
      failures = 0;
      if (page.isFront && step.head > after) line.tell(step);
    }
  } catch {
    // Asked again later.
  }
  happened(event);
  // The browser's own copy may be behind.
  if (read) desk.since(read);
  read = null;
}

/** @param {Step} step */
function apply(step) {
  const waited = page.waiting();
  try {
    page.apply(step, follows).forEach(flash);
  } catch (error) {
    console.error(error);
    return giveUp();
  }
  if (step.edition !== edition) desk.hide("old", false);
  if (!waited && !page.waiting()) listed = state.seq;
  tell();
}

/** @param {Element} element */
function flash(element) {
  const fresh = { background: "var(--fresh)" };
  element.animate([fresh, matchMedia("(prefers-reduced-motion: reduce)").matches ? fresh : {}], 3_000);
}

function tell() {
  const count = page.waiting();
  desk.waiting(count, page.holds());
  document.title = (count ? `(${count}) ` : "") + page.title();
  desk.hide("follow", page.ended() || !page.isFront);
  desk.hide("pause", page.ended());
  clock.tick();
}

function letIn() {
  const count = page.waiting();
  const first = page.letIn();
  if (count && !first && !page.isFront) location.assign(address);
  listed = state.seq;
  tell();
  const heading = first?.querySelector("h3");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.onblur = () => heading.removeAttribute("tabindex");
  heading.focus({ preventScroll: true });
  first?.scrollIntoView();
}

// An older or a filtered page only hears that there is something new.
/** @type {Hear} */
const hear = (step) => happened({ step: page.isFront ? step : { ...step, after: -1 } });

/** @type {(hear: Hear) => Line} */
const connect = (hear) =>
  page.ended() ? { close() {} } : listen({ address: () => `/stream/${story}?after=${state.seq}`, hear, ask });

function go() {
  if (line || paused || state.old || document.hidden) return;
  line = share(name, connect, hear);
  clock.start();
  ask();
}

function stop() {
  line?.close();
  line = null;
  clock.stop();
}

function giveUp() {
  stop();
  state.old = true;
  desk.hide("old", false);
}

function leave() {
  // Nobody looks.
  if (line) page.settle(true);
  if (page.isFront) keep(name, { at: Date.now(), list: listed, seen: state.seq, total: page.shown() });
  stop();
}

if (read) desk.since(read);
desk.onPress("new", letIn);
desk.onPress("reload", () => location.reload());
desk.onPress("close", () => desk.hide("left", true));
desk.onPress("zone", clock.own);
desk.onPress("follow", (on) => {
  follows = on;
  if (on && page.waiting()) letIn();
});
desk.onPress("pause", (on) => {
  paused = on;
  (on ? stop : go)();
});
document.onvisibilitychange = () => (document.hidden ? leave : go)();
addEventListener("pagehide", leave);
addEventListener("pageshow", go);
addEventListener("scrollend", () => {
  if (line) page.settle().forEach(flash), tell();
});
main.addEventListener("click", ({ target }) => {
  const link = target instanceof Element && target.closest("a");
  if (link && page.awaits(link.hash)) page.letIn(), (listed = state.seq), tell();
});
tell();
go();
