import { setTimeout as after } from "node:timers/promises";
import { UsageError } from "#model";
import { shown } from "#text";
import { textAt } from "./payload.ts";

/** Waits so many milliseconds. */
export type Wait = (milliseconds: number) => Promise<unknown>;

export interface Answer {
  readonly data: unknown;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

interface Said {
  readonly data: unknown;
  readonly headers: { readonly [name: string]: string | undefined };
}

/** Longest time that is waited for at once, in seconds, and how often a call is made. */
const most = { seconds: 60, tries: 3 };

/**
 * Makes a call to GitHub's API again where it asks to wait (docs.github.com, REST, "Rate limits": `retry-after`, or `x-ratelimit-remaining: 0` with `x-ratelimit-reset`), and reads also where the server failed.
 * Throws UsageError with what is missing.
 */
export async function patient(call: () => Promise<Answer>, { what, reads, wait = after }: { readonly what: string; readonly reads: boolean; readonly wait?: Wait }): Promise<Said> {
  for (let tried = 1; ; tried += 1) {
    try {
      const { data, headers } = await call();
      return { data, headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value === undefined ? undefined : String(value)])) };
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal === undefined) throw error;
      const seconds = secondsOf(refusal);
      const again = seconds ?? (reads && (refusal.status === undefined || refusal.status >= 500) ? tried : undefined);
      if (again === undefined || again > most.seconds || tried >= most.tries) throw new UsageError(whyOf(refusal, what, seconds), { cause: error });
      await wait(again * 1000);
    }
  }
}

interface Refusal {
  /** Absent where nobody answered. */
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** What the API or the network said no with; nothing for a mistake of ours. */
function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof Error)) return undefined;
  const response: unknown = "response" in error ? error.response : undefined;
  const headers = "headers" in error && typeof error.headers === "object" ? error.headers : typeof response === "object" && response !== null && "headers" in response ? response.headers : undefined;
  const status = "status" in error && typeof error.status === "number" && response !== undefined ? error.status : undefined;
  if (!["HttpError", "GraphqlResponseError", "TimeoutError", "AbortError", "RequestError"].includes(error.name)) return undefined;
  return { status: error.name === "GraphqlResponseError" ? 200 : status, headers: typeof headers === "object" && headers !== null ? { ...headers } : {}, message: error.message };
}

/** Seconds after which the server wants to be asked again, where it says so. */
function secondsOf({ status, headers }: Refusal): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const header = (name: string) => textAt(headers, name) ?? (typeof headers[name] === "number" ? String(headers[name]) : undefined);
  const after = header("retry-after");
  if (after !== undefined && /^\d+$/.test(after)) return Number(after);
  if (header("x-ratelimit-remaining") !== "0") return status === 429 ? most.seconds : undefined;
  const [reset, date] = [Number(header("x-ratelimit-reset")), Date.parse(header("date") ?? "")];
  return Number.isFinite(reset) && Number.isFinite(date) ? Math.max(0, Math.ceil(reset - date / 1000)) : most.seconds + 1;
}

function whyOf({ status, message }: Refusal, what: string, seconds: number | undefined): string {
  const said = shown(message, 200).replace(/\.?$/, ".");
  if (seconds !== undefined) return `GitHub limits how often it is asked: ${what} was refused, and may be tried again in ${seconds} seconds. Run it again later.`;
  if (status === undefined) return `GitHub did not answer ${what}: ${said}`;
  if (status === 401) return `GitHub does not know the token (HTTP 401, ${what}): give one that is valid.`;
  if (status === 403) return `The token may not do it (HTTP 403, ${what}): give the job the permission \`issues: write\`. GitHub said: ${said}`;
  if (status === 404) return `GitHub shows no such thing to this token (HTTP 404, ${what}): give the job the permission \`issues: write\`, and a token of this repository.`;
  if (status === 410) return `The repository has no issues (HTTP 410, ${what}): switch them on in its settings, or use \`meshgate monitor --dry-run\`.`;
  return `GitHub refused ${what} (HTTP ${status}): ${said}`;
}
