import { describe, expect, test } from "vitest";
import { commit, git, newRepository } from "./host/repositories.ts";
import { meshgate } from "./run/world.ts";

const contract = (columns: readonly string[], more = "") =>
  `apiVersion: v3.1.0\nkind: DataContract\nid: sales.orders\nversion: 1.0.0\nstatus: active\nservers:\n  - server: warehouse\n    type: postgres\n    host: db\n    database: sales\n    schema: public\nschema:\n  - name: orders\n    physicalName: orders\n${more}    properties:\n${columns.map((column) => {
    const [name, type = "TEXT"] = column.split(" ");
    return `      - name: ${name}\n        logicalType: ${type === "INT" ? "integer" : "string"}\n        physicalType: ${type}\n`;
  }).join("")}`;
const linked = "    authoritativeDefinitions:\n      - type: implementation\n        url: ../ddl/orders.sql\n";
const ddl = (columns: readonly string[]) => `CREATE TABLE orders (\n${columns.map((column) => `  ${column}`).join(",\n")}\n);\n`;

const rulesOf = (out: string) => (JSON.parse(out) as { verdict: { reasons: readonly { rule: string; at?: { file: string } }[] } }).verdict.reasons.map(({ rule, at }) => `${rule} ${at?.file ?? ""}`);

function repository(files: Readonly<Record<string, string>>): string {
  const folder = newRepository();
  commit(folder, "base", files);
  git(folder, "checkout", "--quiet", "-b", "change");
  return folder;
}

describe("a contract and the schema file that it describes", () => {
  test("lint says where the two disagree, by the link in the contract", async () => {
    const folder = repository({ "contracts/orders.odcs.yaml": contract(["id INT", "note TEXT"], linked), "ddl/orders.sql": ddl(["id INT", "amount INT"]) });
    const { out } = await meshgate(folder, ["lint", "--format", "json"]);
    expect(rulesOf(out).filter((rule) => rule.startsWith("schema-drift-")).sort()).toEqual(["schema-drift-extra contracts/orders.odcs.yaml", "schema-drift-missing contracts/orders.odcs.yaml"]);
  });

  test("and by a row of the configuration", async () => {
    const config = "schemas:\n  - { files: ddl/orders.sql, format: sql, dialect: postgres, contract: sales.orders }\n";
    const folder = repository({ "meshgate.yaml": config, "contracts/orders.odcs.yaml": contract(["id INT"]), "ddl/orders.sql": ddl(["id BIGINT"]) });
    const { out } = await meshgate(folder, ["lint", "--format", "json"]);
    expect(rulesOf(out).filter((rule) => rule.startsWith("schema-drift-"))).toHaveLength(1);
  });

  test("breaking says what a change of either brought apart, and nothing of what was apart before", async () => {
    const folder = repository({ "contracts/orders.odcs.yaml": contract(["id INT", "note TEXT", "old TEXT"], linked), "ddl/orders.sql": ddl(["id INT", "note TEXT"]) });
    commit(folder, "only the table", { "ddl/orders.sql": ddl(["id INT", "note INT"]) });
    const { out } = await meshgate(folder, ["breaking", "--base", "main", "--format", "json"]);
    const changes = (JSON.parse(out) as { changes: readonly { kind: string; path: readonly string[] }[] }).changes;
    expect(changes.map(({ kind, path }) => `${kind} ${path.join(".")}`)).toEqual(["drift-introduced sales.orders.orders.note"]);
    commit(folder, "the contract follows", { "contracts/orders.odcs.yaml": contract(["id INT", "note INT", "old TEXT"], linked) });
    const again = JSON.parse((await meshgate(folder, ["breaking", "--base", "main", "--format", "json"])).out) as typeof JSON & { changes: readonly { kind: string }[] };
    expect(again.changes.map(({ kind }) => kind)).not.toContain("drift-introduced");
  });

  test("gate names a drift in a contract that nobody touched, once", async () => {
    const folder = repository({ "contracts/orders.odcs.yaml": contract(["id INT"], linked), "ddl/orders.sql": ddl(["id INT"]) });
    commit(folder, "only the table", { "ddl/orders.sql": ddl(["ident INT"]) });
    const { out, code } = await meshgate(folder, ["gate", "--base", "main", "--format", "json"]);
    const rules = rulesOf(out).filter((rule) => rule.includes("drift"));
    expect(rules).toEqual(Array(2).fill("drift-introduced contracts/orders.odcs.yaml"));
    expect(code).toBe(1);
  });

  test("baseline records it with the other findings", async () => {
    const folder = repository({ "contracts/orders.odcs.yaml": contract(["id INT", "note TEXT"], linked), "ddl/orders.sql": ddl(["id INT", "amount INT"]) });
    await meshgate(folder, ["baseline"]);
    const { out } = await meshgate(folder, ["lint", "--format", "json"]);
    expect(rulesOf(out)).toEqual([]);
  });

  test("a file that is not there is told, and one outside the repository is not read", async () => {
    const away = "    authoritativeDefinitions:\n      - type: implementation\n        url: ../../../etc/passwd.sql\n      - type: implementation\n        url: missing.sql\n";
    const { out, code } = await meshgate(repository({ "contracts/orders.odcs.yaml": contract(["id INT"], away) }), ["lint", "--format", "json"]);
    expect(code).toBeLessThan(2);
    expect(rulesOf(out).filter((rule) => rule.startsWith("schema-drift-")).length).toBeLessThanOrEqual(2);
    expect(out).not.toContain("root:");
  });
});
