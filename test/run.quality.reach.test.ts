import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { QualityReport } from "#model";
import { commit, git, newRepository, room, write } from "./host/repositories.ts";
import { service } from "./quality/services.ts";
import { meshgate } from "./run/world.ts";

const s3 = await service("s3");
const [endpoint, extensions] = "at" in s3 ? [String(s3.at["endpoint"]), String(s3.at["extensions"])] : ["", ""];
const env = { AWS_ACCESS_KEY_ID: "key", AWS_SECRET_ACCESS_KEY: "canary-secret", AWS_REGION: "us-east-1" };
const settings = (more = "") => `quality:\n  variables: [${Object.keys(env).join(", ")}]\n${more}`;
const remote = `  remote: ["s3://shelf/", "${endpoint}"]\n`;
const contract = (location: string) => `apiVersion: v3.1.0
kind: DataContract
id: sales.orders
version: 1.0.0
status: active
servers:
  - server: lake
    type: s3
    location: ${location}
    format: csv
    endpointUrl: ${endpoint}
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: integer
        required: true
`;

async function measured(folder: string, ...argv: readonly string[]) {
  const said = await meshgate(folder, ["quality", "orders.odcs.yaml", "--format", "json", ...argv], { env });
  expect(said.out + said.err).not.toContain("canary");
  const { results } = JSON.parse(said.out) as QualityReport;
  return { ...said, outcomes: Object.fromEntries(results.map(({ check, outcome }) => [check, outcome])), reasons: [...new Set(results.flatMap(({ reason }) => reason ?? []))].join(" ") };
}

describe.skipIf("skipped" in s3)("meshgate quality, far away", () => {
  beforeAll(async () => {
    for (const [path, body] of [["shelf", ""], ["shelf/orders.csv", "order_id\n1\n2\n"]] as const) await fetch(`${endpoint}/${path}`, { method: "PUT", body });
  });
  const repository = (config: string) => {
    const folder = newRepository();
    write(folder, { "orders.odcs.yaml": contract("s3://shelf/{model}.csv"), "meshgate.yaml": config });
    commit(folder, "start");
    return folder;
  };

  test("reads S3 where the configuration names the extensions and the address", async () => {
    const { code, outcomes, err } = await measured(repository(settings(`  extensions: ${extensions}\n${remote}`)));
    expect({ code, err, outcomes }).toMatchObject({ code: 0, outcomes: { required: "kept", readable: "kept", "column-type": "kept" } });
  });

  test.each([
    ["no folder of extensions", settings(remote), /the configuration names no folder and no mirror that has it/],
    ["a folder without them", settings(`  extensions: nothing\n${remote}`), /DuckDB's extension `httpfs` for version v[\d.]+ is not in the folder/],
    ["no address", settings(`  extensions: ${extensions}\n`), /does not let it ask `s3:\/\/shelf\/orders\.csv`|does not let it ask `s3:\/\/shelf\/\{model\}\.csv`/],
    ["another bucket", settings(`  extensions: ${extensions}\n  remote: ["s3://shel", "${endpoint}"]\n`), /does not let it ask/],
  ])("asks nothing with %s", async (_what, config, why) => {
    const { code, outcomes, reasons } = await measured(repository(config));
    expect(code).toBe(1);
    expect(Object.values(outcomes)).not.toContain("kept");
    expect(reasons).toMatch(why);
  });

  test("what a pull request writes into the configuration counts after the merge", async () => {
    const folder = repository(settings(`  extensions: ${extensions}\n`));
    git(folder, "checkout", "--quiet", "-b", "wider");
    write(folder, { "meshgate.yaml": settings(`  extensions: ${extensions}\n${remote}`) });
    commit(folder, "wider");
    const { outcomes, reasons } = await measured(folder, "--base", "main");
    expect(Object.values(outcomes)).not.toContain("kept");
    expect(reasons).toMatch(/does not let it ask/);
    expect((await measured(folder)).outcomes["required"]).toBe("kept");
  });

  test("a file that is no extension of DuckDB's own is not loaded", async () => {
    const folder = repository(settings(`  extensions: planted\n${remote}`));
    mkdirSync(join(folder, "planted"));
    writeFileSync(join(folder, "planted/httpfs.duckdb_extension"), "\u007fELF");
    const { outcomes } = await measured(folder);
    expect(Object.values(outcomes)).not.toContain("kept");
  });
});

test("a folder that no path can name is a mistake of the configuration", async () => {
  const folder = room();
  write(folder, { "meshgate.yaml": "quality: { extensions: \"\\u0007\" }\n" });
  expect((await meshgate(folder, ["quality"])).code).toBe(2);
});
