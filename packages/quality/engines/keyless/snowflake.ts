import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { UsageError } from "#model";
import { named } from "#text";
import { inside, jsonOf } from "../../calling.ts";
import type { HowToMeasure } from "../../engine.ts";
import type { VendorReach } from "../vendor.ts";
import { idToken } from "./id-token.ts";
import { kept, type Lender, type Lent } from "./kept.ts";

/** What a request of Snowflake's SQL API says of who asks. */
export interface SnowflakeWho extends Lent {
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Who asks Snowflake: a token that a variable holds (`TOKEN`; OAuth's or a programmatic one, Snowflake tells which), else a key (`PRIVATE_KEY` of `USER`, a JWT by RS256 for an hour at most, "Authenticating to
 * the server"), else the CI's ID token (workload identity federation; the REST APIs take it as `WIF.OIDC.<token>`). Throws UsageError.
 */
export function whoAsksSnowflake(reach: VendorReach, account: string, how: HowToMeasure): Lender<SnowflakeWho> {
  const [token, key] = [reach.variable("TOKEN"), reach.variable("PRIVATE_KEY")];
  if (token !== undefined) return () => Promise.resolve({ headers: { Authorization: `Bearer ${token}` } });
  if (key !== undefined) {
    if (reach.user === undefined) throw new UsageError(`Nobody says whose key it is: the configuration's variable ${reach.variableName("USER")} does.`);
    const [user, privateKey] = [reach.user, keyOf(key, reach)];
    return kept(() => Promise.resolve(signed(privateKey, account, user)));
  }
  if (how.identity === undefined && ![...how.variables.keys()].some((name) => /(?:^|_)ID_TOKEN$/.test(name))) throw new UsageError(`Nobody says who asks Snowflake for the server ${named(reach.called)}: the job may have \`id-token: write\`, or the configuration's variables ${reach.variableName("USER")} and ${reach.variableName("PRIVATE_KEY")}, or ${reach.variableName("TOKEN")}, say so.`);
  if (!reach.configured) throw new UsageError(`The job's ID token goes only where the configuration says: let its variable ${reach.variableName("ACCOUNT")} or ${reach.variableName("HOST")} name the place.`);
  const audience = reach.variable("AUDIENCE") ?? "snowflakecomputing.com";
  return kept(async () => {
    const identity = await idToken(audience, how);
    if (typeof identity !== "string") return identity;
    return { headers: { Authorization: `Bearer WIF.OIDC.${identity}`, "X-Snowflake-Authorization-Token-Type": "WORKLOAD_IDENTITY_FEDERATION" }, ...endOf(identity) };
  });
}

/** The claim `exp` of a JWT, in milliseconds. */
export function endOf(token: string): Lent {
  const end = inside(jsonOf(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()), "exp");
  return typeof end === "number" ? { until: end * 1000 } : {};
}

function keyOf(pem: string, reach: VendorReach): KeyObject {
  const passphrase = reach.variable("PRIVATE_KEY_PASSPHRASE");
  try {
    return createPrivateKey({ key: pem.replaceAll("\\n", "\n"), ...(passphrase === undefined ? {} : { passphrase }) });
  } catch {
    throw new UsageError(`The variable ${reach.variableName("PRIVATE_KEY")} is no private key as PEM, or ${reach.variableName("PRIVATE_KEY_PASSPHRASE")} does not open it.`);
  }
}

function signed(key: KeyObject, account: string, user: string): SnowflakeWho {
  const who = `${account.toUpperCase()}.${user.toUpperCase()}`;
  const print = createHash("sha256").update(createPublicKey(key).export({ type: "spki", format: "der" })).digest("base64");
  const from = Math.floor(Date.now() / 1000);
  const [head, claims] = [{ alg: "RS256", typ: "JWT" }, { iss: `${who}.SHA256:${print}`, sub: who, iat: from, exp: from + 3000 }].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"));
  const token = `${head}.${claims}.${sign("RSA-SHA256", Buffer.from(`${head}.${claims}`), key).toString("base64url")}`;
  return { headers: { Authorization: `Bearer ${token}`, "X-Snowflake-Authorization-Token-Type": "KEYPAIR_JWT" }, until: (from + 3000) * 1000 };
}
