// How a page hears of new entries: a stream, or asking now and then where streams fail.
/** @import {Hear, Line, Listener, SharedLine} from "./types.js" */

const FAILURES = 2;
const POLL = 10_000;
const SLOWEST = 120_000;
const POLLS_BEFORE_STREAM = 6;

// Unevenly, or all who lost a server come back at once.
/** @param {number} failures */
export const backOff = (failures) => Math.min(POLL * 2 ** failures, SLOWEST) * (0.5 + Math.random());

/** @type {(listener: Listener) => Line} */
export function listen({ address, hear, ask }) {
  /** @type {EventSource | undefined} */
  let source;
  let [timer, failures, polls] = [0, 0, 0];

  function open() {
    source = new EventSource(address());
    source.onopen = () => (failures = 0);
    for (const event of ["step", "reset"]) source.addEventListener(event, ({ data }) => hear(JSON.parse(data)));
    // The last step may have been missed.
    source.addEventListener("end", () => (close(), ask()));
    source.onerror = () => {
      if (++failures >= FAILURES || source?.readyState === EventSource.CLOSED) poll();
    };
  }

  function poll() {
    source?.close();
    ask();
    timer = setTimeout(++polls % POLLS_BEFORE_STREAM ? poll : open, backOff(Math.max(0, failures - FAILURES)));
  }

  function close() {
    source?.close();
    clearTimeout(timer);
  }

  open();
  return { close };
}

// Where the browser lets them, the tab that holds the lock listens for all.
/** @type {(name: string, lead: (hear: Hear) => Line, hear: Hear) => SharedLine} */
export function share(name, lead, hear) {
  if (!navigator.locks || !window.BroadcastChannel) return { ...lead(hear), tell() {} };
  const channel = new BroadcastChannel(name);
  const leaving = new AbortController();
  const { signal } = leaving;
  /** @type {Hear} */
  const tell = (step) => void (signal.aborted || channel.postMessage(step));
  channel.onmessage = ({ data }) => hear(data);
  navigator.locks
    .request(name, { signal }, async () => {
      const stream = lead((step) => (tell(step), hear(step)));
      await new Promise((release) => signal.addEventListener("abort", release));
      stream.close();
    })
    // Left before its turn came.
    .catch(() => {});
  return { tell, close: () => (leaving.abort(), channel.close()) };
}
