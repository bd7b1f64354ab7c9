import { describe, expect, test } from "vitest";
import { lint, rules } from "#lint";
import { read } from "#read";
import { findSecret } from "../packages/lint/secrets/find.ts";

/** Letters and digits that repeat nothing short; made here, so that no scanner of this repository takes a test for a leak. */
const letters = (length: number, from = "aZ3kQ9xB7mT1vR5wN8pL2cH6dJ4fG0sYuEiOq"): string => Array.from({ length }, (_, index) => from[(index * 7 + (index >> 3)) % from.length]).join("");
const capitals = (length: number) => letters(length, "ABCDEFGHJKLMNPQRSTUVW23456789");

const tokens: readonly (readonly [string, string])[] = [
  ["an access key of AWS", "AK" + "IA" + capitals(16)],
  ["an API key of Google", "AI" + "za" + letters(35)],
  ["an OAuth secret of Google", "GOC" + "SPX-" + letters(28)],
  ["an account key of Azure", `DefaultEndpointsProtocol=https;AccountName=shop;Account${"Key"}=${letters(86)}==`],
  ["a signed URL of Azure", `https://shop.blob.core.windows.net/data?sv=2024-01-01&${"sig"}=${letters(43)}%3D`],
  ["a client secret of Azure", `${letters(3)}8Q~${letters(34)}`],
  ["a token of GitHub", "gh" + "p_" + letters(36)],
  ["a token of GitHub", "github" + "_pat_" + letters(82)],
  ["a token of GitLab", "glp" + "at-" + letters(20)],
  ["a token of Slack", "xo" + "xb-" + letters(40)],
  ["a webhook of Slack", `https://hooks.slack.com/${"services"}/T0${capitals(8)}/B0${capitals(8)}/${letters(24)}`],
  ["a secret key of Stripe", "sk" + "_live_" + letters(24)],
  ["a token of npm", "np" + "m_" + letters(36)],
  ["a token of PyPI", "pyp" + "i-AgE" + letters(60)],
  ["a token of Databricks", "da" + "pi" + letters(32, "0123456789abcdef")],
  ["a token of Vault", "hv" + "s." + letters(30)],
  ["a key of SendGrid", `S${"G."}${letters(22)}.${letters(43)}`],
  ["an API key of a model provider", "sk" + "-proj-" + letters(40)],
  ["a private key", `-----BEGIN RSA ${"PRIVATE"} KEY-----\nMII…`],
  ["a JSON Web Token", `ey${"J"}${letters(20)}.ey${"J"}${letters(40)}.${letters(43)}`],
  ["a password", `mysql://reader:${letters(12)}@db.example.com/shop`],
  ["a password", `Server=db;User Id=reader;Password=${letters(12)};`],
];

test.each(tokens)("%s is seen alone and inside a sentence", (called, token) => {
  expect(findSecret(token, undefined)).toBe(called);
  expect(findSecret(`Ask for it, or use ${token} until Friday.`, undefined)).toBe(called);
});

test.each(tokens)("%s is never repeated by what lint says", async (_, token) => {
  const text = JSON.stringify({ apiVersion: "v3.1.0", kind: "DataContract", id: "shop.orders", version: "1.0.0", status: "active", customProperties: [{ property: "note", value: token }], [token]: "as a key" });
  const { documents } = await read("orders.json", new TextEncoder().encode(text));
  const found = await lint(documents, { contracts: [], products: [], consumers: [] }, rules);
  expect(found.filter(({ rule }) => rule === "secret-in-text")).toHaveLength(2);
  expect(found.filter(({ rule }) => rule === "unknown-field")).toHaveLength(1);
  expect(JSON.stringify(found)).not.toContain(JSON.stringify(token).slice(1, -1));
});

const innocent = [
  "${DB_PASSWORD}", "${DB_PASSWORD:-}", "postgres://reader:${DB_PASSWORD}@db/shop", "postgres://user:password@localhost/db", "https://example.com/a:b@c", "jdbc:sqlserver://db;password=<password>;",
  "arn:aws:secretsmanager:eu-west-1:123456789012:secret:warehouse", "vault:kv/data/warehouse#password", "AKIA" + "IOSFODNN7EXAMPLE", "changeme", "********", "my-team/warehouse/reader", "WAREHOUSE_PASSWORD", "{{ secrets.password }}",
  "243c25e5-a081-43a9-aeab-6d5d5b6cb5e2", "5f4dcc3b5aa765d61d8327deb882cf99", "dapi is a prefix", "skip_live_data", "The token of the session, hashed", "eyJhbGciOiJub25lIn0",
];

describe("what is no secret", () => {
  test.each(innocent)("%s", (text) => expect(findSecret(text, undefined)).toBeUndefined());
  test.each(["${DB_PASSWORD}", "vault:kv/data/warehouse#password", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:x1", "changeme", "********", "warehouse-reader", "WAREHOUSE_PASSWORD_2", "https://vault.example.com/v1/kv2", "Ask 2nd line"])(
    "password: %s", (text) => expect(findSecret(text, "password")).toBeUndefined());
  test.each(["primaryKey", "partitionKey", "tokenizer", "encryptedName", "description"])("%s: a mixed value", (key) => expect(findSecret("tr0ub4dor&3-Quay", key)).toBeUndefined());
});

test.each(["password", "dbPassword", "DB_PASSWD", "client-secret", "apiKey", "aws_secret_access_key", "auth.token"])("%s: a value that nobody guesses is a password", (key) => {
  expect(findSecret("tr0ub4dor&3-Quay", key)).toBe("a password");
  expect(findSecret("${DB_PASSWORD:-tr0ub4dor&3-Quay}", key)).toBe("a password");
});
