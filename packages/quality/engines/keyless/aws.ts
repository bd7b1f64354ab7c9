import { UsageError } from "#model";
import { named } from "#text";
import { call, inside, jsonOf } from "../../calling.ts";
import type { HowToMeasure } from "../../engine.ts";
import { originOf, type Said } from "../../reach.ts";
import type { AwsKeys } from "./aws-signature.ts";
import { idToken } from "./id-token.ts";
import { kept, type Lender, type Lent } from "./kept.ts";

export type LentKeys = AwsKeys & Lent;

const role = /^arn:aws(?:-[a-z]+)*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/;

/**
 * Who asks AWS: keys that variables hold (`ACCESS_KEY_ID`, `SECRET_ACCESS_KEY`, `SESSION_TOKEN`), else the CI's ID token for keys of the role that `ROLE_ARN` names
 * (STS, AssumeRoleWithWebIdentity), for the audience `sts.amazonaws.com` or the one that `AUDIENCE` says. Throws UsageError.
 */
export function awsKeys(said: Said, origin: string, how: HowToMeasure): Lender<LentKeys> {
  const [id, secret, session, arn] = ["ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN", "ROLE_ARN"].map(said.variable);
  if (id !== undefined && secret !== undefined) return () => Promise.resolve({ id, secret, ...(session === undefined ? {} : { session }) });
  if (arn === undefined) throw new UsageError(`Nobody says who asks AWS for the server ${named(said.called)}: the configuration's variable AWS_ROLE_ARN, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, do.`);
  if (!role.test(arn)) throw new UsageError("The variable AWS_ROLE_ARN is no ARN of a role.");
  const url = `${originOf(said, "STS_ENDPOINT", origin)}/`;
  return kept(async () => {
    const identity = await idToken(said.variable("AUDIENCE") ?? "sts.amazonaws.com", how);
    return typeof identity === "string" ? await assumed(url, arn, identity, how) : identity;
  });
}

/** Nothing is signed: the token is what is shown. STS answers as the caller accepts; XML is what it speaks else. */
async function assumed(url: string, arn: string, token: string, how: HowToMeasure): Promise<LentKeys | { readonly unknown: string }> {
  const body = new URLSearchParams({ Action: "AssumeRoleWithWebIdentity", Version: "2011-06-15", RoleArn: arn, RoleSessionName: "meshgate", WebIdentityToken: token }).toString();
  const headers = { "Content-Type": "application/x-www-form-urlencoded; charset=utf-8", Accept: "application/json", "User-Agent": "meshgate" };
  const reply = await call(fetch, { method: "POST", url, headers, body }, AbortSignal.timeout(Math.min(how.seconds, 30) * 1000), how.pause);
  if ("nothing" in reply) return { unknown: "AWS is not reachable to lend the keys of the role, or hung up." };
  if (reply.status !== 200) return { unknown: `AWS does not lend the keys of the role (HTTP ${reply.status}): its trust policy must name this repository and the audience.` };
  const [id, secret, session, end] = ["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"].map((name) => credential(reply.text, name));
  if (id === undefined || secret === undefined || session === undefined) return { unknown: "AWS answers with something that are no keys of the role." };
  const until = /^[\d.]+$/.test(end ?? "") ? Number(end) * 1000 : Date.parse(end ?? "");
  return { id, secret, session, ...(Number.isNaN(until) ? {} : { until }) };
}

/** A part of the credentials in JSON or XML; keys and tokens of AWS have no letters that XML writes otherwise. */
function credential(text: string, name: string): string | undefined {
  const value = inside(jsonOf(text), "AssumeRoleWithWebIdentityResponse", "AssumeRoleWithWebIdentityResult", "Credentials", name);
  if (typeof value === "string" || typeof value === "number") return String(value);
  return new RegExp(`<${name}>\\s*([^<\\s]+)\\s*</${name}>`).exec(text)?.[1];
}
