// Decides what to do with a step. Pure: no page, no network, no clock.
// docs/live-protocol.md has the rules.
/** @import {Event, Next, State, Step} from "./types.js" */

const VERSION = 1;
const KINDS = new Set("publish revise retract restore pin unpin mark unmark retime verify story state takedown".split(" "));

/** @type {(story: string, seq: number) => State} */
export const start = (story, seq) => ({ story, seq, heard: seq, asking: false, again: false, old: false });

/** @type {(state: State, event: Event) => Next} */
export function reduce(state, event) {
  if (state.old) return [state, []];
  if (event === "ask") return state.asking ? [{ ...state, again: true }, []] : ask(state);
  const idle = { ...state, asking: false, again: false };
  if (event === "failed") return state.again ? ask(idle) : [idle, ["later"]];
  const { step, answer } = event;
  const next = answer ? idle : state;
  if (step?.story !== state.story) return [next, answer ? ["later"] : []];
  if (!understood(step)) return [{ ...next, old: true }, ["reload"]];
  const [after, acts] = take({ ...next, heard: Math.max(next.heard, step.head) }, step, answer);
  if (!answer || !state.again || after.asking || acts.includes("later")) return [after, acts];
  const [asked, more] = ask(after);
  return [asked, [...acts, ...more]];
}

/** @type {(state: State, step: Step, answer?: boolean) => Next} */
function take(state, step, answer) {
  if (step.page && step.after === state.seq && step.head > state.seq) {
    const moved = { ...state, seq: step.head };
    const [after, more] = moved.seq < moved.heard ? ask(moved) : [moved, []];
    return [after, [{ apply: step }, ...more]];
  }
  if (state.heard <= state.seq) return [state, []];
  // An answer that did not help came from a cache that is behind.
  return answer && step.after === state.seq ? [state, ["later"]] : ask(state);
}

/** @type {(state: State) => Next} */
function ask(state) {
  if (state.asking) return [state, []];
  return [{ ...state, asking: true }, [{ fetch: { after: state.seq, head: state.heard } }]];
}

/** @type {(step: Step) => boolean} */
const understood = ({ version, entries = [] }) => version === VERSION && entries.every(({ kind }) => KINDS.has(kind));
