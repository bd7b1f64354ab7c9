import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mayBeFork, whereAreWe } from "#host";
import type { QualityReport } from "#model";
import { shapeOfValue } from "../packages/quality/samples/shape-of-value.ts";
import { room, write } from "./host/repositories.ts";
import { meshgate } from "./run/world.ts";

const contract = (key = "") => `apiVersion: v3.1.0
kind: DataContract
id: sales.orders
version: 1.0.0
status: active
servers: [{ server: files, type: local, path: "{model}.csv", format: csv }]
schema:
  - name: orders
    properties:
      - { name: order_id, logicalType: string, primaryKey: true, primaryKeyPosition: 1${key} }
      - { name: code, logicalType: string, logicalTypeOptions: { pattern: "^[a-z]{3}$" } }
      - { name: grade, logicalType: string, classification: restricted, logicalTypeOptions: { pattern: "^[a-z]{3}$" } }
      - { name: level, logicalType: string, classification: Internal Use, logicalTypeOptions: { pattern: "^[a-z]{3}$" } }
      - { name: tagged, logicalType: string, tags: [pii], logicalTypeOptions: { pattern: "^[a-z]{3}$" } }
      - { name: email, logicalType: string, logicalTypeOptions: { pattern: "^[a-z]{3}$" } }
      - { name: x1, physicalName: phone_number, logicalType: string, logicalTypeOptions: { pattern: "^[a-z]{3}$" } }
      - { name: batch, logicalType: string, unique: true }
      - { name: shop, logicalType: string, relationships: [{ to: shops.shop_id }] }
      - { name: amount, logicalType: number, required: true, logicalTypeOptions: { minimum: 0 } }
  - name: shops
    properties: [{ name: shop_id, logicalType: string }]
`;
const data = "order_id,code,grade,level,tagged,email,phone_number,batch,shop,amount\nCanary-1,Qz-7!ünï,QQQ,QQQQ,QQQ,q@q.qq,QQQ,Bq-1,S1,-12.50\nCanary-2,abc,abc,abc,abc,abc,abc,Bq-1,S9,\nCanary-3,abc,abc,abc,abc,abc,abc,Bq-3,S1,1\n";
const folder = (key?: string) => {
  const made = room();
  write(made, { "a.odcs.yaml": contract(key), "orders.csv": data, "shops.csv": "shop_id\nS1\n" });
  return made;
};
async function sampled(where: string, argv: readonly string[], env: Record<string, string> = {}) {
  const said = await meshgate(where, ["quality", "--format", "json", ...argv], { env });
  const { results } = JSON.parse(said.out) as QualityReport;
  expect(said.out + said.err).not.toMatch(/Canary|Qz|QQ|Bq|S9|12\.5/);
  return { ...said, of: Object.fromEntries(results.flatMap(({ check, path, outcome, samples }) => (outcome === "broken" ? [[`${check} ${path.at(-1)}`, samples]] : []))) };
}
const hash = expect.stringMatching(/^[0-9a-f]{12}$/);

describe("--samples", () => {
  test("tells keys by a hash and values by their shape, never of what is guarded", async () => {
    const { of } = await sampled(folder(), ["--samples", "5"], { MESHGATE_SAMPLES_KEY: "secret" });
    const first = of["pattern code"]?.[0] ?? { key: "" };
    expect(of).toEqual({
      "pattern code": [{ key: hash, values: { code: "Aa-9*aaa" } }], "pattern level": [{ key: first.key, values: { level: "AAAA" } }],
      "pattern grade": [{ key: first.key, values: {} }], "pattern tagged": [{ key: first.key, values: {} }], "pattern email": [{ key: first.key, values: {} }], "pattern x1": [{ key: first.key, values: {} }],
      "unique batch": [{ values: { batch: "Aa-9" } }], "foreign-key shop": [{ key: hash, values: { shop: "A9" } }], "minimum amount": [{ key: first.key, values: { amount: "-99.99" } }], "required amount": [{ key: hash, values: { amount: null } }],
    });
  });

  test("the hash is the same with the same secret alone", async () => {
    const keys = async (env: Record<string, string>) => JSON.stringify((await sampled(folder(), ["--samples", "1"], env)).of["pattern code"]);
    const once = await keys({ MESHGATE_SAMPLES_KEY: "secret" });
    expect(await keys({ MESHGATE_SAMPLES_KEY: "secret" })).toBe(once);
    expect(new Set([once, await keys({ MESHGATE_SAMPLES_KEY: "another" }), await keys({}), await keys({})]).size).toBe(4);
  });

  test("a key that is guarded is not even hashed, and what leaves nothing to tell is not asked", async () => {
    const { of } = await sampled(folder(", classification: confidential"), ["--samples", "5"]);
    expect(of["pattern code"]).toEqual([{ values: { code: "Aa-9*aaa" } }]);
    expect(of["pattern grade"]).toBeUndefined();
  });

  test("nothing is told without it, in other formats, or to a fork", async () => {
    expect(Object.values((await sampled(folder(), [])).of).every((samples) => samples === undefined)).toBe(true);
    const where = folder();
    expect((await meshgate(where, ["quality", "--samples", "5"])).out).toMatch(/row [0-9a-f]{12}, `code`: `Aa-9\*aaa`/);
    for (const format of ["markdown", "sarif", "junit", "gitlab", "github", "omds"]) expect((await meshgate(where, ["quality", "--samples", "5", "--format", format])).out, format).not.toMatch(/Aa-9/);
    const fork = await sampled(where, ["--samples", "5"], { CHANGE_FORK: "somebody" });
    expect(Object.values(fork.of).every((samples) => samples === undefined)).toBe(true);
    expect(fork.err).toContain("No samples are taken: the change may come from a fork");
  });

  test.each(["0", "21", "-1", "many", "1e1", ""])("is a small number: %s", async (number) => {
    expect(await meshgate(folder(), ["quality", "--samples", number])).toMatchObject({ code: 2 });
  });
});

test("a shape holds nothing of the value but its kinds of letters and how many there are", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (value) => {
    const shape = shapeOfValue(value);
    expect(shape).toMatch(/^[aA9*\-_.:/@+, ]{0,24}…?$/);
    expect(shapeOfValue(value.replaceAll(/\p{Ll}/gu, "q"))).toBe(shape);
  }), { seed: 20_261, numRuns: 2000 });
  expect([shapeOfValue("bad-7!"), shapeOfValue("x".repeat(30)), shapeOfValue("")]).toEqual(["aaa-9*", `${"a".repeat(24)}…`, ""]);
});

describe("a change may come from a fork", () => {
  const on = (event: string, payload: object, more: Record<string, string> = {}) => {
    const made = room();
    write(made, { "event.json": JSON.stringify(payload) });
    const env = { GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: `${made}/event.json`, ...more };
    return mayBeFork(whereAreWe(env), env);
  };
  const pull = (from: number | undefined) => ({ pull_request: { number: 1, head: { sha: "a".repeat(40), ...(from === undefined ? {} : { repo: { id: from } }) }, base: { ref: "main", repo: { id: 1 } } } });

  test("where the event says so, or does not say", () => {
    expect([on("pull_request", pull(1)), on("pull_request", pull(2)), on("pull_request_target", pull(2)), on("pull_request", pull(undefined)), on("workflow_run", {}), on("issue_comment", {})]).toEqual([false, true, true, true, true, true]);
    expect([on("schedule", {}), on("workflow_dispatch", {}), on("push", { ref: "refs/heads/main" })]).toEqual([false, false, false]);
    const elsewhere = (env: Record<string, string>) => mayBeFork(whereAreWe(env), env);
    expect([elsewhere({}), elsewhere({ CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "2", CI_MERGE_REQUEST_PROJECT_ID: "1" }), elsewhere({ CI_MERGE_REQUEST_SOURCE_PROJECT_ID: "1", CI_MERGE_REQUEST_PROJECT_ID: "1" }), elsewhere({ SYSTEM_PULLREQUEST_ISFORK: "True" }), elsewhere({ CIRCLE_PR_USERNAME: "x" })]).toEqual([false, true, false, true, true]);
  });
});
