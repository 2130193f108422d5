// Keeps an open story page equal to the record: each module has one duty, here they are put together. All are fetched
// under this one's version, so that a browser never mixes two.
/** @import {Event, Hear, Line, Modules, Question, SharedLine, Step} from "./types.js" */

const { search } = new URL(import.meta.url);
const names = ["reducer", "elements", "page", "stream", "clock", "memory", "controls"];
const modules = await Promise.all(names.map((name) => import(`./${name}.js${search}`)));
/** @type {Modules} */
const { start, reduce, fragment, morph, openPage, listen, backOff, share, runClock, recall, keep, controls } =
  Object.assign({}, ...modules);

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
const { story = "", seq, address = "", edition } = main.dataset;
const page = openPage(main, fragment, morph);
const desk = controls(main);
const clock = runClock(main);

let state = start(story, Number(seq));
// Up to which entry the reader has the list.
let listed = state.seq;
let [follows, paused] = [false, false];
let [failures, again] = [0, 0];
/** @type {SharedLine | null} */
let line = null;
let read = page.isFront ? recall(story) : null;

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
    const answer = await fetch(`${address}entries?after=${after}${head > after ? `&head=${head}` : ""}`, {
      // Not what the browser's own store is about to renew.
      cache: "no-cache",
      signal: AbortSignal.timeout(15_000),
    });
    const step = answer.ok && (await answer.json());
    if (line && step) {
      event = { step, answer: true };
      failures = 0;
      if (step.head > after) line.tell(step);
    }
  } catch {
    // It is asked again later.
  }
  happened(event);
  // A page that the browser kept may have been behind.
  greet();
  read = null;
}

function greet() {
  if (read) desk.since(read);
}

/** @param {Step} step */
function apply(step) {
  // Nothing of the list has been scrolled past.
  const follow = follows && Number(main.querySelector(".days")?.getBoundingClientRect().top) >= 0;
  const waited = page.waiting();
  try {
    page.apply(step, follow).forEach(flash);
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
  const background = getComputedStyle(main).getPropertyValue("--fresh");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.animate([{ background }, calm ? { background } : {}], 3_000);
}

function tell() {
  const count = page.waiting();
  desk.waiting(count);
  document.title = (count ? `(${count}) ` : "") + page.title();
  desk.hide("follow", page.ended() || !page.isFront);
  desk.hide("pause", page.ended());
  clock.tick();
}

/** Lets the new updates in and leads to the newest of them. */
function letIn() {
  if (!page.isFront) return location.assign(address);
  const [first] = page.arrange();
  listed = state.seq;
  tell();
  const heading = first?.querySelector("h3");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.onblur = () => heading.removeAttribute("tabindex");
  heading.focus({ preventScroll: true });
  first.scrollIntoView();
}

/** @type {(hear: Hear) => Line} */
const connect = (hear) =>
  page.ended() ? { close() {} } : listen({ address: () => `/stream/${story}?after=${state.seq}`, hear, ask });

function go() {
  if (line || paused || state.old || document.hidden) return;
  line = share(`dateline:${story}`, connect, (step) => happened({ step }));
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
  if (page.isFront) keep(story, { at: Date.now(), list: listed, seen: state.seq, total: page.shown() });
  stop();
}

greet();
desk.onPress("new", letIn);
desk.onPress("reload", () => location.reload());
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
main.addEventListener("click", ({ target }) => {
  const link = target instanceof Element && target.closest("a");
  if (link && page.holds(link.hash)) page.arrange(), (listed = state.seq), tell();
});
tell();
go();
