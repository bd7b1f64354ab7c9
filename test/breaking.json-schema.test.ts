import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { breaking, compatible, type Kind, kinds } from "#breaking";
import type { Change, Reading } from "#model";
import { readSchema, schemaFormatOf } from "#read";

const fixtures = new URL("../fixtures/breaking/", import.meta.url);
type Files = Readonly<Record<string, unknown>>;

const readAll = (files: Files): Promise<Reading[]> =>
  Promise.all(Object.entries(files).map(([name, schema]) => readSchema(name, new TextEncoder().encode(typeof schema === "string" ? schema : JSON.stringify(schema, undefined, 1)), "json-schema")));

const compareFiles = async (before: Files, after: Files, moved: readonly (readonly [string, string])[] = []): Promise<Change[]> =>
  breaking({ before: await readAll(before), after: await readAll(after), mesh: { contracts: [], products: [], consumers: [] }, moved: new Map(moved) });
const compare = (before: unknown, after: unknown) => compareFiles({ "order.schema.json": before }, { "order.schema.json": after });
const told = (changes: readonly Change[]) => changes.map(({ kind, path, breaks }) => `${kind.replace("json-schema-", "")} ${path.slice(1).join("/")} ${breaks.consumers}/${breaks.producers}`);

describe("fixtures", () => {
  const ours = (kinds as readonly Kind[]).filter(({ format }) => format === "json-schema").map(({ id }) => id);
  const sides = (id: string) => (["before", "after"] as const).map((side) => {
    const url = new URL(`${id}/${side}.schema.json`, fixtures);
    return existsSync(url) ? { "order.schema.json": readFileSync(url, "utf8") } : {};
  }) as unknown as readonly [Files, Files];

  test.each(ours)("%s", async (id) => {
    const changes = await compareFiles(...sides(id));
    const said = changes.map(({ kind, path, breaks, impact, at, was, witness, difference, message }) => ({
      kind, path: path.slice(1), ...breaks, impact, at: `after:${at.line}`, was: `before:${was?.line}`, ...(witness === undefined ? {} : { witness }), ...(difference === undefined ? {} : { difference }), message,
    }));
    const text = `${JSON.stringify(said, undefined, 2)}\n`;
    const expected = new URL(`${id}/expected.json`, fixtures);
    if (process.env["UPDATE_GOLDEN"]) writeFileSync(expected, text);
    expect(text).toBe(readFileSync(expected, "utf8"));
    expect(changes.map(({ kind }) => kind)).toContain(id);
    for (const { message } of changes) expect(message).toMatch(/^\S.*\.$/);
  });

  test.each(ours)("%s backwards: the mirror, with the sides changed", async (id) => {
    const [before, after] = sides(id);
    const mirrors = new Map((kinds as readonly Kind[]).map((kind) => [kind.id, kind.mirror]));
    const there = (await compareFiles(before, after)).map(({ kind, path, breaks }) => [mirrors.get(kind), path.join("/"), breaks.producers, breaks.consumers].join(" "));
    expect((await compareFiles(after, before)).map(({ kind, path, breaks }) => [kind, path.join("/"), breaks.consumers, breaks.producers].join(" ")).sort()).toEqual(there.sort());
  });
});
void [compatible, schemaFormatOf, compare, told];
