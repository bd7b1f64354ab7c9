import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Location, Reading } from "#model";
import { formats, limits, looksLikeContract, read } from "#read";

const fixtures = new URL("../fixtures/read/", import.meta.url);
const bytes = (text: string) => new TextEncoder().encode(text);
const rules = (reading: Reading) => reading.documents.flatMap(({ problems }) => problems.map(({ rule }) => rule));

/** The model without places and without what is empty, to be read by people. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key, part]) => !["at", "spots", "source"].includes(key) && !(Array.isArray(part) && part.length === 0));
  return Object.fromEntries(kept.map(([key, part]) => [key, bare(part)]).filter(([, part]) => JSON.stringify(part) !== "{}"));
}

describe.each(formats.map(({ id }) => id))("%s", (id) => {
  const folder = new URL(`${id}/`, fixtures);
  const [file = ""] = readdirSync(folder).filter((name) => name.endsWith(".yaml"));

  test("becomes the one model", async () => {
    const { documents } = await read(file, readFileSync(new URL(file, folder)));
    expect(documents.flatMap(({ problems }) => problems)).toEqual([]);
    const made = `${JSON.stringify(documents.map(({ model }) => bare(model)), undefined, 2)}\n`;
    const golden = new URL("model.json", folder);
    if (process.env["UPDATE_GOLDEN"]) writeFileSync(golden, made);
    expect(made).toBe(readFileSync(golden, "utf8"));
  });

  test("reads the same from JSON as from YAML, and with a byte order mark and CR LF", async () => {
    const text = readFileSync(new URL(file, folder), "utf8");
    const { documents } = await read(file, bytes(text));
    const windows = await read(file, bytes(`\uFEFF${text.replaceAll("\n", "\r\n")}`));
    expect(bare(windows.documents.map(({ model }) => model))).toEqual(bare(documents.map(({ model }) => model)));
    const { parse } = await import("yaml");
    const json = await read("x.json", bytes(JSON.stringify(parse(text), undefined, "\t")));
    expect(bare(json.documents.map(({ model }) => model))).toEqual(bare(documents.map(({ model }) => model)));
  });

  test("every place holds what it says", async () => {
    const text = readFileSync(new URL(file, folder), "utf8");
    const lines = text.split("\n");
    const { documents } = await read(file, bytes(text));
    let checked = 0;
    const walk = (value: unknown) => {
      if (typeof value !== "object" || value === null) return;
      const { spots } = value as { spots?: Record<string, Location> };
      for (const [key, at] of Object.entries(spots ?? {})) {
        if (key === "value" && id === "card") continue;
        expect(lines[at.line - 1]?.slice(at.column - 1)).toMatch(new RegExp(`^["']?${key.replace("$", "\\$")}`));
        checked += 1;
      }
      for (const part of Object.values(value)) if (part !== spots) walk(part);
    };
    for (const { model } of documents) walk({ ...model, source: undefined });
    expect(checked).toBeGreaterThan(5);
  });

  test("is recognised before it is parsed", () => {
    expect(looksLikeContract(readFileSync(new URL(file, folder)))).toBe(true);
  });
});

describe("bad input ends in one clear problem", () => {
  const nested = (open: string, close: string) => bytes(`a: ${open.repeat(10_000)}${close.repeat(10_000)}`);
  test.each([
    ["an empty file", bytes(""), "unknown-format"],
    ["only comments", bytes("# nothing\n"), "unknown-format"],
    ["binary", new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]), "unreadable-file"],
    ["UTF-16", new Uint8Array([0xff, 0xfe, 0x61, 0x00]), "unreadable-file"],
    ["invalid UTF-8", new Uint8Array([0x61, 0x3a, 0x20, 0xc3, 0x28]), "unreadable-file"],
    ["too many bytes", new Uint8Array(limits.bytes + 1).fill(0x61), "limit-exceeded"],
    ["10,000 deep in flow", nested("[", "]"), "limit-exceeded"],
    ["10,000 deep in braces", nested("{a: ", "}"), "limit-exceeded"],
    ["10,000 deep in block", bytes(Array.from({ length: 10_000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")), "limit-exceeded"],
    ["10,000 dashes", bytes("- ".repeat(10_000)), "limit-exceeded"],
    ["a billion laughs", bytes(["a: &a [x]", ..."bcdefghijk".split("").map((name, index) => `${name}: &${name} [${Array(10).fill(`*${"abcdefghijk"[index]}`).join(", ")}]`)].join("\n")), "limit-exceeded"],
    ["a list", bytes("- a\n- b\n"), "unknown-format"],
    ["a scalar", bytes("hello"), "unknown-format"],
    ["another kind of YAML", bytes("apiVersion: v1\nkind: Service\n"), "unknown-format"],
    ["an alias without anchor", bytes("kind: *nothing"), "yaml-syntax"],
    ["an alias inside its anchor", bytes("kind: &a [*a]"), "yaml-syntax"],
    ["an unknown tag", bytes("kind: !!python/object:os.system x"), "yaml-syntax"],
    ["a version of the future", bytes("apiVersion: v9.0.0\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: active\n"), "unsupported-version"],
    ["a version of the past", bytes("apiVersion: v2.2.2\nkind: DataContract\nid: a\n"), "unsupported-version"],
  ])("%s", async (_, input, rule) => {
    const reading = await read("a.yaml", input);
    expect(rules(reading)).toContain(rule);
    expect(reading.documents.flatMap(({ problems }) => problems).length).toBeLessThanOrEqual(limits.errors);
  });

  test("100,000 aliases of a small value are expanded and judged", async () => {
    const reading = await read("a.yaml", bytes(`apiVersion: v3.1.0\nkind: DataContract\nid: &i a\nversion: "1"\nstatus: active\ntags: [${Array(100_000).fill("*i").join(", ")}]\n`));
    expect(rules(reading)).toEqual([]);
  });

  test("keys of Object.prototype are keys like any other", async () => {
    const reading = await read("a.yaml", bytes("apiVersion: v3.1.0\nkind: DataContract\nid: a\nversion: '1'\nstatus: active\n__proto__: { polluted: true }\nconstructor: 1\n"));
    expect(rules(reading)).toEqual(["unknown-field", "unknown-field"]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

test("several documents in a file keep their own lines", async () => {
  const { documents } = await read("a.yaml", bytes("data_product: { id: a }\n---\n# second\ndata_product:\n  id: b\n"));
  expect(documents.map(({ model }) => [model?.id, model?.at.line])).toEqual([["a", 1], ["b", 5]]);
});

test("merge keys and anchors are read", async () => {
  const { documents } = await read("a.yaml", bytes("apiVersion: v3.1.0\nkind: DataContract\nid: a\nversion: '1'\nstatus: active\nschema:\n  - &t\n    name: one\n    description: text\n  - <<: *t\n    name: two\n"));
  const [model] = documents.map((document) => document.model);
  expect(model?.kind === "contract" && model.objects.map(({ name, description }) => [name, description])).toEqual([["one", "text"], ["two", "text"]]);
});

test("arbitrary bytes and arbitrary texts never throw, and places stay inside the text", async () => {
  await fc.assert(fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 200, unit: "binary" }).map(bytes)), async (input) => {
    const { text, documents } = await read("a.yaml", input);
    const lines = text.split("\n").length;
    for (const { at } of documents.flatMap(({ problems }) => problems)) {
      expect(at.line).toBeGreaterThanOrEqual(1);
      if (text !== "") expect(at.endLine).toBeLessThanOrEqual(lines);
    }
  }), { seed: 20261123, numRuns: 2_000 });
});
