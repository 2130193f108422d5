// What this device keeps, in IndexedDB: a copy of every text in a composer, and the queue of what is to be sent.
/** @import {Copy, Job, NewJob, Store} from "./types.js" */

const [COPIES, JOBS] = ["copies", "jobs"];

/** @type {<T>(request: IDBRequest<T>) => Promise<T>} */
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** @returns {Promise<IDBDatabase>} */
function open() {
  const request = indexedDB.open("dateline-desk", 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(COPIES, { keyPath: "id" });
    request.result.createObjectStore(JOBS, { keyPath: "n", autoIncrement: true });
  };
  return done(request);
}

/** @type {(job: {draft: string, window: string}) => string} */
export const copyId = ({ draft, window }) => `${draft}:${window}`;

/** @type {() => Promise<Store>} */
export async function openStore() {
  const base = await open();
  // Another tab of a later version may want to change the tables.
  base.onversionchange = () => base.close();

  // Resolves once the words are on the disk, not only in the browser's memory.
  /** @type {<T>(act: (copies: IDBObjectStore, jobs: IDBObjectStore) => Promise<T>) => Promise<T>} */
  async function change(act) {
    const transaction = base.transaction([COPIES, JOBS], "readwrite", { durability: "strict" });
    const finished = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
    const [result] = await Promise.all([
      act(transaction.objectStore(COPIES), transaction.objectStore(JOBS)),
      finished,
    ]);
    return result;
  }

  /** @type {(jobs: IDBObjectStore) => Promise<Job[]>} */
  const all = (jobs) => done(jobs.getAll());

  return {
    copies: () => change((copies) => /** @type {Promise<Copy[]>} */ (done(copies.getAll()))),
    keep: (copy) =>
      change(async (copies) => void (await done(copies.put({ ...copy, base: await latest(copies, copy) })))),
    forget: (id) => change(async (copies) => void (await done(copies.delete(id)))),
    jobs: () => change((_, jobs) => all(jobs)),

    // A save that nobody has tried to send yet gives way to the next text of the same draft. One that was tried stays as
    // it is: the server may have it already, and would take another text under its number for somebody else's.
    add: (job) =>
      change(async (copies, jobs) => {
        job = { ...job, base: await latest(copies, job) };
        const last = (await all(jobs)).findLast((other) => sameText(other, job));
        if (last?.act === "save" && !last.tried) {
          if (job.act === "save") return Number(await done(jobs.put({ ...last, fields: job.fields })));
          await done(jobs.delete(last.n));
          job = { ...job, base: last.base };
        }
        return Number(await done(jobs.add(job)));
      }),

    tried: (job) => change(async (_, jobs) => void (await done(jobs.put({ ...job, tried: job.tried + 1 })))),

    settle: (job, { saves }) =>
      change(async (copies, jobs) => {
        await done(jobs.delete(job.n));
        for (const other of await all(jobs))
          if (saves && sameText(other, job)) await done(jobs.put({ ...other, base: saves }));
        const copy = /** @type {Copy | undefined} */ (await done(copies.get(copyId(job))));
        if (!copy) return;
        if (job.act !== "save") await done(copies.delete(copy.id));
        else {
          const pending = JSON.stringify(copy.fields) !== JSON.stringify(job.fields);
          await done(copies.put({ ...copy, base: saves ?? copy.base, pending }));
        }
      }),

    refuse: (job, refused) =>
      change(async (copies, jobs) => {
        for (const other of [job, ...(await all(jobs))])
          if (sameText(other, job)) {
            await done(jobs.delete(other.n));
            const copy = /** @type {Copy | undefined} */ (await done(copies.get(copyId(job))));
            const fields = copy && !copy.act ? copy.fields : other.fields;
            await done(copies.put({ ...(copy ?? made(other)), fields, act: "", pending: true, refused }));
          }
      }),
  };
}

// The server's count of saves only grows, and the answer to the last save may have come a moment ago.
/** @type {(copies: IDBObjectStore, of: Copy | NewJob) => Promise<number>} */
async function latest(copies, of) {
  const copy = /** @type {Copy | undefined} */ (await done(copies.get(copyId(of))));
  return Math.max(of.base, copy?.base ?? 0);
}

/** @type {(one: NewJob, other: NewJob) => boolean} */
const sameText = (one, other) => one.draft === other.draft && one.window === other.window;

/** @type {(job: Job) => Copy} */
const made = ({ draft, window, person, story, fields, base }) => ({
  ...{ id: copyId({ draft, window }), draft, window, person, story, fields, base },
  ...{ at: Date.now(), pending: true, act: "" },
});
