// The types of the script, for `tsc` and for people. Browsers never load this file.

/** From the page at entry `after` to the page at `head`; see docs/live-protocol.md. Without `page` it only tells how far
 * the record is. */
export interface Step {
  version: number;
  edition: string;
  story: string;
  after: number;
  head: number;
  entries?: { kind: string }[];
  page: Newest;
}

/** What the newest page is at a step's head, as far as it can differ. */
export interface Newest {
  language: string;
  direction: string;
  total: number;
  list: Day[] | null;
  cards: Record<string, string>;
  complete: boolean;
  parts: Record<string, string>;
  /** The list as it stands, of an older or a filtered page. */
  days?: string;
}

export interface Day {
  html: string;
  updates: string[];
}

/** `seq`: where the page is. `heard`: the latest entry anybody told of. `asking`: a question is under way;
 * `again`: there was reason to ask since it was put. `old`: this script can't follow any more. */
export interface State {
  story: string;
  seq: number;
  heard: number;
  asking: boolean;
  again: boolean;
  old: boolean;
}

/** A step came, as the answer to a question or unasked; a question failed; there is reason to ask. */
export type Event = { step: Step; answer?: boolean } | "failed" | "ask";

export type Act = { apply: Step } | { fetch: Question } | "reload" | "later";

/** `head` is the least that will do. */
export interface Question {
  after: number;
  head: number;
}

export type Next = [State, Act[]];
export type Hear = (step: Step) => void;

/** Something that was opened. */
export interface Line {
  close(): void;
}

/** A line that other tabs listen to as well. */
export interface SharedLine extends Line {
  tell: Hear;
}

export interface Listener {
  address(): string;
  hear: Hear;
  ask(): void;
}

/** When they left, up to which entry they had the list and the changes to it, and of how many updates. */
export interface Read {
  at: number;
  list: number;
  seen: number;
  total: number;
}

/** What is not shown yet: the list as it is to be, the updates that are new to it, and by selector the pieces that would
 * have moved what is seen. */
export interface Held {
  list: Day[] | null;
  updates: Map<string, HTMLElement>;
  pieces: Map<string, string>;
}

/** The open story page. */
export interface OpenPage {
  /** Whether it is the story's own address, as opposed to an older or a filtered page. */
  isFront: boolean;
  title(): string;
  ended(): boolean;
  /** How many updates are shown and held back, of those ever published. */
  shown(): number;
  waiting(): number;
  /** Whether something else is held back: it would have moved what is on the screen. */
  holds(): boolean;
  /** Whether a link leads to an update that is held back. */
  awaits(hash: string): boolean;
  /** Returns what changed in place. `follow`: new updates come in by themselves. */
  apply(step: Step, follow: boolean): Element[];
  /** Shows what can be shown by now without moving what is on the screen, or all but new updates. */
  settle(all?: boolean): Element[];
  /** Shows everything, in the order of the newest page. Returns the first update that was not shown before. */
  letIn(): HTMLElement | undefined;
}

/** An older or a filtered page as fetched, made a step to itself: the entries' steps tell only what the newest page is. */
export type WholePage = (html: string, after: number) => Step;

export interface Clock {
  tick(): void;
  start(): void;
  stop(): void;
  /** In the reader's own time zone, or how long ago. */
  own(on: boolean): void;
}

/** What the reader presses and is told. Names are those in `data-live`. */
export interface Controls {
  waiting(count: number, held: boolean): void;
  onPress(name: string, act: (on: boolean) => void): void;
  hide(name: string, hidden: boolean): void;
  /** Says what is new to somebody who comes back: how many updates, and corrections to updates they had read. */
  since(read: Read): void;
}

export type Modules = typeof import("./reducer.js") &
  typeof import("./page.js") &
  typeof import("./stream.js") &
  typeof import("./controls.js");

export type Fragment = (html: string) => HTMLElement;
/** Whether anything differed. */
export type Morph = (old: Element, fresh: Element) => boolean;
