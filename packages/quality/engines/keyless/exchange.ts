import { call, inside, jsonOf } from "../../calling.ts";
import type { HowToMeasure } from "../../engine.ts";
import type { Lent } from "./kept.ts";

/** A token that is sent as `Authorization: Bearer`. */
export interface BearerToken extends Lent {
  readonly token: string;
}

/** Asks a token endpoint (OAuth 2.0, RFC 6749 §3.2) with a form. Of what it says, only the name of the error is kept (`invalid_grant`). */
export async function granted(title: string, url: string, form: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>>, how: HowToMeasure): Promise<BearerToken | { readonly unknown: string }> {
  const asked = Date.now();
  const reply = await call(fetch, { method: "POST", url, headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json", "User-Agent": "meshgate", ...headers }, body: String(new URLSearchParams(form)) }, AbortSignal.timeout(Math.min(how.seconds, 30) * 1000), how.pause);
  if ("nothing" in reply) return { unknown: `${title} gives no token: ${reply.nothing === "timeout" ? "it takes too long" : "it is not reachable, or hung up"}.` };
  const json = jsonOf(reply.text);
  const [token, seconds, error] = [inside(json, "access_token"), inside(json, "expires_in"), inside(json, "error")];
  if (reply.status === 200 && typeof token === "string" && token !== "") return { token, until: asked + (Number.isFinite(Number(seconds)) && Number(seconds) > 0 ? Number(seconds) : 300) * 1000 };
  return { unknown: `${title} gives no token (${typeof error === "string" && /^[a-z_]{1,40}$/.test(error) ? error : `HTTP ${reply.status}`}): it must trust this job.` };
}
