// Questions to the server that aren't worth keeping when the network is away.
/** @import {Ask, Parts} from "./types.js" */

const PATIENCE = 20_000;

/** @type {(token: Parts["token"]) => Ask} */
export const asking = (token) => async (url, body, signal) => {
  const form = body instanceof FormData;
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json", "X-CSRFToken": token() };
  if (!form) headers["Content-Type"] = "application/json";
  try {
    const response = await fetch(url, {
      ...{ method: "POST", headers, redirect: "manual", body: form ? body : JSON.stringify(body) },
      signal: AbortSignal.any([AbortSignal.timeout(PATIENCE), ...(signal ? [signal] : [])]),
    });
    const answer = await response.json().catch(() => ({}));
    return { ok: response.ok, status: response.status, answer };
  } catch {
    return null;
  }
};
