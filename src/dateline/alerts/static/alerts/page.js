// The button that begins and ends a story's alerts in this browser.

const root = /** @type {HTMLElement} */ (document.querySelector("[data-alerts]"));
const state = /** @type {HTMLElement} */ (root.querySelector("[role=status]"));
const button = /** @type {HTMLButtonElement} */ (root.querySelector("button"));
const { alerts: story = "", key = "", worker = "" } = root.dataset;
// Which stories this browser gets alerts of is known here and nowhere else that a page could ask.
const NOTE = `dateline-alerts-${story}`;

/** @param {"on" | "off" | "unable" | "denied" | "unasked" | "failed"} what */
const say = (what) => (state.textContent = root.dataset[what] ?? "");

/** @returns {string | null} */
function noted() {
  try {
    return localStorage.getItem(NOTE);
  } catch {
    return null;
  }
}

/** @param {string} endpoint */
function note(endpoint) {
  try {
    if (endpoint) localStorage.setItem(NOTE, endpoint);
    else localStorage.removeItem(NOTE);
  } catch {
    // Then the button offers alerts again next time, and asking twice is as good as once.
  }
}

/** @returns {Promise<PushSubscription | null>} */
async function present() {
  const registration = await navigator.serviceWorker.getRegistration(worker);
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** @type {(method: "POST" | "DELETE", subscription: PushSubscription) => Promise<string>} */
async function tell(method, subscription) {
  const response = await fetch(location.pathname, {
    method,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(subscription),
    credentials: "omit",
  });
  if (response.ok) return "";
  const { error = "" } = await response.json().catch(() => ({}));
  return error || (root.dataset.failed ?? "");
}

/** @param {boolean} on */
function draw(on) {
  button.hidden = false;
  button.dataset.on = on ? "yes" : "";
  button.textContent = (on ? root.dataset.stop : root.dataset.send) ?? "";
}

/** @type {(subscription: PushSubscription) => boolean} */
function isOurs({ options }) {
  const bytes = String.fromCharCode(...new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0)));
  return btoa(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "") === key;
}

/** @returns {Promise<PushSubscription>} */
async function subscribed() {
  await navigator.serviceWorker.register(worker);
  const { pushManager } = await navigator.serviceWorker.ready;
  const old = await pushManager.getSubscription();
  if (old && isOurs(old)) return old;
  // The site has another key than it had.
  await old?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

async function begin() {
  if ((await Notification.requestPermission()) !== "granted") {
    if (Notification.permission === "denied") button.hidden = true;
    return say(Notification.permission === "denied" ? "denied" : "unasked");
  }
  const subscription = await subscribed();
  const trouble = await tell("POST", subscription);
  if (trouble) return (state.textContent = trouble);
  note(subscription.endpoint);
  draw(true);
  return say("on");
}

async function end() {
  const subscription = await present();
  const trouble = subscription && (await tell("DELETE", subscription));
  if (trouble) return (state.textContent = trouble);
  note("");
  draw(false);
  return say("off");
}

async function start() {
  if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return say("unable");
  if (Notification.permission === "denied") return say("denied");
  const endpoint = (await present().catch(() => null))?.endpoint;
  const on = Boolean(endpoint) && endpoint === noted();
  draw(on);
  return say(on ? "on" : "off");
}

button.addEventListener("click", async () => {
  button.disabled = true;
  try {
    await (button.dataset.on ? end() : begin());
  } catch (error) {
    console.error(error);
    say("failed");
  }
  button.disabled = false;
  if (!button.hidden) button.focus();
});

start();

export {};
