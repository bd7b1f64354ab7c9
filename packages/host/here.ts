import { readFileSync, statSync } from "node:fs";
import { UsageError } from "#model";
import type { Env } from "./env.ts";
import type { Home, Host } from "./host.ts";
import { hosts } from "./hosts.ts";
import type { Trigger } from "./trigger.ts";

/** Where the gate runs, and what it was started for. */
export interface Here {
  readonly host: Host;
  readonly trigger: Trigger;
  readonly home?: Home;
}

/** GitHub cuts a payload at 25 MB. */
const payloadLimit = 32 * 1024 * 1024;

/** Asks the environment where we are. Throws UsageError where the host's description of the event cannot be read. */
export function whereAreWe(env: Env): Here {
  const host: Host | undefined = hosts.find((one) => one.isHere(env));
  if (host === undefined) throw new Error("No host recognises the environment, though `terminal` always does.");
  const home = host.home(env);
  return { host, trigger: host.trigger(env, payload(host, env)), ...(home === undefined ? {} : { home }) };
}

function payload(host: Host, env: Env): unknown {
  const file = host.payloadFile(env);
  if (file === undefined) return undefined;
  try {
    if (statSync(file).size > payloadLimit) throw new UsageError(`The event file of ${host.name} is larger than ${payloadLimit} bytes.`);
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`The event file that ${host.name} names cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** Whether to write ANSI colours. `NO_COLOR` (no-color.org) beats `FORCE_COLOR`, which beats what the stream is. */
export function wantsColour(host: Host, env: Env, stream: { readonly isTTY?: boolean }): boolean {
  if (env["NO_COLOR"]) return false;
  if (env["FORCE_COLOR"] !== undefined && env["FORCE_COLOR"] !== "") return env["FORCE_COLOR"] !== "0" && env["FORCE_COLOR"] !== "false";
  return env["TERM"] !== "dumb" && (host.colourLog || stream.isTTY === true);
}

/** Whether to redraw a progress line: only where somebody watches a real terminal. */
export function wantsProgress(host: Host, env: Env, stream: { readonly isTTY?: boolean }): boolean {
  return host.watched && stream.isTTY === true && env["TERM"] !== "dumb" && !env["CI"];
}
