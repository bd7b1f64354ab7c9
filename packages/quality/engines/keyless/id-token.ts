import { call, inside, jsonOf } from "../../calling.ts";
import type { HowToMeasure } from "../../engine.ts";
import { isLoopback } from "../../reach.ts";

/**
 * The ID token (a JWT) that the CI gives this job for an audience, or one sentence why there is none; never throws. It says who runs here, so it goes to the vendor that the audience names and nowhere else.
 *
 * GitHub: asked of the runner, where the job has `permissions: id-token: write` (docs.github.com, "OpenID Connect reference"). GitLab and any other CI: a variable that the base's configuration
 * allows, whose name ends in `ID_TOKEN` and whose claim `aud` is the audience (docs.gitlab.com, `id_tokens`).
 */
export async function idToken(audience: string, how: HowToMeasure): Promise<string | { readonly unknown: string }> {
  const given = [...how.variables].find(([name, value]) => /(?:^|_)ID_TOKEN$/.test(name) && audiencesOf(value).includes(audience));
  if (given !== undefined) return given[1];
  if (how.identity === undefined) return { unknown: "The CI gives this job no ID token for the audience that is asked for: let the job have `id-token: write`, or a variable that ends in ID_TOKEN." };
  const url = addressOf(how.identity.url, audience);
  if (url === undefined) return { unknown: "The address that the CI names for ID tokens is not one of HTTPS." };
  const headers = { Accept: "application/json", Authorization: `Bearer ${how.identity.token}`, "User-Agent": "meshgate" };
  const reply = await call(fetch, { method: "GET", url, headers }, AbortSignal.timeout(Math.min(how.seconds, 30) * 1000), how.pause);
  if ("nothing" in reply) return { unknown: "The CI does not answer where it gives ID tokens." };
  const token = reply.status === 200 ? inside(jsonOf(reply.text), "value") : undefined;
  return typeof token === "string" && token.length > 0 ? token : { unknown: `The CI gives no ID token (HTTP ${reply.status}).` };
}

/** The claim `aud` of a JWT (RFC 7519 §4.1.3), whose signature is for the vendor to check; none where it is no JWT. */
function audiencesOf(token: string): readonly unknown[] {
  const aud = inside(jsonOf(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()), "aud");
  return Array.isArray(aud) ? aud : [aud];
}

function addressOf(told: string, audience: string): string | undefined {
  if (!URL.canParse(told)) return undefined;
  const url = new URL(told);
  if (url.protocol !== "https:" && !isLoopback(url.hostname)) return undefined;
  url.searchParams.set("audience", audience);
  return url.href;
}
