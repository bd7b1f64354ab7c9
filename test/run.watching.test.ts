import { describe, expect, test } from "vitest";
import { room, write } from "./host/repositories.ts";
import { meshgate } from "./run/world.ts";

const contract = `apiVersion: v3.1.0
kind: DataContract
id: sales.orders
version: 1.0.0
status: active
servers: [{ server: files, type: local, path: "{model}.csv", format: csv }]
schema:
  - { name: orders, properties: [{ name: id, logicalType: integer }] }
  - { name: "li\\u001b[31mnes", properties: [{ name: id, logicalType: integer }] }
`;

describe("who watches a terminal", () => {
  const folder = () => {
    const made = room();
    write(made, { "a.odcs.yaml": contract, "orders.csv": "id\n1\n" });
    return made;
  };

  test("sees the table, the questions and the time on one line, which is gone at the end", async () => {
    const { err, out } = await meshgate(folder(), ["quality"], { terminal: true });
    expect(err).toMatch(/\r\u001b\[Kmeasuring sales\.orders on files, 0 questions, \d+ s/);
    expect(err).toMatch(/\r\u001b\[Kmeasuring orders of sales\.orders on files, \d+ questions?, \d+ s/);
    expect(err.endsWith("\r\u001b[K")).toBe(true);
    expect(err).not.toContain("\u001b[31m");
    expect(out).not.toContain("measuring");
  });

  test("and nobody else does", async () => {
    expect((await meshgate(folder(), ["quality"])).err).not.toContain("measuring");
    expect((await meshgate(folder(), ["quality"], { terminal: true, env: { CI: "true" } })).err).not.toContain("measuring");
    expect((await meshgate(folder(), ["quality"], { terminal: true, env: { TERM: "dumb" } })).err).not.toContain("measuring");
  });
});
