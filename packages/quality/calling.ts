/** How a server is called over HTTP; `fetch` of the engine. */
export type Send = (url: string, init: RequestInit) => Promise<Response>;

export interface Call {
  readonly method: "GET" | "POST" | "DELETE";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back: the status and the text, or that nothing did. */
export type Reply = { readonly status: number; readonly text: string; readonly headers: Headers } | { readonly nothing: "timeout" | "unreachable" | "too-long" };

/** Waits some milliseconds; false where the signal came first. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<boolean>;

const busy = [429, 502, 503, 504];
/** How often a busy server is asked: with the pauses below, for some forty seconds. */
const tries = 12;
/** Letters of an answer that are read: results are a few numbers and names of columns. */
const longest = 32_000_000;

/**
 * Sends a call, and again where the server is busy (RFC 9110 §15.6.4, RFC 6585 §4), after as long as it says or a little longer each time, twelve times or until the signal ends it;
 * what it says the last time is given back. Once more where the connection was cut, for all that is asked only reads. Redirects are not followed, so that no credential goes to another place.
 */
export async function call(send: Send, { method, url, headers, body }: Call, signal: AbortSignal, waits: Pause = pause): Promise<Reply> {
  let cut = false;
  for (let [wait, left] = [100, tries]; ; wait = Math.min(wait * 2, 5000), left -= 1) {
    try {
      const response = await send(url, { method, headers, redirect: "error", signal, ...(body === undefined ? {} : { body }) });
      if (!busy.includes(response.status) || left <= 1) {
        const text = await textOf(response);
        return text === undefined ? { nothing: "too-long" } : { status: response.status, text, headers: response.headers };
      }
      await response.body?.cancel();
      const told = Number(response.headers.get("retry-after")) * 1000;
      if (!(await waits(told > 0 ? Math.min(told, 30_000) : wait, signal))) return { nothing: "timeout" };
    } catch {
      if (signal.aborted) return { nothing: "timeout" };
      if (cut) return { nothing: "unreachable" };
      cut = true;
      await waits(wait, signal);
    }
  }
}

async function textOf(response: Response): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    text += decoder.decode(part, { stream: true });
    if (text.length > longest) return undefined;
  }
  return text + decoder.decode();
}

/** Waits by the clock. */
export const pause: Pause = (milliseconds, signal) =>
  new Promise((done) => {
    if (signal.aborted) return done(false);
    const stop = () => {
      clearTimeout(timer);
      done(false);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      done(true);
    }, milliseconds);
    signal.addEventListener("abort", stop, { once: true });
  });

/** JSON that may be anything; undefined where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A key of something that came from a server. */
export const inside = (value: unknown, ...keys: readonly (string | number)[]): unknown =>
  keys.reduce<unknown>((here, key) => (typeof here === "object" && here !== null && Object.hasOwn(here, key) ? (here as Record<string | number, unknown>)[key] : undefined), value);
