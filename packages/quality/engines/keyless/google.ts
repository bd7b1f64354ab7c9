import { UsageError } from "#model";
import { named } from "#text";
import { call, inside, jsonOf } from "../../calling.ts";
import type { HowToMeasure } from "../../engine.ts";
import { originOf, type Said } from "../../reach.ts";
import { idToken } from "./id-token.ts";
import { kept, type Lender, type Lent } from "./kept.ts";

/** An access token of Google. */
export interface GoogleToken extends Lent {
  readonly token: string;
}

const provider = /^projects\/\d{1,20}\/locations\/global\/workloadIdentityPools\/[a-z0-9-]{1,40}\/providers\/[a-z0-9-]{1,40}$/;
const account = /^[a-z0-9-]{1,64}@[a-z0-9.-]{1,128}\.gserviceaccount\.com$/;

/**
 * Who asks Google: an access token that a variable holds (`TOKEN`), else the CI's ID token, exchanged where the variable `WORKLOAD_IDENTITY_PROVIDER` says (Security Token Service v1, RFC 8693),
 * and for a token of the service account that `SERVICE_ACCOUNT` names, where it does (IAM Credentials v1). Throws UsageError.
 */
export function googleTokens(said: Said, scope: string, how: HowToMeasure): Lender<GoogleToken> {
  const token = said.variable("TOKEN");
  if (token !== undefined) return () => Promise.resolve({ token });
  const pool = said.variable("WORKLOAD_IDENTITY_PROVIDER")?.replace(/^(?:https:)?\/\/iam\.googleapis\.com\//, "");
  if (pool === undefined) throw new UsageError(`Nobody says who asks Google for the server ${named(said.called)}: the configuration's variable ${said.variableName("WORKLOAD_IDENTITY_PROVIDER")} or ${said.variableName("TOKEN")} does.`);
  if (!provider.test(pool)) throw new UsageError(`The variable ${said.variableName("WORKLOAD_IDENTITY_PROVIDER")} is not written as projects/<number>/locations/global/workloadIdentityPools/<pool>/providers/<provider>.`);
  const email = said.variable("SERVICE_ACCOUNT");
  if (email !== undefined && !account.test(email)) throw new UsageError(`The variable ${said.variableName("SERVICE_ACCOUNT")} is no address of a service account.`);
  const [sts, iam] = [originOf(said, "STS_ENDPOINT", "https://sts.googleapis.com"), originOf(said, "IAM_ENDPOINT", "https://iamcredentials.googleapis.com")];
  return kept(async () => {
    const identity = await idToken(`https://iam.googleapis.com/${pool}`, how);
    if (typeof identity !== "string") return identity;
    const federated = await exchanged(`${sts}/v1/token`, pool, identity, how);
    return "unknown" in federated || email === undefined ? federated : await impersonated(`${iam}/v1/projects/-/serviceAccounts/${email}:generateAccessToken`, federated.token, scope, how);
  });
}

async function exchanged(url: string, pool: string, subjectToken: string, how: HowToMeasure): Promise<GoogleToken | { readonly unknown: string }> {
  const body = {
    audience: `//iam.googleapis.com/${pool}`, grantType: "urn:ietf:params:oauth:grant-type:token-exchange", requestedTokenType: "urn:ietf:params:oauth:token-type:access_token",
    scope: "https://www.googleapis.com/auth/cloud-platform", subjectTokenType: "urn:ietf:params:oauth:token-type:jwt", subjectToken,
  };
  const asked = Date.now();
  const answer = await post(url, body, {}, how);
  if ("unknown" in answer) return { unknown: `Google does not exchange the CI's ID token${answer.unknown}: the provider must trust this repository.` };
  const [token, seconds] = [inside(answer.json, "access_token"), inside(answer.json, "expires_in")];
  return typeof token === "string" ? { token, until: asked + (typeof seconds === "number" ? seconds : 300) * 1000 } : { unknown: "Google exchanges the CI's ID token for something that is no access token." };
}

async function impersonated(url: string, token: string, scope: string, how: HowToMeasure): Promise<GoogleToken | { readonly unknown: string }> {
  const answer = await post(url, { scope: [scope], lifetime: "3600s" }, { Authorization: `Bearer ${token}` }, how);
  if ("unknown" in answer) return { unknown: `Google does not let this job act as the service account${answer.unknown}: it needs the role Workload Identity User on it.` };
  const [lent, until] = [inside(answer.json, "accessToken"), Date.parse(String(inside(answer.json, "expireTime")))];
  return typeof lent === "string" ? { token: lent, ...(Number.isNaN(until) ? {} : { until }) } : { unknown: "Google gives something for the service account that is no access token." };
}

/** The JSON that came back, or why none did: a clause in brackets. */
async function post(url: string, body: unknown, headers: Readonly<Record<string, string>>, how: HowToMeasure): Promise<{ readonly json: unknown } | { readonly unknown: string }> {
  const reply = await call(fetch, { method: "POST", url, headers: { "Content-Type": "application/json", "User-Agent": "meshgate", ...headers }, body: JSON.stringify(body) }, AbortSignal.timeout(Math.min(how.seconds, 30) * 1000), how.pause);
  if ("nothing" in reply) return { unknown: ` (${reply.nothing === "timeout" ? "it takes too long" : "it is not reachable, or hung up"})` };
  const json = reply.status === 200 ? jsonOf(reply.text) : undefined;
  return json === undefined ? { unknown: ` (HTTP ${reply.status})` } : { json };
}
