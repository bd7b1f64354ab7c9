import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lint, rules } from "#lint";
import type { Contract, Property } from "#model";
import { read } from "#read";
import { contractsIn } from "#terms";
import { follow } from "#terms";

async function contracts(files: Readonly<Record<string, string>>) {
  const readings = await Promise.all(Object.entries(files).map(([file, text]) => read(file, new TextEncoder().encode(text))));
  const documents = readings.flatMap((reading) => reading.documents);
  return { documents, mesh: { contracts: documents.flatMap(({ model }) => (model?.kind === "contract" ? [model] : [])), products: [], consumers: [] } };
}

const head = (id: string) => `apiVersion: v3.2.0\nkind: DataContract\nid: ${id}\nversion: 1.0.0\n`;
const customers = `${head("customers")}schema:\n  - id: customers\n    name: customers\n    properties:\n      - { id: key, name: id }\n`;
const orders = (to: string) => `${head("orders")}schema:\n  - name: orders\n    properties:\n      - name: customer_id\n        relationships:\n          - to: ${to}\n`;

describe("references into other files", () => {
  const found = async (files: Readonly<Record<string, string>>) => {
    const { documents, mesh } = await contracts(files);
    return (await lint(documents, mesh, rules)).filter(({ rule }) => rule.startsWith("reference-")).map(({ rule, at }) => `${at.file}:${at.line} ${rule}`);
  };

  test.each([
    ["customers.yaml#/schema/customers/properties/key", []],
    ["customers.yaml#schema/customers/properties/key", []],
    ["sales/customers.yaml#/schema/customers/properties/key", []],
    ["../sales/customers.yaml#/schema/customers/properties/key", []],
    ["customers.yaml#/schema/customers/properties/id", ["sales/orders.yaml:10 reference-unknown"]],
    ["customers.yaml#/schema/clients/properties/key", ["sales/orders.yaml:10 reference-unknown"]],
    ["clients.yaml#/schema/customers/properties/key", ["sales/orders.yaml:10 reference-outside"]],
    ["https://example.com/customers.yaml#/schema/customers/properties/key", ["sales/orders.yaml:10 reference-outside"]],
  ])("%s", async (to, said) => expect(await found({ "sales/orders.yaml": orders(to), "sales/customers.yaml": customers })).toEqual(said));

  test("a file name that two folders have means the one beside", async () => {
    const files = { "a/customers.yaml": customers, "b/customers.yaml": customers.replace("id: key", "id: other"), "a/orders.yaml": orders("customers.yaml#/schema/customers/properties/key") };
    expect(await found(files)).toEqual([]);
    const elsewhere = { ...files, "c/orders.yaml": files["a/orders.yaml"] };
    expect(await found(elsewhere)).toEqual(["c/orders.yaml:10 reference-outside"]);
  });

  test("no path leaves the repository", async () => {
    const { mesh } = await contracts({ "customers.yaml": customers, "x/customers.yaml": customers });
    const [from] = mesh.contracts;
    expect(from && contractsIn("../../../customers.yaml", from, mesh).map(({ at }) => at.file)).toEqual(["customers.yaml"]);
  });

  test("what a variable names is not followed", async () => expect(await found({ "o.yaml": orders("${TABLE}.id") })).toEqual([]));
});

describe("references by names", () => {
  const name = fc.constantFrom("a", "b", "a.b", "c", "b.c", "__proto__", "constructor");
  interface Node {
    readonly name: string;
    readonly how: "properties" | "items" | "map";
    readonly properties: readonly Node[];
  }
  const { node } = fc.letrec<{ node: Node }>((tie) => ({
    node: fc.record({
      name, how: fc.constantFrom("properties", "items", "map"),
      properties: fc.oneof({ maxDepth: 3 }, fc.constant([]), fc.uniqueArray(tie("node"), { maxLength: 3, selector: (one) => one.name })),
    }),
  }));
  const written = ({ name: called, how, properties }: Node): Record<string, unknown> => {
    const inner = properties.map(written);
    if (how === "properties") return { name: called, logicalType: "object", properties: inner };
    if (how === "items") return { name: called, logicalType: "array", items: { logicalType: "object", properties: inner } };
    return { name: called, logicalType: "map", map: { key: { logicalType: "string" }, value: { logicalType: "object", properties: inner } } };
  };
  const paths = ({ name: called, properties }: Node): string[] => [called, ...properties.flatMap((one) => paths(one).map((path) => `${called}.${path}`))];

  test("every property is found by its names, and nothing else is", async () => {
    await fc.assert(fc.asyncProperty(fc.uniqueArray(node, { minLength: 1, maxLength: 3, selector: (one) => one.name }), fc.array(name, { minLength: 1, maxLength: 5 }), async (objects, other) => {
      const text = JSON.stringify({ apiVersion: "v3.2.0", kind: "DataContract", id: "x", version: "1.0.0", schema: objects.map((one) => ({ name: one.name, properties: one.properties.map(written) })) });
      const { mesh } = await contracts({ "x.json": text });
      const contract = mesh.contracts[0] as Contract;
      const all = new Set(objects.flatMap((object) => object.properties.flatMap((one) => paths(one).map((path) => `${object.name}.${path}`))));
      for (const path of all) {
        const target = follow(path, contract, mesh);
        expect(target.is, path).toBe("property");
        if (target.is === "property") expect(path.endsWith((target.property as Property).name ?? "?")).toBe(true);
      }
      const path = other.join(".");
      expect(follow(path, contract, mesh).is === "property").toBe(all.has(path));
    }), { seed: 7, numRuns: 500 });
  });

  test("a long text and many references are followed in time that grows with them", async () => {
    const { mesh } = await contracts({ "o.yaml": orders("orders.customer_id") });
    const contract = mesh.contracts[0] as Contract;
    expect(follow("a.".repeat(1_000_000), contract, mesh)).toEqual({ is: "unread" });
    for (let index = 0; index < 50_000; index += 1) expect(follow(`orders.x${index}`, contract, mesh).is).toBe("unknown");
  });
});

test("an element that many ways of names lead to is looked at once", async () => {
  const deep = (left: number): object => ({ name: "a", physicalName: "a.a", logicalType: "object", properties: left === 0 ? [{ name: "end" }] : [deep(left - 1)] });
  const contract = { apiVersion: "v3.1.0", kind: "DataContract", id: "o", version: "1.0.0", status: "active", schema: [deep(40)], slaProperties: [{ property: "latency", value: 1, unit: "h", element: `${"a.".repeat(60)}x` }] };
  const reading = await read("a.json", new TextEncoder().encode(JSON.stringify(contract)));
  expect((await lint(reading.documents, { contracts: reading.documents.flatMap(({ model }) => (model?.kind === "contract" ? [model] : [])), products: [], consumers: [] }, rules)).filter(({ rule }) => rule === "sla-element-unknown")).toHaveLength(1);
}, 10_000);
