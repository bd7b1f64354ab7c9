import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { breaking, compatible } from "#breaking";
import type { Change, Json, Mesh, Reading } from "#model";
import { readSchema } from "#read";

const nobody: Mesh = { contracts: [], products: [], consumers: [] };
const read = (json: string): Promise<Reading> => readSchema("target/manifest.json", new TextEncoder().encode(json), "dbt");
const compare = async (before: string, after: string): Promise<Change[]> => breaking({ before: [await read(before)], after: [await read(after)], mesh: nobody });
const said = (changes: readonly Change[]) => changes.map(({ kind, path }) => `${kind} ${path.slice(1).join(".")}`).sort();

const text = readFileSync(new URL("../fixtures/read/dbt/manifest.json", import.meta.url), "utf8");
type Tree = Record<string, Json>;
const at = (tree: Tree, ...steps: readonly string[]): Tree => steps.reduce((node, step) => node[step] as Tree, tree);
const model = "model.shop.orders.v2";
/** The manifest with something changed in it. */
function edited(edit: (orders: Tree, manifest: Tree) => void): string {
  const manifest = JSON.parse(text) as Tree;
  edit(at(manifest, "nodes", model), manifest);
  return JSON.stringify(manifest);
}
const without = (key: string, column: string, type: string) => (orders: Tree) => {
  const holder = column === "" ? orders : at(orders, "columns", column);
  holder[key] = (holder[key] as Tree[]).filter((one) => one["type"] !== type);
};

describe("what dbt calls breaking breaks consumers (dbt-core 1.11, same_contract)", () => {
  test.each<readonly [what: string, edit: (orders: Tree, manifest: Tree) => void, facts: readonly string[]]>([
    ["a column is removed", (orders) => delete at(orders, "columns")["tags"], ["property-removed orders.tags"]],
    ["a data type changes", (orders) => (at(orders, "columns", "customer_id")["data_type"] = "text"), ["type-changed orders.customer_id"]],
    ["a NOT NULL is removed", without("constraints", "status", "not_null"), ["required-removed orders.status"]],
    ["a CHECK is removed", without("constraints", "status", "check"), ["enum-removed orders.status"]],
    ["a foreign key is removed", without("constraints", "customer_id", "foreign_key"), ["relationship-removed orders.customer_id"]],
    ["a UNIQUE of the model is removed", without("constraints", "", "unique"), ["metadata-changed orders.CONSTRAINT", "quality-removed orders"]],
    ["the primary key is removed", without("constraints", "order_id", "primary_key"), ["key-removed orders", "metadata-changed orders.CONSTRAINT"]],
    ["a table becomes a view", (orders) => (at(orders, "config")["materialized"] = "view"), ["materialization-changed orders"]],
    ["a table becomes ephemeral", (orders) => (at(orders, "config")["materialized"] = "ephemeral"), ["materialization-changed orders"]],
    ["the contract is enforced no more", (orders) => (at(orders, "config", "contract")["enforced"] = false, (at(orders, "contract")["enforced"] = false)), ["contract-removed "]],
    ["the model is deleted", (_, manifest) => delete at(manifest, "nodes")[model], ["contract-removed "]],
    ["the model is disabled", (orders, manifest) => (delete at(manifest, "nodes")[model], (at(manifest, "disabled")[model] = [orders])), ["contract-removed "]],
  ])("%s", async (_, edit, facts) => {
    const changes = await compare(text, edited(edit));
    expect(said(changes)).toEqual([...facts].sort());
    expect(compatible(changes).consumers).toBe(false);
    expect(changes.map(({ at: place }) => place.file)).toEqual(changes.map(() => "target/manifest.json"));
  });
});

describe("what dbt lets pass breaks nobody, or says more here", () => {
  test.each<readonly [what: string, edit: (orders: Tree, manifest: Tree) => void, facts: readonly string[], consumers: boolean | "unknown"]>([
    ["a column is added", (orders) => (at(orders, "columns")["new"] = { name: "new", data_type: "int", constraints: [] }), ["property-added orders.new"], true],
    ["a constraint is added", (orders) => (at(orders, "columns", "total")["constraints"] = [...(at(orders, "columns", "total")["constraints"] as Tree[]), { type: "not_null" }]), ["required-added orders.total"], true],
    ["a table becomes incremental", (orders) => (at(orders, "config")["materialized"] = "incremental"), ["materialization-changed orders"], true],
    ["the code changes", (orders) => ((orders["raw_code"] = "select 2"), (orders["checksum"] = {})), [], true],
    ["it is built in another schema", (orders) => ((orders["schema"] = "other"), (orders["relation_name"] = "x"), (orders["created_at"] = 1)), [], true],
    ["a length widens, which dbt does not look at", (orders) => (at(orders, "columns", "status")["data_type"] = "varchar(20)"), ["type-widened orders.status"], false],
    ["an alias of the type", (orders) => (at(orders, "columns", "order_id")["data_type"] = "INT8"), ["type-unclear orders.order_id"], "unknown"],
    ["an end is announced later", (orders) => (orders["deprecation_date"] = "2027-06-30T00:00:00+00:00"), ["sla-tightened endOfSupport"], true],
    ["an end comes earlier", (orders) => (orders["deprecation_date"] = "2027-01-31T00:00:00+00:00"), ["sla-loosened endOfSupport"], false],
    ["access is narrowed", (orders) => (orders["access"] = "private"), ["terms-changed orders.access"], true],
    ["metadata that nobody knows", (orders) => (orders["meta"] = { pii: true }), ["unknown-changed orders.meta"], "unknown"],
    ["a constraint of another kind", (orders) => (orders["constraints"] = [...(orders["constraints"] as Tree[]), { type: "custom", expression: "tag x" }]), ["unknown-changed orders.custom"], "unknown"],
    ["a column is quoted", (orders) => (at(orders, "columns", "status")["quote"] = true), ["unknown-changed orders.status.quote"], "unknown"],
    ["other versions of the schema of the manifest", (_, manifest) => (at(manifest, "metadata")["dbt_schema_version"] = "https://schemas.getdbt.com/dbt/manifest/v11.json"), [], true],
  ])("%s", async (_, edit, facts, consumers) => {
    const changes = await compare(text, edited(edit));
    expect(said(changes)).toEqual([...facts].sort());
    expect(compatible(changes).consumers).toBe(consumers);
  });
});

test("a model becomes contracted", async () => {
  expect(said(await compare(edited((orders) => ((orders["contract"] = { enforced: false }), (orders["config"] = {}))), text))).toEqual(["contract-added "]);
});

test("fixture of materialization-changed", async () => {
  const side = (name: string) => readFileSync(new URL(`../fixtures/breaking/materialization-changed/${name}.json`, import.meta.url), "utf8");
  const [change, ...more] = await compare(side("before"), side("after"));
  expect(more).toEqual([]);
  expect(change).toMatchObject({ kind: "materialization-changed", before: "incremental", after: "view", breaks: { consumers: "yes", producers: "no" }, impact: "break" });
  expect(change?.message).toBe("The model `revenue` was built as `incremental` and is built as `view`. Its constraints are enforced no more.");
});
