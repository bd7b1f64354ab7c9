import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { githubApi } from "../packages/host/github-api.ts";
import { githubIssues } from "../packages/host/github-issues.ts";
import { commit, newRepository, room, write } from "./host/repositories.ts";
import { add, type FakeGitHub, fakeGitHub, me, openOnes } from "./monitor/board.ts";
import { meshgate, textOf } from "./run/world.ts";

const secret = "ghs_0123456789abcdefSECRETtoken";
const contract = (id: string) => `apiVersion: v3.1.0
kind: DataContract
id: ${id}
version: 1.0.0
status: active
servers:
  - server: files
    type: local
    path: data/{model}.csv
    format: csv
schema:
  - name: ${id}
    properties:
      - name: key
        logicalType: string
        required: true
`;
const good = "key\na\nb\n";
const bad = "key\na\n\"\"\n,\n";
const product = "apiVersion: v1.0.0\nkind: DataProduct\nid: shop\nname: Shop\nstatus: active\noutputPorts:\n  - name: orders\n    version: 1.0.0\n    contractId: orders\n";

function mesh(data: Readonly<Record<string, string>>): string {
  const folder = newRepository();
  commit(folder, "start", { "orders.odcs.yaml": contract("orders"), "customers.odcs.yaml": contract("customers"), "shop.odps.yaml": product, ...data });
  return folder;
}

const at = (from: FakeGitHub, more: Readonly<Record<string, string>> = {}) => ({ env: { GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: "schedule", GITHUB_REPOSITORY: "acme/mesh", GITHUB_SERVER_URL: "https://github.example", GITHUB_API_URL: from.url, GITHUB_TOKEN: secret, ...more } });

async function monitor(from: FakeGitHub, folder: string, argv: readonly string[] = [], more: Readonly<Record<string, string>> = {}) {
  const report = join(folder, "report.json");
  await meshgate(folder, ["quality", "--report", report, "--fail-on", "never"]);
  const before = from.board.writes;
  const said = await meshgate(folder, ["monitor", report, ...argv], at(from, more));
  expect(said.out + said.err).not.toContain(secret);
  return { ...said, writes: from.board.writes - before };
}

describe("meshgate monitor", () => {
  test("one issue for each product and contract that is broken; nothing is written twice; mended, it is closed; broken again, the same one is opened", async () => {
    const from = await fakeGitHub();
    const folder = mesh({ "data/orders.csv": "key\na\n,\n".replace(",", "\"\""), "data/customers.csv": good });
    write(folder, { "data/orders.csv": bad, "data/customers.csv": bad });
    const first = await monitor(from, folder);
    expect([first.code, first.err]).toEqual([0, ""]);
    expect(openOnes(from.board).map(({ title }) => title)).toEqual(["Data of the product `shop` does not keep its contracts", "Data of the contract `customers` does not keep its contract"]);
    expect(openOnes(from.board)[0]?.body).toMatch(/`required`.*\| .*data\/orders\.csv/);
    expect(await monitor(from, folder)).toMatchObject({ code: 0, writes: 0, out: expect.stringContaining("Every issue says what it should") });
    write(folder, { "data/orders.csv": good });
    expect((await monitor(from, folder)).out).toContain("closed #1 for the product `shop`");
    expect(openOnes(from.board).map(({ number }) => number)).toEqual([2]);
    write(folder, { "data/orders.csv": bad });
    expect((await monitor(from, folder)).out).toContain("opened again #1");
    expect(from.board.issues.size).toBe(2);
  });

  test("without the permission nothing is lost: what is broken, and what is missing, is in the log, the summary and the file; it fails", async () => {
    const from = await fakeGitHub();
    const folder = mesh({ "data/orders.csv": bad, "data/customers.csv": good });
    write(folder, { "summary.md": "" });
    for (const permission of ["none", "read"] as const) {
      from.permission = permission;
      const said = await monitor(from, folder, ["--out", "monitor.json"], { GITHUB_STEP_SUMMARY: "" });
      expect(said).toMatchObject({ code: 1, writes: 0 });
      expect(said.out).toMatch(/orders\.odcs\.yaml:\d+ orders\.orders\.key required/);
      expect(said.out).toContain("could not: would open for the product `shop`");
      expect(said.out).toContain("FAILED: The token may not do it (HTTP 403");
      expect(said.out).toContain("`issues: write`");
      expect(JSON.parse(textOf(folder, "monitor.json"))).toMatchObject({ subjects: [{ id: "shop", state: "broken", broken: [{ check: "required" }] }, { id: "customers", state: "kept" }], did: [{ does: "open", failed: expect.stringContaining("issues: write") }] });
    }
  });

  test("--dry-run writes nothing, and says what it would; elsewhere than on GitHub it is the only way", async () => {
    const from = await fakeGitHub();
    const folder = mesh({ "data/orders.csv": bad, "data/customers.csv": good });
    expect(await monitor(from, folder, ["--dry-run"])).toMatchObject({ code: 0, writes: 0, out: expect.stringContaining("would open for the product `shop`") });
    const elsewhere = { GITHUB_ACTIONS: "", GITHUB_EVENT_NAME: "" };
    expect(await monitor(from, folder, ["--dry-run"], elsewhere)).toMatchObject({ code: 0, out: expect.stringContaining("would open") });
    expect(await monitor(from, folder, [], elsewhere)).toMatchObject({ code: 1, out: expect.stringContaining("--dry-run") });
    expect(from.board.writes).toBe(0);
  });

  test("a pull request writes no issue, and no report is no silence", async () => {
    const from = await fakeGitHub();
    const folder = mesh({ "data/orders.csv": bad, "data/customers.csv": good });
    expect(await monitor(from, folder, [], { GITHUB_EVENT_NAME: "pull_request" })).toMatchObject({ code: 2, writes: 0, err: expect.stringContaining("merged") });
    expect(await meshgate(room(), ["monitor"], at(from))).toMatchObject({ code: 2, err: expect.stringContaining("no report") });
  });

  test("levels of the configuration count, its label is used, and its owners alone are told", async () => {
    const from = await fakeGitHub();
    const owned = contract("orders").replace("schema:", "team:\n  name: Sales\nschema:");
    const folder = mesh({ "data/orders.csv": bad, "data/customers.csv": bad, "orders.odcs.yaml": owned, "meshgate.yaml": "monitor: { label: data, mention: { Sales: \"@acme/sales\" } }\n" });
    await monitor(from, folder);
    expect(openOnes(from.board).map(({ labels, body }) => [labels, /@\S+/.exec(body)?.[0]])).toEqual([[["data"], "@acme/sales."], [["data"], undefined]]);
    write(folder, { "meshgate.yaml": "levels: { required: info }\n" });
    const other = await fakeGitHub();
    expect(await monitor(other, folder)).toMatchObject({ code: 0, writes: 0 });
  });

  test("a file that cannot be read makes nothing gone", async () => {
    const from = await fakeGitHub();
    const folder = mesh({ "data/orders.csv": bad, "data/customers.csv": bad });
    await monitor(from, folder);
    write(folder, { "customers.odcs.yaml": "kind: DataContract\nid: [" });
    await monitor(from, folder);
    expect(openOnes(from.board)).toHaveLength(2);
  });
});

describe("GitHub's issues", () => {
  const issues = async (from: Pick<FakeGitHub, "url">) => githubIssues(await githubApi({ api: from.url, token: secret, second: 1 }), "acme/mesh");
  const issue = (number: number) => ({ title: `t${number}`, body: "b", open: number % 2 === 0, labels: ["meshgate"], author: me, bot: true });

  test("every page is read; pull requests are none; an Enterprise server has its API below a path", async () => {
    const from = await fakeGitHub("/api/v3");
    for (let number = 1; number <= 7; number += 1) add(from.board, { ...issue(number), ...(number === 4 ? { pull: true } : {}) });
    from.perPage = 2;
    const all = await issues(from);
    expect(await all.me()).toBe(me);
    expect((await all.list("meshgate")).map(({ number }) => number)).toEqual([1, 2, 3, 5, 6, 7]);
    expect(from.asked.filter((line) => line.startsWith("GET"))).toHaveLength(4);
    expect(from.asked).toContain("POST /api/graphql");
  });

  test("a limit is waited for as long as it says, reads are tried again where the server fails, writes are not", async () => {
    const from = await fakeGitHub();
    const all = await issues(from);
    from.first.push({ on: /^GET/, status: 403, headers: { "retry-after": "7" }, message: "You have exceeded a secondary rate limit" }, { on: /^GET/, status: 502 });
    expect(await all.list("meshgate")).toEqual([]);
    from.first.push({ on: /^POST/, status: 429, headers: { "retry-after": "3" }, message: "You have exceeded a secondary rate limit" });
    expect((await all.open({ title: "t", body: "b", label: "meshgate" })).number).toBe(1);
    expect(from.asked).toHaveLength(5);
    from.first.push({ on: /^POST/, status: 502 });
    await expect(all.open({ title: "t", body: "b", label: "meshgate" })).rejects.toThrow(/HTTP 502/);
    expect(from.board.issues.size).toBe(1);
  });

  test.each([
    [403, { "retry-after": "3600" }, /refused for 3600 seconds: run it again later/], [401, {}, /does not know the token/], [403, {}, /issues: write/], [404, {}, /issues: write/], [410, {}, /no issues/], [422, {}, /HTTP 422/],
  ] as const)("HTTP %s %o is one sentence that says what to do", async (status, headers, says) => {
    const from = await fakeGitHub();
    from.first.push({ on: /issues$/, status, headers });
    await expect((await issues(from)).list("meshgate")).rejects.toThrow(says);
    expect(from.asked, "asked once").toHaveLength(1);
  });

  test("an issue whose label is dropped would not be found again: it is closed, and the permission is named", async () => {
    const from = await fakeGitHub();
    from.dropsLabels = true;
    await expect((await issues(from)).open({ title: "t", body: "b", label: "meshgate" })).rejects.toThrow(/issues: write/);
    expect(openOnes(from.board)).toEqual([]);
  });

  test("nobody answers", async () => {
    const all = await issues({ url: "http://127.0.0.1:9" });
    await expect(all.list("meshgate")).rejects.toThrow(/did not answer/);
  });
});

describe("meshgate init --monitor", () => {
  test("writes a workflow with the least rights, which never runs twice at once", async () => {
    const folder = newRepository();
    const said = await meshgate(folder, ["init", "--monitor"]);
    expect(said).toMatchObject({ code: 0, out: expect.stringContaining("written .github/workflows/meshgate-monitor.yml") });
    const workflow = parse(textOf(folder, ".github/workflows/meshgate-monitor.yml")) as { readonly on: object; readonly permissions: object; readonly concurrency: object; readonly jobs: Readonly<Record<string, { readonly permissions: object; readonly steps: readonly { readonly uses: string; readonly with?: object }[] }>> };
    expect(Object.keys(workflow.on)).toEqual(["schedule", "workflow_dispatch"]);
    expect([workflow.permissions, workflow.jobs["monitor"]?.permissions]).toEqual([{}, { contents: "read", issues: "write" }]);
    expect(workflow.concurrency).toEqual({ group: "meshgate-monitor", "cancel-in-progress": false });
    for (const { uses, with: inputs = {} } of workflow.jobs["monitor"]?.steps ?? []) {
      expect(uses).toMatch(/@v\d+$/);
      const [, action] = /^meshgate\/meshgate\/actions\/(\w+)@/.exec(uses) ?? [];
      const manifest = join(import.meta.dirname, "../actions", action ?? "", "action.yml");
      if (action === undefined || !existsSync(manifest)) continue;
      expect(Object.keys((parse(readFileSync(manifest, "utf8")) as { readonly inputs: object }).inputs)).toEqual(expect.arrayContaining(Object.keys(inputs)));
    }
    const plain = newRepository();
    expect((await meshgate(plain, ["init"])).out).not.toContain("meshgate-monitor.yml");
  });
});
