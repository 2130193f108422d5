// The queue of what is to be sent: in order, once, by one tab at a time, and again until the server has answered.
/** @import {Job, News, Outbox, OutboxParts, Refusal} from "./types.js" */

const [SOONEST, LATEST] = [1_000, 60_000];
const PATIENCE = 20_000;
// A server that fails on one request five times will fail the sixth time too; the rest of the queue must not wait.
const ENOUGH = 5;
const AWAY = [429, 502, 503, 504];

/** @type {(job: {draft: string, act: string}) => string} */
const name = ({ draft, act }) => `${draft}:${act}`;

/** @type {(parts: OutboxParts) => Outbox} */
export function openOutbox({ store, person, token, hear }) {
  const channel = new BroadcastChannel("dateline-outbox");
  /** @type {Map<string, (news: News) => void>} */
  const awaited = new Map();
  let [failures, again] = [0, 0];
  let busy = Promise.resolve();

  /** @param {News} news */
  function happened(news) {
    if (news.person !== person) return;
    if (news.job && (news.answer || news.refused)) {
      awaited.get(name(news.job))?.(news);
      awaited.delete(name(news.job));
    }
    hear(news);
  }

  /** @param {Omit<News, "person">} news */
  function tell(news) {
    const whole = { ...news, person };
    channel.postMessage(whole);
    happened(whole);
  }

  const mine = async () => (await store.jobs()).filter((job) => job.person === person);

  async function drain() {
    for (let [job] = await mine(); job; [job] = await mine()) {
      const news = await send(job);
      tell({ ...news, count: (await mine()).length });
      if (news.waiting || news.signedOut) return later();
      failures = 0;
    }
  }

  /** @type {(job: Job) => Promise<Omit<News, "person">>} */
  async function send(job) {
    await store.tried(job);
    const response = await post(job);
    if (!response || AWAY.includes(response.status)) return { waiting: true };
    const answer = await response.json().catch(() => null);
    if (response.ok && answer) return await store.settle(job, answer), { job, answer };
    // The login page, or a token that a sign-in elsewhere made old.
    if (response.type === "opaqueredirect" || (response.status === 403 && !answer)) return { signedOut: true };
    if (response.status >= 500 && job.tried + 1 < ENOUGH) return { waiting: true };
    /** @type {Refusal} */
    const refused = { error: `${response.status}`, ...answer, act: job.act };
    await store.refuse(job, refused);
    return { job, refused };
  }

  /** @param {Job} job */
  async function post({ url, fields, base }) {
    try {
      return await fetch(url, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token() },
        body: JSON.stringify({ ...fields, base_saves: base }),
        redirect: "manual",
        signal: AbortSignal.timeout(PATIENCE),
      });
    } catch {
      return null;
    }
  }

  function later() {
    clearTimeout(again);
    const wait = Math.min(SOONEST * 2 ** failures++, LATEST) * (0.75 + Math.random() / 2);
    again = setTimeout(kick, wait);
  }

  // Tabs take turns: whoever holds the lock sends for all. Without locks (no https) a tab sends by itself.
  function kick() {
    clearTimeout(again);
    const drained = () => drain().catch((error) => (console.error(error), later()));
    busy = busy.then(async () => {
      if (navigator.locks) await navigator.locks.request(`dateline-outbox-${person}`, drained);
      else await drained();
    });
  }

  channel.onmessage = ({ data }) => happened(data);
  addEventListener("online", () => ((failures = 0), kick()));
  addEventListener("focus", () => failures && kick());
  kick();

  return {
    async add(job) {
      await store.add(job);
      tell({ count: (await mine()).length });
      kick();
    },
    outcome: (job, patience) =>
      new Promise((resolve) => {
        awaited.set(name(job), resolve);
        setTimeout(() => (awaited.delete(name(job)), resolve(null)), patience);
      }),
  };
}
