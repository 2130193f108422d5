// The types of the composer's scripts, for `tsc` and for people. Browsers never load this file.

/** A composer's fields by name, as a form would send them. */
export type Fields = Record<string, string>;

/** What this device keeps of one text in one window. `base` is the count of saves before it; `pending`: something is in
 * it that the server has not got. `act` is what it was handed over for, empty while it is written. */
export interface Copy {
  id: string;
  draft: string;
  window: string;
  person: string;
  story: string;
  fields: Fields;
  base: number;
  at: number;
  pending: boolean;
  act: string;
  refused?: Refusal;
}

/** Something to be sent. `n` gives the order. */
export interface NewJob {
  draft: string;
  window: string;
  person: string;
  story: string;
  act: string;
  url: string;
  fields: Fields;
  base: number;
  tried: number;
}

export interface Job extends NewJob {
  n: number;
}

export interface Answer {
  saves?: number;
  at?: string;
  seq?: number;
  update?: string;
}

export interface Theirs {
  by: string;
  headline: string;
  wire: string;
  saves?: number;
}

/** Why the server did not do it, and the other text where there is one. */
export interface Refusal {
  act: string;
  error: string;
  theirs?: Theirs;
  saves?: number;
  gone?: boolean;
  merge?: string;
  published?: boolean;
}

export interface Store {
  copies(): Promise<Copy[]>;
  keep(copy: Copy): Promise<void>;
  forget(id: string): Promise<void>;
  jobs(): Promise<Job[]>;
  add(job: NewJob): Promise<number>;
  tried(job: Job): Promise<void>;
  settle(job: Job, answer: Answer): Promise<void>;
  refuse(job: Job, refusal: Refusal): Promise<void>;
}

/** What happened to the queue, told to every tab. `waiting`: the server could not be reached. */
export interface News {
  person: string;
  job?: Job;
  answer?: Answer;
  refused?: Refusal;
  count?: number;
  waiting?: boolean;
  signedOut?: boolean;
}

export interface OutboxParts {
  store: Store;
  person: string;
  token(): string;
  hear(news: News): void;
}

export interface Outbox {
  add(job: NewJob): Promise<void>;
  /** What became of it; null where nobody knows after `patience` milliseconds. Ask before adding it. */
  outcome(job: { draft: string; act: string }, patience: number): Promise<News | null>;
}

/** `put` in place of what stands between `from` and `to`; then `select` is selected. */
export interface Change {
  from: number;
  to: number;
  put: string;
  select: [number, number];
}

export type Words = Record<string, string>;
export type Say = (name: string, values?: Record<string, string | number>) => string;

/** The parts of a composer's markup. */
export interface Parts {
  root: HTMLElement;
  form: HTMLFormElement;
  text: HTMLTextAreaElement;
  say: Say;
  find<T extends HTMLElement = HTMLElement>(name: string): T;
  token(): string;
}

export interface Session {
  fields(): Fields;
  draft(): string;
  changed(): void;
  send(act: string): Promise<void>;
  save(): Promise<void>;
  discard(): Promise<void>;
}

export interface SessionParts {
  parts: Parts;
  notices: Notices;
  drawn(): void;
}

export interface Notices {
  /** Something to know, with what can be done about it. The same `name` again replaces it. */
  show(name: string, words: string, acts?: [string, () => void][], other?: Theirs): void;
  clear(name: string): void;
}

export interface Preview {
  draw(): void;
}

/** A picture as the library answers. */
export interface PictureAnswer {
  id: number;
  title: string;
  alt: string;
  caption: string;
  credit: string;
  thumb: string;
}

export interface Pasted {
  text: string;
  pictures: boolean;
}

/** A form for a block, as the server draws it. */
export interface Drawn {
  kind: string;
  title: string;
  html: string;
  start: number;
  end: number;
}

export interface BlockForms {
  /** The form of the block at the cursor, or of a new one of `kind` with some values in it. */
  open(kind: string, values?: Fields | Fields[]): Promise<void>;
}

export interface Asked {
  ok: boolean;
  status: number;
  answer: any;
}
/** `null` where the network is away. */
export type Ask = (url: string, body: Fields | FormData, signal?: AbortSignal) => Promise<Asked | null>;

export interface Pictures {
  choose(): void;
  take(files: File[]): Promise<void>;
}

export type Modules = typeof import("./store.js") &
  typeof import("./outbox.js") &
  typeof import("./session.js") &
  typeof import("./preview.js") &
  typeof import("./edits.js") &
  typeof import("./field.js") &
  typeof import("./asking.js") &
  typeof import("./notices.js") &
  typeof import("./paste.js") &
  typeof import("./html.js") &
  typeof import("./toolbar.js") &
  typeof import("./blocks.js") &
  typeof import("./pictures.js") &
  typeof import("./embeds.js");
