// The types of the alerts' scripts, for `tsc` and for people. Browsers never load this file.

/** What the site sends: see `dateline.alerts.sending.message`. `url` is a path of this site. */
export interface Told {
  title: string;
  body: string;
  update: string;
  url: string;
  lang: string;
  dir: NotificationDirection;
}

interface Awaited extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface Push extends Awaited {
  data: { json(): Told } | null;
}

export interface Click extends Awaited {
  notification: Notification;
}

interface OpenWindow {
  url: string;
  focus(): Promise<unknown>;
}

/** The little of a service worker's surroundings that the worker uses. TypeScript has them in a library of their own,
 * which can't stand beside the pages' one. */
export interface AlertsWorker {
  location: Location;
  registration: ServiceWorkerRegistration;
  clients: {
    matchAll(options: { type: "window"; includeUncontrolled: boolean }): Promise<OpenWindow[]>;
    openWindow(url: string): Promise<unknown>;
  };
  addEventListener(name: "push", hear: (event: Push) => void): void;
  addEventListener(name: "notificationclick", hear: (event: Click) => void): void;
}
