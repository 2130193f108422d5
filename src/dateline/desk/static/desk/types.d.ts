// The types of the desk's script, for `tsc` and for people. Browsers never load this file.

/** Something that was opened. */
export interface Line {
  close(): void;
}

/** What the desk says of itself; `alert` for what went wrong. */
export type Say = (words: string, alert?: boolean) => void;

/** An answer that htmx has got; see the events of htmx 2. */
export interface Answered {
  target: Element;
  elt: Element;
  xhr: XMLHttpRequest;
  successful: boolean;
  shouldSwap: boolean;
  isError: boolean;
  requestConfig: { verb: string; triggeringEvent?: Event };
}

export type AnswerEvent = CustomEvent<Answered>;

declare global {
  interface HTMLElementEventMap {
    "htmx:beforeRequest": AnswerEvent;
    "htmx:beforeSwap": AnswerEvent;
    "htmx:afterRequest": AnswerEvent;
    "htmx:afterSwap": AnswerEvent;
    "htmx:sendError": AnswerEvent;
    "htmx:responseError": AnswerEvent;
    "desk-said": CustomEvent<{ text: string }>;
    "desk-refused": CustomEvent<{ words: string }>;
  }
}

export type Share = (name: string, lead: (tell: (news: null) => void) => Line, hear: () => void) => Line;

export type Modules = typeof import("./lines.js") &
  typeof import("./regions.js") &
  typeof import("./sheet.js") &
  typeof import("./menus.js") &
  typeof import("./presence.js") &
  typeof import("./saying.js") & { share: Share };
