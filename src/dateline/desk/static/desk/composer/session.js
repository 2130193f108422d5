// One text being written: kept on the device at once, on the server soon, handed over when it is done.
/** @import {Copy, Fields, Job, News, NewJob, Outbox, Session, SessionParts, Store} from "./types.js" */

const [DEVICE, SERVER, PATIENCE] = [150, 2_000, 4_000];
const NOBODY = "00000000-0000-0000-0000-000000000000";

// Without https browsers have no `randomUUID`.
/** @returns {string} */
const newId = () =>
  crypto.randomUUID?.() ??
  NOBODY.replace(/0/g, (_, at) => (at === 14 ? 4 : crypto.getRandomValues(new Uint8Array(1))[0] & 15).toString(16));

/** @type {(id: string) => Promise<unknown>} */
const stayAlive = (id) => navigator.locks?.request(`dateline-window-${id}`, () => new Promise(() => {}));

/** @returns {Promise<Set<string>>} */
async function openWindows() {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return new Set(held.map(({ name = "" }) => name.replace("dateline-window-", "")));
}

/** @type {(store: Store | null, makeOutbox: (hear: (news: News) => void) => Outbox | null, given: SessionParts) => Session} */
export function openSession(store, makeOutbox, { parts, notices, drawn }) {
  const { root, form, find, say } = parts;
  const { person = "", story = "", draftsUrl = "" } = root.dataset;
  const [state, lang] = [find("state"), document.documentElement.lang];
  let [draft, window, base] = [String(root.dataset.draft), newId(), Number(root.dataset.saves)];
  let [deviceTimer, serverTimer, count] = [0, 0, 0];
  let [dirty, away, signedOut, sending] = [false, false, false, false];
  let said = root.dataset.savedAt ? savedAt(root.dataset.savedAt) : "";
  let stored = Promise.resolve(true);
  const outbox = makeOutbox(heard);

  /** @param {string | number} at */
  function clock(at) {
    return new Date(at).toLocaleTimeString(lang, { timeStyle: "short" });
  }
  /** @param {string | number} at */
  function savedAt(at) {
    return say("saved", { time: clock(at) });
  }

  /** @returns {Fields} */
  function fields() {
    const given = Object.entries(Object.fromEntries(new FormData(form)));
    return Object.fromEntries(
      given.filter(([name]) => !["csrfmiddlewaretoken", "base_saves"].includes(name)).map(([name, text]) => [name, String(text)]),
    );
  }

  /** @param {Fields} given */
  function fill(given) {
    for (const field of form.elements) {
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement))
        continue;
      if (!field.name || ["csrfmiddlewaretoken", "base_saves"].includes(field.name)) continue;
      if (field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type))
        field.checked = given[field.name] === field.value;
      else field.value = given[field.name] ?? "";
    }
    drawn();
  }

  const hasWords = () => Boolean(fields().headline?.trim() || fields().wire?.trim());

  function tell() {
    if (signedOut) state.textContent = say("signedOut");
    else if (count && (away || !navigator.onLine)) state.textContent = say("waiting", { count });
    else if (sending) state.textContent = say("sending");
    else if (dirty) state.textContent = say(store ? "unsaved" : "noDevice");
    else state.textContent = said;
    state.dataset.state = signedOut || away ? "away" : dirty ? "dirty" : "calm";
  }

  /** @returns {Copy} */
  const copy = () => ({
    ...{ id: `${draft}:${window}`, draft, window, person, story, fields: fields(), base },
    ...{ at: Date.now(), pending: true, act: "" },
  });

  /** @type {(act: string, before?: number) => NewJob} */
  const job = (act, before = base) => ({
    ...{ draft, window, person, story, act, base: before, tried: 0, fields: fields() },
    url: `${draftsUrl.replace(NOBODY, draft)}${act}/`,
  });

  function keep() {
    clearTimeout(deviceTimer);
    deviceTimer = 0;
    if (store) stored = store.keep(copy()).then(() => true, (error) => (console.error(error), false));
    else stored = Promise.resolve(false);
    return stored;
  }

  function changed() {
    dirty = true;
    tell();
    deviceTimer ||= setTimeout(keep, DEVICE);
    serverTimer ||= setTimeout(save, SERVER);
  }

  async function save() {
    clearTimeout(serverTimer);
    serverTimer = 0;
    if (!dirty || (!hasWords() && !base)) return;
    const next = job("save");
    await keep();
    await outbox?.add(next);
    if (!outbox) said = say("noDevice");
    tell();
  }

  /** @param {News} news */
  function heard(news) {
    count = news.count ?? count;
    away = Boolean(news.waiting);
    signedOut = Boolean(news.signedOut);
    const mine = news.job?.draft === draft && news.job?.window === window;
    if (news.answer && mine && news.job?.act === "save") {
      base = Math.max(base, news.answer.saves ?? 0);
      dirty = JSON.stringify(news.job.fields) !== JSON.stringify(fields());
      if (!dirty) said = savedAt(news.answer.at ?? Date.now());
      if (dirty) serverTimer ||= setTimeout(save, SERVER);
    }
    if (news.answer && news.job?.act !== "save" && !count) said = say(news.job?.act === "submit" ? "submitted" : "sent");
    if (news.answer) document.body.dispatchEvent(new CustomEvent("desk-changed", { bubbles: true }));
    if (news.refused && news.job && mine) refused(news.job, news.refused);
    else if (news.refused && news.job?.story === story) offerAll();
    tell();
  }

  /** @type {(of: Job | Copy, why: NonNullable<News["refused"]>) => void} */
  function refused(of, { act, error, theirs, saves = 0, gone, merge }) {
    dirty = true;
    if (gone) {
      // The words go on under an identity of their own.
      [draft, base] = [newId(), 0];
      store?.forget(`${of.draft}:${of.window}`);
      notices.show("refused", say("gone"));
      return changed();
    }
    const words = say(act === "save" ? "notSaved" : "refused", { why: error });
    if (!theirs) return notices.show("refused", words);
    // The update itself has moved on. The draft is on the server; there both are put together.
    if (merge) return notices.show("conflict", error, [[say("merge"), () => location.assign(merge)]], theirs);
    conflict(theirs.by ? say("colleague", { name: theirs.by }) : error, theirs, saves);
  }

  // Nothing is overwritten unless somebody says so, with both texts before them.
  /** @type {(words: string, theirs: import("./types.js").Theirs, saves: number) => void} */
  function conflict(words, theirs, saves) {
    const seen = () => ((base = saves || base), changed());
    const take = () => (fill({ ...fields(), headline: theirs.headline, wire: theirs.wire }), seen());
    const both = () => (fill({ ...fields(), wire: `${fields().wire.trimEnd()}\n\n${theirs.wire}` }), seen());
    notices.show("conflict", words, [[say("both"), both], [say("takeTheirs"), take], [say("keepMine"), seen]], theirs);
  }

  /** @param {string} act */
  async function send(act) {
    if (!hasWords()) return notices.show("refused", say("empty"));
    if (sending || !outbox) return outbox ? undefined : form.requestSubmit(find(act));
    notices.clear("refused");
    sending = true;
    tell();
    const next = job(act);
    clearTimeout(serverTimer);
    serverTimer = 0;
    await keep();
    await store?.keep({ ...copy(), act });
    const outcome = outbox.outcome(next, navigator.onLine ? PATIENCE : 0);
    await outbox.add(next);
    const news = await outcome;
    sending = false;
    if (!news?.refused) {
      if (root.dataset.after && news) return location.assign(root.dataset.after);
      fresh();
    }
    tell();
  }

  function fresh() {
    [draft, base, dirty] = [newId(), 0, false];
    clearTimeout(deviceTimer);
    deviceTimer = 0;
    ["restored", "conflict", "refused"].forEach(notices.clear);
    fill({});
    parts.text.focus();
  }

  async function discard() {
    if (hasWords() && !confirm(say("discard"))) return;
    clearTimeout(serverTimer);
    serverTimer = 0;
    await stored;
    if (base) await outbox?.add(job("discard"));
    await store?.forget(`${draft}:${window}`);
    fresh();
    said = "";
    tell();
  }

  // What a window that is gone left behind.
  /** @returns {Promise<Copy[]>} */
  async function left() {
    const [copies, jobs, open] = [await store?.copies(), await store?.jobs(), await openWindows()];
    /** @param {Copy} one */
    const free = (one) => !open.has(one.window) || (one.window === window && one.draft !== draft && one.refused);
    const own = (copies ?? []).filter((one) => one.person === person && one.story === story && free(one));
    const queued = new Set(jobs?.filter(({ act }) => act !== "save").map((one) => one.draft));
    for (const one of own) if (!one.pending && !queued.has(one.draft)) store?.forget(one.id);
    const update = fields().update ?? "";
    return own
      .filter((one) => one.pending && !queued.has(one.draft) && (one.fields.update ?? "") === update)
      .sort((one, other) => other.at - one.at);
  }

  /** @param {Copy} one */
  async function putBack(one) {
    [draft, window, base] = [one.draft, one.window, one.base];
    stayAlive(window);
    fill(one.fields);
    dirty = true;
    notices.clear(`left-${one.id}`);
    if (one.refused) refused(one, one.refused);
    else changed();
    tell();
  }

  /** @param {Copy} one */
  function offer(one) {
    const why = one.refused ? say("refused", { why: one.refused.error }) : say("restored", { time: clock(one.at) });
    const leave = () => store?.forget(one.id);
    const swap = async () => (await save(), putBack(one));
    const { headline = "", wire = "" } = one.fields;
    notices.show(`left-${one.id}`, why, [[say("putBack"), swap], [say("leave"), leave]], { by: "", headline, wire });
  }

  async function offerAll() {
    for (const one of await left()) if (one.draft !== draft) offer(one);
  }

  async function restore() {
    const [here, stands] = [await left(), "stored" in root.dataset];
    const one = here.find((other) => other.draft === draft) ?? (stands || hasWords() ? undefined : here[0]);
    if (one) {
      const time = clock(one.at);
      const server = { by: "", headline: fields().headline, wire: fields().wire };
      const saves = Number(root.dataset.saves);
      if (one.draft === draft && stands && saves > one.base && one.at < Date.parse(root.dataset.savedAt ?? "")) {
        notices.show("restored", say("newer", { time }), [[say("showOther"), () => swapIn(one, server, saves)]]);
      } else if (one.draft === draft && stands && saves > one.base) swapIn(one, server, saves);
      else if (JSON.stringify(one.fields) !== JSON.stringify(fields())) {
        await putBack(one);
        if (!one.refused) notices.show("restored", say("restored", { time }));
      }
    }
    for (const other of here) if (other !== one) offer(other);
  }

  /** @type {(one: Copy, server: import("./types.js").Theirs, saves: number) => void} */
  function swapIn(one, server, saves) {
    putBack(one);
    clearTimeout(serverTimer);
    serverTimer = 0;
    conflict(say("newer", { time: clock(one.at) }), server, saves);
  }

  stayAlive(window);
  restore();
  form.addEventListener("input", changed);
  // Before a tab is put away or killed there may be no other moment.
  document.addEventListener("visibilitychange", () => document.hidden && dirty && (keep(), save()));
  addEventListener("online", tell);
  addEventListener("offline", tell);
  addEventListener("beforeunload", (event) => {
    if (deviceTimer || (dirty && !store)) event.preventDefault();
    if (deviceTimer) keep();
  });
  tell();

  return { fields, draft: () => draft, changed, send, save, discard };
}
