import { setTimeout } from "node:timers/promises";
import { PerhapsWritten, Unwritten } from "./conversation.ts";

/** What a server said: its status, its JSON (undefined where it is none), and its headers. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

export interface RestApi {
  /** Base URL without a slash at its end. */
  readonly api: string;
  readonly headers: Readonly<Record<string, string>>;
  /** How the server is called in sentences. */
  readonly name: string;
  /** How long a second of waiting lasts, in milliseconds. */
  readonly second?: number;
}

export type Ask = (method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE", path: string, body?: unknown) => Promise<Answer>;

/** A try after which nobody waits any longer, and the limit of a server that is waited for, in seconds. */
const [retries, patience] = [2, 60];
const [timeout, largest] = [30_000, 64 * 1024 * 1024];

/**
 * Asks a JSON API. Waits for its limits (429) up to a minute, asks again after its faults where asking twice does no harm, and follows no redirect, which could carry the token elsewhere.
 * Throws Unwritten where it does not answer.
 */
export function restApi({ api, headers, name, second = 1000 }: RestApi): Ask {
  return async (method, path, body) => {
    for (let tried = 0; ; tried += 1) {
      const answer = await once(method, `${api}${path}`, headers, body).catch((error: unknown) => {
        if (error instanceof TypeError || (error instanceof Error && /^(?:Abort|Timeout)Error$/.test(error.name))) return error;
        throw error;
      });
      const failed = answer instanceof Error;
      if (failed && (tried >= retries || method === "POST")) throw new PerhapsWritten(`${name} did not answer; a re-run of this job asks it again.`, { cause: answer });
      const after = failed ? 1 : pause(answer, method);
      if (after === undefined || after > patience || tried >= retries) return answer as Answer;
      await setTimeout(after * second);
    }
  };
}

/** Seconds to wait before asking again; undefined where that makes no sense. */
function pause({ status, headers }: Answer, method: string): number | undefined {
  const said = Number(headers.get("retry-after") ?? "1");
  if (status === 429) return Number.isFinite(said) ? Math.max(said, 1) : 1;
  return status >= 500 && method !== "POST" ? 1 : undefined;
}

async function once(method: string, url: string, headers: Readonly<Record<string, string>>, body: unknown): Promise<Answer> {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(url, { method, redirect: "manual", signal: AbortSignal.timeout(timeout), headers: { accept: "application/json", "user-agent": "meshgate", ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers }, ...sent });
  return { status: response.status, body: json(await textOf(response)), headers: response.headers };
}

/** What is said up to a limit: a page of comments that is larger is no page of comments. */
async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > largest) throw new Unwritten(`The answer of the server is larger than ${largest} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

export function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
