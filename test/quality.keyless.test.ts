import { expect, test } from "vitest";
import { bigquery } from "../packages/quality/engines/bigquery.ts";
import { redshift } from "../packages/quality/engines/redshift.ts";
import { signed } from "../packages/quality/engines/keyless/aws-signature.ts";
import { awsKeys } from "../packages/quality/engines/keyless/aws.ts";
import { googleTokens } from "../packages/quality/engines/keyless/google.ts";
import { idToken } from "../packages/quality/engines/keyless/id-token.ts";
import { kept } from "../packages/quality/engines/keyless/kept.ts";
import { saidOf } from "../packages/quality/reach.ts";
import { tableOf } from "./quality/cases.ts";
import { fakeBigQuery } from "./quality/fakes/bigquery.ts";
import { fakeRedshift } from "./quality/fakes/redshift.ts";
import { canary, hurried, serving, type Said } from "./quality/fakes/serving.ts";
import { serverOf } from "./quality/reals.ts";

const jwt = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`;
/** GitHub's runner: a token for the audience that is asked for, to who shows the runner's own. */
const runner = async (answer?: Said) => {
  const fake = await serving(({ path, headers, method }, origin) => {
    const audience = new URL(path, origin).searchParams.get("audience");
    if (method !== "GET" || headers.authorization !== "Bearer runner-secret") return { status: 401, text: canary };
    return answer ?? { json: { count: 1, value: jwt({ aud: audience, sub: "repo:mesh/sales:ref:refs/heads/main" }) } };
  });
  return { ...fake, identity: { url: `${fake.origin}/idtoken/1?api-version=2.0`, token: "runner-secret" } };
};

test("an ID token is asked of GitHub's runner, for the audience", async () => {
  const { identity, heard } = await runner();
  expect(await idToken("https://iam.googleapis.com/x y", hurried({}, { identity }))).toBe(jwt({ aud: "https://iam.googleapis.com/x y", sub: "repo:mesh/sales:ref:refs/heads/main" }));
  expect(heard[0]?.path).toBe("/idtoken/1?api-version=2.0&audience=https%3A%2F%2Fiam.googleapis.com%2Fx+y");
});

test("elsewhere a variable holds it, and only for the audience that stands in it", async () => {
  const [google, aws] = [jwt({ aud: "https://google" }), jwt({ aud: ["sts.amazonaws.com", "x"] })];
  const how = hurried({ GOOGLE_ID_TOKEN: google, ID_TOKEN: aws, BROKEN_ID_TOKEN: "no.jwt", ID_TOKEN_OTHER: jwt({ aud: "other" }) });
  expect(await Promise.all(["https://google", "sts.amazonaws.com", "other"].map((audience) => idToken(audience, how)))).toEqual([google, aws, { unknown: expect.stringContaining("`id-token: write`") }]);
});

test("without one there is a sentence, and no word of the runner's", async () => {
  const said = [];
  for (const answer of [{ status: 403, text: canary }, { json: { value: 4711 } }, { text: canary }, "cut"] as const) said.push(await idToken("a", hurried({}, { identity: (await runner(answer)).identity })));
  said.push(await idToken("a", hurried({}, { identity: { url: "http://example.org/", token: "t" } })));
  expect(said.map((one) => (typeof one === "string" ? one : one.unknown))).toEqual(["The CI gives no ID token (HTTP 403).", "The CI gives no ID token (HTTP 200).", "The CI gives no ID token (HTTP 200).", "The CI does not answer where it gives ID tokens.", "The address that the CI names for ID tokens is not one of HTTPS."]);
});

const pool = "projects/123/locations/global/workloadIdentityPools/ci/providers/github";
const google = serverOf("bigquery", {});
const scope = "https://www.googleapis.com/auth/bigquery";

/** Google's Security Token Service and IAM Credentials. */
const vendor = (instead?: (path: string) => Said | undefined) => serving(({ path, body, headers, method }): Said => {
  const other = instead?.(path);
  if (other !== undefined) return other;
  const asked = JSON.parse(body) as Record<string, string>;
  if (method === "POST" && path === "/v1/token") {
    const right = asked["audience"] === `//iam.googleapis.com/${pool}` && asked["subjectToken"] === jwt({ aud: `https://iam.googleapis.com/${pool}`, sub: "repo:mesh/sales:ref:refs/heads/main" }) && asked["grantType"] === "urn:ietf:params:oauth:grant-type:token-exchange" && headers.authorization === undefined;
    return right ? { json: { access_token: "federated", issued_token_type: "urn:ietf:params:oauth:token-type:access_token", token_type: "Bearer", expires_in: 3599 } } : { status: 400, json: { error: "invalid_grant", error_description: canary } };
  }
  const right = path === "/v1/projects/-/serviceAccounts/checks@mesh.iam.gserviceaccount.com:generateAccessToken" && headers.authorization === "Bearer federated" && JSON.stringify(asked["scope"]) === JSON.stringify([scope]);
  return right ? { json: { accessToken: "of the account", expireTime: "2099-01-01T00:00:00Z" } } : { status: 403, json: { error: { message: canary } } };
});

test("Google: the CI's token becomes a federated one, and that of a service account where one is named", async () => {
  const { identity } = await runner();
  const { origin, heard } = await vendor();
  const given = { BIGQUERY_WORKLOAD_IDENTITY_PROVIDER: pool, BIGQUERY_STS_ENDPOINT: origin, BIGQUERY_IAM_ENDPOINT: origin };
  const tokens = async (more: Record<string, string>) => {
    const how = hurried({ ...given, ...more }, { identity });
    return googleTokens(saidOf(google, how, "bigquery", ["google"]), scope, how);
  };
  const direct = await tokens({});
  expect([await direct(), await direct()]).toEqual(Array(2).fill({ token: "federated", until: expect.any(Number) }));
  expect(heard).toHaveLength(1);
  await direct(true);
  expect(heard).toHaveLength(2);
  expect(await (await tokens({ GOOGLE_SERVICE_ACCOUNT: "checks@mesh.iam.gserviceaccount.com" }))()).toEqual({ token: "of the account", until: Date.parse("2099-01-01T00:00:00Z") });
  expect(await (await tokens({ BIGQUERY_SERVICE_ACCOUNT: "other@mesh.iam.gserviceaccount.com" }))()).toEqual({ unknown: "Google does not let this job act as the service account (HTTP 403): it needs the role Workload Identity User on it." });
  await expect(tokens({ BIGQUERY_SERVICE_ACCOUNT: "a@evil.example/x" })).rejects.toThrow("no address of a service account");
  await expect(tokens({ BIGQUERY_WORKLOAD_IDENTITY_PROVIDER: "projects/../x" })).rejects.toThrow("is not written as projects/");
});

test("Google: what it refuses is one sentence of ours", async () => {
  const { identity } = await runner();
  const said = [];
  for (const answer of [{ status: 400, json: { error_description: canary } }, { json: { access_token: 1 } }, { text: canary }, { status: 307, text: "", headers: { location: "https://example.org/" } }] as const) {
    const { origin } = await vendor(() => answer);
    const how = hurried({ BIGQUERY_WORKLOAD_IDENTITY_PROVIDER: pool, BIGQUERY_STS_ENDPOINT: origin }, { identity });
    const one = await googleTokens(saidOf(google, how, "bigquery"), scope, how)();
    said.push("unknown" in one ? one.unknown : one);
  }
  expect(said).toEqual([
    "Google does not exchange the CI's ID token (HTTP 400): the provider must trust this repository.", "Google exchanges the CI's ID token for something that is no access token.", "Google does not exchange the CI's ID token (HTTP 200): the provider must trust this repository.",
    "Google does not exchange the CI's ID token (it is not reachable, or hung up): the provider must trust this repository.",
  ]);
});

const arn = "arn:aws:iam::123456789012:role/ci/checks";
const credentials = { AccessKeyId: "ASIAEXAMPLE", SecretAccessKey: "a/secret+key=", SessionToken: "session//token==", Expiration: 4_070_908_800 };
const xml = `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials><SessionToken>session//token==</SessionToken><SecretAccessKey>a/secret+key=</SecretAccessKey><Expiration>2099-01-01T00:00:00Z</Expiration><AccessKeyId>ASIAEXAMPLE</AccessKeyId></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`;

test("AWS: the CI's token lends the keys of a role, whether STS answers in JSON or XML, without a signature", async () => {
  const { identity } = await runner();
  for (const answer of [{ json: { AssumeRoleWithWebIdentityResponse: { AssumeRoleWithWebIdentityResult: { Credentials: credentials } } } }, { text: xml }]) {
    const { origin, heard } = await serving(({ body, headers }) => {
      const form = new URLSearchParams(body);
      const right = form.get("Action") === "AssumeRoleWithWebIdentity" && form.get("Version") === "2011-06-15" && form.get("RoleArn") === arn && /^[\w+=,.@-]{2,64}$/.test(form.get("RoleSessionName") ?? "") && form.get("WebIdentityToken") === jwt({ aud: "sts.amazonaws.com", sub: "repo:mesh/sales:ref:refs/heads/main" }) && headers.authorization === undefined;
      return right ? answer : { status: 400, text: `<Error><Code>InvalidIdentityToken</Code><Message>${canary}</Message></Error>` };
    });
    const how = hurried({ AWS_ROLE_ARN: arn, AWS_STS_ENDPOINT: origin }, { identity });
    const keys = awsKeys(saidOf(serverOf("athena", {}), how, "athena", ["aws"]), "https://sts.eu-west-1.amazonaws.com", how);
    expect(await keys()).toEqual({ id: "ASIAEXAMPLE", secret: "a/secret+key=", session: "session//token==", until: Date.parse("2099-01-01T00:00:00Z") });
    await keys();
    expect(heard).toHaveLength(1);
    const other = hurried({ AWS_ROLE_ARN: arn, AWS_STS_ENDPOINT: origin, AWS_AUDIENCE: "another" }, { identity });
    expect(await awsKeys(saidOf(serverOf("athena", {}), other, "athena", ["aws"]), "", other)()).toEqual({ unknown: "AWS does not lend the keys of the role (HTTP 400): its trust policy must name this repository and the audience." });
  }
});

test("AWS: keys of variables are taken as they are; without anything, the user is asked", async () => {
  const of = (variables: Record<string, string>) => awsKeys(saidOf(serverOf("athena", {}), hurried(variables), "athena", ["aws"]), "https://sts.eu-west-1.amazonaws.com", hurried(variables));
  expect(await of({ AWS_ACCESS_KEY_ID: "a", AWS_SECRET_ACCESS_KEY: "b", AWS_SESSION_TOKEN: "c" })()).toEqual({ id: "a", secret: "b", session: "c" });
  expect(() => of({ AWS_ACCESS_KEY_ID: "a" })).toThrow("AWS_ROLE_ARN, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, do.");
  expect(() => of({ AWS_ROLE_ARN: "arn:aws:iam::1:user/x" })).toThrow("no ARN of a role");
});

test("what is lent is asked for again when it ends, and why there is none is not kept", async () => {
  let times = 0;
  const soon = kept(async () => ({ until: Date.now() + 30_000, times: (times += 1) }));
  expect([await soon(), await soon()].map((one) => ("times" in one ? one.times : one))).toEqual([1, 2]);
  let there = false;
  const late = kept<{ readonly id: number; readonly until?: number }>(() => Promise.resolve(there ? { id: 1 } : { unknown: "not yet" }));
  expect(await late()).toEqual({ unknown: "not yet" });
  there = true;
  expect(await late()).toEqual({ id: 1 });
});

test("an engine renews what has ended before its time, once", async () => {
  const { identity } = await runner();
  let lent = 0;
  const sts = await serving(({ path }) => (path === "/v1/token" ? { json: { access_token: `token-${(lent += 1)}`, expires_in: 3599 } } : { json: { AssumeRoleWithWebIdentityResponse: { AssumeRoleWithWebIdentityResult: { Credentials: { ...credentials, AccessKeyId: `ASIA${(lent += 1)}` } } } } }));
  const fields = [{ name: "m_0", type: "INTEGER" }];
  const bq = await fakeBigQuery({ project: "runs-it", token: "token-2", tables: { "the-data.sales.orders": { location: "EU", schema: { fields: [{ name: "id", type: "INTEGER" }] } } }, result: () => ({ fields, rows: [["7"]] }) });
  const asked = await bigquery.open(serverOf("bigquery", { project: "the-data", dataset: "sales" }), hurried({ BIGQUERY_PROJECT: "runs-it", BIGQUERY_ENDPOINT: bq.origin, BIGQUERY_STS_ENDPOINT: sts.origin, BIGQUERY_WORKLOAD_IDENTITY_PROVIDER: pool }, { identity }));
  expect([await asked.measure(tableOf("orders"), [{ of: "rows" }]), lent]).toEqual([[{ value: 7, evidence: "exact" }], 2]);
  lent = 0;
  const session = { secret: credentials.SecretAccessKey, session: credentials.SessionToken };
  const rs = await fakeRedshift({ account: { region: "eu-west-1", keys: { ASIA1: { ...session, expired: true }, ASIA2: session } }, workgroup: "checks", result: (sql) => ({ records: sql.includes("svv_all") ? [["sales", "orders", "id", "bigint", "NO"].map((stringValue) => ({ stringValue }))] : [[{ longValue: 7 }]] }) });
  const other = await redshift.open(serverOf("redshift", { database: "dev", schema: "sales" }), hurried({ REDSHIFT_ENDPOINT: rs.origin, REDSHIFT_WORKGROUP: "checks", AWS_REGION: "eu-west-1", AWS_ROLE_ARN: arn, AWS_STS_ENDPOINT: sts.origin }, { identity }));
  expect([await other.measure(tableOf("orders"), [{ of: "rows" }]), lent]).toEqual([[{ value: 7, evidence: "exact" }], 2]);
});

/** AWS's test suite of Signature Version 4, for `service` in us-east-1 at 2015-08-30T12:36:00Z: what is asked, and the headers and the signature that it expects. */
const suite: readonly (readonly [name: string, method: "GET" | "POST", path: string, headers: Record<string, string>, body: string, signedHeaders: string, signature: string])[] = [
  ["get-header-key-duplicate", "GET", "/",{"my-header1":"value2,value2,value1"},"", "host;my-header1;x-amz-date", "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea"],
  ["get-header-value-multiline", "GET", "/",{"my-header1":"value1,value2,value3"},"", "host;my-header1;x-amz-date", "ba17b383a53190154eb5fa66a1b836cc297cc0a3d70a5d00705980573d8ff790"],
  ["get-header-value-order", "GET", "/",{"my-header1":"value4,value1,value3,value2"},"", "host;my-header1;x-amz-date", "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01"],
  ["get-header-value-trim", "GET", "/",{"my-header1":"value1", "my-header2":"\"a   b   c\""},"", "host;my-header1;my-header2;x-amz-date", "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"],
  ["get-unreserved", "GET", "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",{},"", "host;x-amz-date", "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f"],
  ["get-utf8", "GET", "/ሴ",{},"", "host;x-amz-date", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"],
  ["get-vanilla", "GET", "/",{},"", "host;x-amz-date", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"],
  ["get-vanilla-empty-query-key", "GET", "/?Param1=value1",{},"", "host;x-amz-date", "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb"],
  ["get-vanilla-query", "GET", "/",{},"", "host;x-amz-date", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"],
  ["get-vanilla-query-order-key-case", "GET", "/?Param2=value2&Param1=value1",{},"", "host;x-amz-date", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"],
  ["get-vanilla-query-unreserved", "GET", "/?-._%7E0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz=-._%7E0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",{},"", "host;x-amz-date", "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197"],
  ["get-vanilla-utf8-query", "GET", "/?%E1%88%B4=bar",{},"", "host;x-amz-date", "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"],
  ["post-header-key-case", "POST", "/",{},"", "host;x-amz-date", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"],
  ["post-header-key-sort", "POST", "/",{"my-header1":"value1"},"", "host;my-header1;x-amz-date", "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c"],
  ["post-header-value-case", "POST", "/",{"my-header1":"VALUE1"},"", "host;my-header1;x-amz-date", "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d"],
  ["post-sts-header-after", "POST", "/",{},"", "host;x-amz-date", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"],
  ["post-sts-header-before", "POST", "/",{"x-amz-security-token":"AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA=="},"", "host;x-amz-date;x-amz-security-token", "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead"],
  ["post-vanilla", "POST", "/",{},"", "host;x-amz-date", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"],
  ["post-vanilla-empty-query-value", "POST", "/?Param1=value1",{},"", "host;x-amz-date", "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11"],
  ["post-vanilla-query", "POST", "/?Param1=value1",{},"", "host;x-amz-date", "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11"],
  ["post-vanilla-query-nonunreserved", "POST", "/?%40%23%24%25%5E=&%2B=%2F%2C%3F%3E%3C%60%22%3B%3A%5C%7C%5D%5B%7B%7D",{},"", "host;x-amz-date", "66c82657c86e26fb25238d0e69f011edc4c6df5ae71119d7cb98ed9b87393c1e"],
  ["post-vanilla-query-space", "POST", "/?p=",{},"", "host;x-amz-date", "e71688addb58a26418614085fb730ba3faa623b461c17f48f2fbdb9361b94a9b"],
  ["post-x-www-form-urlencoded", "POST", "/",{"content-type":"application/x-www-form-urlencoded"},"Param1=value1", "content-type;host;x-amz-date", "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"],
  ["post-x-www-form-urlencoded-parameters", "POST", "/",{"content-type":"application/x-www-form-urlencoded; charset=utf8"},"Param1=value1", "content-type;host;x-amz-date", "1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe"],
];
test.each(suite)("Signature Version 4, %s", (_, method, path, { "x-amz-security-token": session, ...headers }, body, names, signature) => {
  const keys = { id: "AKIDEXAMPLE", secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", ...(session === undefined ? {} : { session }) };
  const made = signed({ method, url: `https://example.amazonaws.com${path}`, headers, body }, keys, { region: "us-east-1", service: "service" }, new Date("2015-08-30T12:36:00Z"));
  expect(made["Authorization"]).toBe(`AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=${names}, Signature=${signature}`);
});
