// Shows the site's alerts, and leads to their updates. It keeps nothing and stands in the way of no request.
/** @import {AlertsWorker, Click, Push, Told} from "./types.js" */

const worker = /** @type {AlertsWorker} */ (/** @type {unknown} */ (self));

// Browsers take the subscription away from a site that gets a message and shows none, so something is always shown.
/** @param {Push} event */
async function showAlert(event) {
  const { title, body, update, url, lang, dir } = readAlert(event);
  await worker.registration.showNotification(title, { body, tag: update, lang, dir, data: url });
}

/** @type {(event: Push) => Told} */
function readAlert({ data }) {
  const nothing = { title: worker.location.host, body: "", update: "", url: "/", lang: "", dir: /** @type {const} */ ("auto") };
  try {
    return { ...nothing, ...data?.json() };
  } catch {
    return nothing;
  }
}

/** @param {Click} event */
async function openUpdate({ notification }) {
  notification.close();
  const { origin } = worker.location;
  const there = new URL(String(notification.data), origin);
  const address = there.origin === origin ? there.href : origin;
  const windows = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const here = windows.find(({ url }) => url.split("#")[0] === address);
  await (here ? here.focus() : worker.clients.openWindow(address));
}

worker.addEventListener("push", (event) => event.waitUntil(showAlert(event)));
worker.addEventListener("notificationclick", (event) => event.waitUntil(openUpdate(event)));
