// How an open desk hears that something changed: event streams, or looking now and then where one of them fails.
/** @import {Line} from "./types.js" */

const POLL = 10_000;
const AGAIN = 60_000;
// What a stream may call its news; what they hold is asked of the server.
const NEWS = ["message", "step", "reset", "end", "changed"];

/** @type {(addresses: string[], hear: () => void) => Line} */
export function keepUp(addresses, hear) {
  const lines = addresses.map((address) => listen(address, hear));
  const timer = setInterval(() => lines.every((line) => line.isOpen()) || hear(), POLL);
  return {
    close() {
      clearInterval(timer);
      lines.forEach((line) => line.close());
    },
  };
}

// A browser comes back by itself after a break, but not after an answer that is no stream.
/** @param {string} address @param {() => void} hear */
function listen(address, hear) {
  /** @type {EventSource} */
  let source;
  let [timer, broken] = [0, false];

  function open() {
    source = new EventSource(address);
    NEWS.forEach((name) => source.addEventListener(name, hear));
    source.onopen = () => {
      // What came in the meantime was missed.
      if (broken) hear();
      broken = false;
    };
    source.onerror = () => {
      broken = true;
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, AGAIN);
    };
  }

  open();
  return {
    isOpen: () => source.readyState === EventSource.OPEN,
    close() {
      clearTimeout(timer);
      source.close();
    },
  };
}
