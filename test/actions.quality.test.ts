import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { QualityReport } from "#model";
import { bringDuckdb } from "../packages/run/bring-duckdb.ts";
import lock from "../actions/quality/duckdb/package-lock.json" with { type: "json" };
import manifest from "../actions/quality/duckdb/package.json" with { type: "json" };
import ours from "../package.json" with { type: "json" };
import { commit, gitEnv, newRepository, room, write } from "./host/repositories.ts";
import { service } from "./quality/services.ts";
import { type Job, step, token } from "./run/runner.ts";

const contract = (server = "    type: local\n    path: data/{model}.csv\n    format: csv\n") => `apiVersion: v3.1.0
kind: DataContract
id: sales.orders
version: 1.0.0
status: active
servers:
  - server: here
${server}schema:
  - name: orders
    properties: [{ name: order_id, logicalType: integer, required: true }]
`;
/** A package of a pull request that says when it is loaded. */
const planted = (marker: string) => ({
  "node_modules/@duckdb/node-api/package.json": '{ "name": "@duckdb/node-api", "version": "1.5.5", "main": "index.js" }',
  "node_modules/@duckdb/node-api/index.js": `require("node:fs").writeFileSync(${JSON.stringify(marker)}, "loaded");`,
  "node_modules/tedious/package.json": '{ "name": "tedious", "version": "19.2.2", "main": "index.js" }',
  "node_modules/tedious/index.js": `require("node:fs").writeFileSync(${JSON.stringify(marker)}, "loaded");`,
  ".npmrc": "registry=http://127.0.0.1:9/\n",
});
const hub = (marker: string, server?: string): string => {
  const folder = newRepository();
  commit(folder, "start", { "orders.odcs.yaml": contract(server), "data/orders.csv": "order_id\n1\n2\n", ...planted(marker) });
  return folder;
};
const npmEnv = Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value !== undefined && (/^npm_config_(?!.*prefix)/i.test(name) || name === "HOME" || /proxy$/i.test(name)) ? [[name, value]] : [])));
/** A PATH with git and nothing else, or with an `npm` of ours. */
function path(npm?: string): string {
  const folder = room();
  symlinkSync(execFileSync("which", ["git"], { encoding: "utf8" }).trim(), join(folder, "git"));
  if (npm !== undefined) writeFileSync(join(folder, "npm"), npm);
  if (npm !== undefined) chmodSync(join(folder, "npm"), 0o755);
  return folder;
}
const measure = (cwd: string, env: Record<string, string>, more: Partial<Job> = {}) => {
  const done = step("quality", { cwd, event: "schedule", payload: { repository: { default_branch: "main" } }, env, ...more });
  const report = existsSync(done.outputs["report"] ?? "") ? (JSON.parse(readFileSync(done.outputs["report"] ?? "", "utf8")) as QualityReport) : undefined;
  expect(done.log.replace(/^::add-mask::.*$/gm, "")).not.toContain(token);
  return { ...done, report, reasons: [...new Set(report?.results.flatMap(({ reason }) => reason ?? []))] };
};

describe("the lock file of DuckDB", () => {
  test("has every platform with its checksum, and no registry but npm's", () => {
    const packages = Object.entries(lock.packages).filter(([path]) => path !== "");
    for (const [path, { resolved, integrity, version }] of packages as [string, { resolved?: string; integrity?: string; version?: string }][]) {
      const name = path.replace(/^node_modules\//, "");
      expect(resolved).toBe(`https://registry.npmjs.org/${name}/-/${name.split("/").at(-1)}-${version}.tgz`);
      expect(integrity).toMatch(/^sha512-[\w+/]{86}==$/);
    }
    for (const of of ["darwin-arm64", "darwin-x64", "linux-arm64", "linux-arm64-musl", "linux-x64", "linux-x64-musl", "win32-arm64", "win32-x64"]) expect(Object.keys(lock.packages)).toContain(`node_modules/@duckdb/node-bindings-${of}`);
    expect(manifest.dependencies).toEqual({ "@duckdb/node-api": ours.devDependencies["@duckdb/node-api"] });
    expect(lock.packages["node_modules/@duckdb/node-api"].version).toBe(ours.devDependencies["@duckdb/node-api"]);
  });
});

describe("the action brings DuckDB", () => {
  test("into an empty tool cache by the runner's npm, and the next time without it", (context) => {
    const [tools, marker] = [room(), join(room(), "marker")];
    const first = measure(hub(marker), { ...npmEnv, RUNNER_TOOL_CACHE: tools });
    if (/the registry does not (?:answer|have)/.test(first.log)) {
      console.warn("SKIPPED: npm's registry is not reachable here, so DuckDB was not brought by it");
      return context.skip();
    }
    expect(first.code, first.log).toBe(0);
    expect(first.log).toContain("npm brings DuckDB 1.5.5-r.5 into the tool cache");
    expect(first.report?.coverage).toMatchObject({ broken: 0, unknown: 0 });
    const second = measure(hub(marker), { PATH: path(), RUNNER_TOOL_CACHE: tools });
    expect(second.code, second.log).toBe(0);
    expect(second.log).not.toContain("npm");
    expect(second.report?.coverage).toEqual(first.report?.coverage);
    const [version = ""] = readdirSync(join(tools, "meshgate-duckdb"));
    expect([version, ...readdirSync(join(tools, "meshgate-duckdb", version))]).toEqual(["1.5.5-r.5", expect.stringMatching(/^[a-z]+\d*-[a-z]+\d+(?:-musl)?$/)]);
    expect(existsSync(marker)).toBe(false);
  });

  test("only where a contract needs it", () => {
    const asked = join(room(), "asked");
    const done = measure(hub(join(room(), "marker"), "    type: trino\n    host: 127.0.0.1\n    port: 9\n    catalog: c\n    schema: s\n"), { PATH: path(`#!/bin/sh\ntouch ${asked}\nexit 1\n`), RUNNER_TOOL_CACHE: room() });
    expect(done.code).toBe(1);
    expect(existsSync(asked)).toBe(false);
  });

  test("from `duckdb-path` or MESHGATE_DUCKDB without npm, and never from the checkout", () => {
    const marker = join(room(), "marker");
    const [folder, tools] = [hub(marker), room()];
    mkdirSync(join(tools, "node_modules"));
    symlinkSync(resolve(import.meta.dirname, "../node_modules/@duckdb"), join(tools, "node_modules/@duckdb"));
    expect(measure(folder, { PATH: path() }, { inputs: { "duckdb-path": tools } }).code).toBe(0);
    expect(measure(folder, { PATH: path(), MESHGATE_DUCKDB: tools }).code).toBe(0);
    symlinkSync(folder, join(tools, "back"));
    for (const [inputs, env] of [[{ "duckdb-path": "." }, {}], [{ "duckdb-path": join(folder, "data/..") }, {}], [{ "duckdb-path": join(tools, "back") }, {}], [{}, { MESHGATE_DUCKDB: folder }]] as const) {
      const done = measure(folder, { PATH: path(), ...env }, { inputs });
      expect(done.code).toBe(2);
      expect(done.log).toMatch(/`duckdb-path` is `[^`]+`, which lies in the checkout/);
    }
    expect(existsSync(marker)).toBe(false);
  });

  test("an action that lies in the checkout takes nothing of it either", () => {
    const marker = join(room(), "marker");
    const folder = hub(marker);
    cpSync(resolve(import.meta.dirname, "../dist"), join(folder, "dist"), { recursive: true });
    const done = measure(folder, { PATH: path(), RUNNER_TOOL_CACHE: room() }, { dist: join(folder, "dist") });
    expect(done.code, done.log).toBe(1);
    expect(done.reasons.join(" ")).toContain("there is no npm on the PATH");
    expect(existsSync(marker)).toBe(false);
  });
});

describe("SQL Server's driver", () => {
  const server = "    type: sqlserver\n    host: 127.0.0.1\n    port: 9\n    database: sales\n";

  test("is not looked for around the action: without a folder of its own everything is unknown, and says what to do", () => {
    const marker = join(room(), "marker");
    const folder = hub(marker, server);
    cpSync(resolve(import.meta.dirname, "../dist"), join(folder, "dist"), { recursive: true });
    const done = measure(folder, { PATH: path(), RUNNER_TOOL_CACHE: room() }, { dist: join(folder, "dist") });
    expect(done.code, done.log).toBe(1);
    expect(done.reasons).toEqual([expect.stringMatching(/^An action does not bring the driver for SQL Server: run `npm install tedious`.* name it in `duckdb-path` or MESHGATE_DUCKDB\.$/)]);
    expect(existsSync(marker)).toBe(false);
  });

  test("comes from the folder that `duckdb-path` names", () => {
    const [tools, marker] = [room(), join(room(), "marker")];
    write(tools, planted(join(tools, "loaded")));
    const done = measure(hub(marker, server), { PATH: path() }, { inputs: { "duckdb-path": tools } });
    expect(done.reasons).toEqual([expect.stringMatching(/^The `tedious` in `[^`]+` is of a version that Meshgate does not know/)]);
    expect([existsSync(join(tools, "loaded")), existsSync(marker)]).toEqual([true, false]);
  });
});

describe.each([["postgres", "pg_catalog.pg_am", "amname"], ["mysql", "information_schema.ENGINES", "ENGINE"]] as const)("%s", (type, table, column) => {
  test("is asked by what the action has in itself", async (context) => {
    const server = await service(type);
    if ("skipped" in server) return context.skip();
    const { host, port, user, password, database } = server.at;
    const folder = newRepository();
    const text = contract(`    type: ${type}\n    host: ${host}\n    port: ${port}\n    database: ${database}\n    schema: public\n`).replace("name: orders\n", `name: orders\n    physicalName: ${table}\n`).replaceAll("order_id, logicalType: integer", `${column}, logicalType: string`);
    commit(folder, "start", { "orders.odcs.yaml": text, "meshgate.yaml": `quality: { variables: [${type.toUpperCase()}_USER, ${type.toUpperCase()}_PASSWORD] }\n` });
    const done = measure(folder, { PATH: path(), [`${type.toUpperCase()}_USER`]: String(user), [`${type.toUpperCase()}_PASSWORD`]: String(password) });
    expect(done.report?.results.find(({ check }) => check === "required")?.outcome, done.log).toBe("kept");
    expect(done.code).toBe(0);
  });
});

/** A registry that answers everything with the same. */
const servers: Server[] = [];
afterAll(() => servers.forEach((server) => server.close()));
async function registry(status: number, body: string): Promise<string> {
  const server = createServer((_, answer) => void answer.writeHead(status).end(body)).listen(0, "127.0.0.1");
  servers.push(server);
  await new Promise((done) => server.once("listening", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe("what keeps npm from bringing it is one sentence", () => {
  const from = (at: string) => ({ PATH: gitEnv.PATH, HOME: room(), npm_config_registry: at, npm_config_cache: room(), npm_config_fetch_retries: "0", RUNNER_TOOL_CACHE: room() });
  const failure = async (env: Record<string, string | undefined>): Promise<string> => {
    const said: string[] = [];
    const why = await bringDuckdb({ manifest, lock }, { env, err: (text) => void said.push(text) })().then(() => "brought", (error: Error) => error.message);
    const tools = join(env["RUNNER_TOOL_CACHE"] ?? "", "meshgate-duckdb/1.5.5-r.5");
    expect(existsSync(tools) ? readdirSync(tools) : []).toEqual([]);
    expect(why + said.join("")).not.toContain("canary");
    return why;
  };

  test.each([
    ["another package than the checksum names", 200, "canary", /what the registry sent is not what the lock file's checksum names/],
    ["no such package", 404, "canary", /the registry does not have the package/],
    ["no right to read", 403, "canary", /the registry refuses this runner's user or token/],
    ["a server that fails", 503, "canary", /the registry does not answer/],
  ])("%s", async (_what, status, body, why) => {
    expect(await failure(from(await registry(status, body)))).toMatch(why);
  });

  test("no registry, no npm, no cache, a cache that cannot be written", async () => {
    expect(await failure(from("http://user:canary@127.0.0.1:9/"))).toMatch(/^npm could not bring DuckDB 1\.5\.5-r\.5: the registry does not answer; .*Mend that, or name a folder that has DuckDB with the input `duckdb-path`\.$/);
    expect(await failure({ ...from(""), PATH: path() })).toMatch(/there is no npm on the PATH/);
    expect(await failure({ PATH: path() })).toMatch(/names no tool cache \(RUNNER_TOOL_CACHE\)/);
    const file = join(room(), "file");
    writeFileSync(file, "");
    expect(await bringDuckdb({ manifest, lock }, { env: { RUNNER_TOOL_CACHE: file }, err: () => undefined })().catch((error: Error) => error.message)).toMatch(/cannot be written/);
  });

  test("an npm that ends well without the binding of this platform", async () => {
    expect(await failure({ ...from(""), PATH: `${path("#!/bin/sh\n/bin/mkdir -p node_modules/@duckdb/node-api\n")}` })).toMatch(/there is no binding for \w+-\w+/);
  });
});

test("two jobs at once share one folder, and what was left half gives way", async () => {
  const tools = room();
  const env = { RUNNER_TOOL_CACHE: tools, PATH: path("#!/bin/sh\n/bin/sleep 0.2\n/bin/mkdir -p node_modules/@duckdb/node-bindings-x\n"), INPUT_TOKEN: "canary", ACTIONS_RUNTIME_TOKEN: "canary" };
  const bring = () => bringDuckdb({ manifest, lock }, { env, err: () => undefined })();
  const [one, two] = await Promise.all([bring(), bring()]);
  expect(one).toBe(two);
  const beside = () => readdirSync(join(tools, "meshgate-duckdb/1.5.5-r.5"));
  expect(beside()).toHaveLength(1);
  writeFileSync(join(one, ".complete"), "another lock file");
  writeFileSync(join(one, "left"), "");
  expect(await bring()).toBe(one);
  expect(existsSync(join(one, "left"))).toBe(false);
  expect(beside()).toHaveLength(1);
});
