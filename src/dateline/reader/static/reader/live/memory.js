// What a reader has read, kept in the reader's own browser.
/** @import {Read} from "./types.js" */

/** @param {string} story */
const key = (story) => `dateline:${story}`;

/** @type {(story: string) => Read | null} */
export function recall(story) {
  try {
    const read = JSON.parse(localStorage.getItem(key(story)) ?? "null");
    return Number.isInteger(read?.total) ? read : null;
  } catch {
    return null;
  }
}

/** @type {(story: string, read: Read) => void} */
export function keep(story, read) {
  try {
    localStorage.setItem(key(story), JSON.stringify(read));
  } catch {
    // Full or forbidden: then they are welcomed as new.
  }
}
