import { describe, expect, test } from "vitest";
import { room, write } from "./host/repositories.ts";
import { good, meshgate } from "./run/world.ts";

const avro = (type: string) => `{"type":"record","name":"Order","fields":[{"name":"amount","type":"${type}"}]}`;
const proto = (name: string) => `syntax = "proto3";\nmessage Order { string ${name} = 1; }\n`;

/** A folder with these files and no repository around it. */
function files(all: Readonly<Record<string, string>>): string {
  const folder = room();
  for (const [name, text] of Object.entries(all)) write(folder, { [name]: text });
  return folder;
}

interface Said {
  readonly verb: string;
  readonly compatible: unknown;
  readonly changes: readonly { readonly kind: string; readonly path: readonly string[]; readonly witness?: unknown; readonly hint?: string }[];
}
async function json(folder: string, ...argv: string[]): Promise<Said & { readonly code: number }> {
  const { out, code } = await meshgate(folder, ["breaking", ...argv, "--format", "json"]);
  return { ...(JSON.parse(out) as Said), code };
}

describe("two loose files", () => {
  test("are compared without a repository, and the report says whom the new one breaks, and by what", async () => {
    const folder = files({ "old.avsc": avro("int"), "new.avsc": avro("long") });
    const said = await json(folder, "--from", "old.avsc", "--to", "new.avsc", "--mode", "full");
    expect(said).toMatchObject({ code: 1, verb: "breaking", compatible: { consumers: false, producers: true }, changes: [{ kind: "avro-type-widened", path: ["new.avsc", "Order", "amount"], witness: { consumers: { amount: 2147483648 } } }] });
    const back = await json(folder, "--from", "new.avsc", "--to", "old.avsc", "--mode", "producers");
    expect(back).toMatchObject({ code: 1, compatible: { consumers: true, producers: false } });
    expect(await json(folder, "--from", "old.avsc", "--to", "old.avsc")).toMatchObject({ code: 0, compatible: { consumers: true, producers: true }, changes: [] });
  });

  test.each([
    ["contracts", "a.yaml", good("orders"), "b.yaml", good("sales"), []],
    ["JSON Schema by its keys", "a.json", '{"$schema":"http://json-schema.org/draft-07/schema#","type":"integer"}', "b.json", '{"$schema":"http://json-schema.org/draft-07/schema#","type":"number"}', []],
    ["JSON Schema by --as", "a.txt", '{"type":"integer"}', "b.txt", '{"type":"number"}', ["--as", "json-schema"]],
    ["Protobuf", "a.proto", proto("a"), "b.proto", proto("b"), []],
    ["SQL", "a.sql", "CREATE TABLE t (a int NOT NULL);", "b.sql", "CREATE TABLE t (a int);", ["--dialect", "postgres"]],
  ])("%s", async (_what, from, before, to, after, more) => {
    const folder = files({ [from]: before, [to]: after });
    const { compatible, changes } = await json(folder, "--from", from, "--to", to, ...more);
    expect(changes.length).toBeGreaterThan(0);
    expect(compatible).toMatchObject({ consumers: false });
  });

  test("two folders are compared file by file; that they are two is no move", async () => {
    const folder = files({ "old/sales/order.proto": proto("a"), "new/sales/order.proto": proto("b"), "old/gone.avsc": avro("int"), "new/fresh.avsc": avro("int").replace("Order", "Line") });
    const { changes } = await json(folder, "--from", "old", "--to", "new");
    expect(changes.map(({ kind, path }) => `${kind} ${path[0]}`).sort()).toEqual(["proto-field-renamed sales/order.proto", "schema-file-added fresh.avsc", "schema-file-removed gone.avsc"]);
  });

  test("a file of a folder that is too large to be read is unknown, and not left out", async () => {
    const large = (name: string) => `${proto(name)}// ${"x".repeat(10_500_000)}`;
    const folder = files({ "old/large.proto": large("a"), "new/large.proto": large("b"), "old/order.proto": proto("a"), "new/order.proto": proto("a") });
    const { changes, compatible } = await json(folder, "--from", "old", "--to", "new");
    expect(changes.map(({ kind, path }) => `${kind} ${path[0]}`)).toEqual(["schema-file-unreadable large.proto"]);
    expect(compatible).toEqual({ consumers: "unknown", producers: "unknown" });
  });

  test.each<[string[], RegExp]>([
    [["--from", "a.avsc"], /^meshgate: `--from` and `--to` go together/],
    [["--from", "a.avsc", "--to", "b.avsc", "--base", "main"], /leave `--base` out/],
    [["--from", "a.avsc", "--to", "."], /are a file and a folder/],
    [["--from", "a.avsc", "--to", "none.avsc"], /There is no file or folder `none\.avsc`/],
    [["--from", "empty", "--to", "empty"], /holds neither contracts nor schema files/],
  ])("%j is refused in one line", async (argv, said) => {
    const { code, err } = await meshgate(files({ "a.avsc": avro("int"), "b.avsc": avro("int"), "empty/readme.txt": "x" }), ["breaking", ...argv]);
    expect(code).toBe(2);
    expect(err).toMatch(said);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });
});

test("lint takes a schema file by its name, and says what is wrong with its text", async () => {
  const folder = files({ "good.avsc": avro("int"), "bad.proto": "syntax = \"proto3\";\nmessage A { int32 a 1; }\n" });
  expect((await meshgate(folder, ["lint", "good.avsc"])).out).toContain("Looked at 1 schema file in 1 file.");
  const { out, code } = await meshgate(folder, ["lint", "bad.proto"]);
  expect(code).toBe(1);
  expect(out).toMatch(/2:21 {2}error {2}`1` stands where `=` is expected\. +schema-syntax/);
});
