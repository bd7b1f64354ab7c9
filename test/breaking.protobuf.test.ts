import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import protobufjs from "protobufjs";
import { describe, expect, test } from "vitest";
import { breaking, type Kind, kinds } from "#breaking";
import type { Change, Reading } from "#model";
import { readSchema } from "#read";
import { annotations } from "../packages/breaking/protobuf/annotations.ts";
import { buf } from "../scripts/agreement/buf.ts";
import { compareCounts } from "../scripts/agreement/buf.ts";
import { protoFilesIn } from "../scripts/agreement/buf/files.ts";
import { randomPair } from "../scripts/agreement/buf/pairs.ts";
import { allRules } from "../scripts/agreement/buf/rules.ts";

const fixtures = new URL("../fixtures/breaking/", import.meta.url);
type Files = ReadonlyMap<string, string>;
interface Ways {
  readonly moved?: readonly (readonly [to: string, from: string])[];
  readonly strictness?: "FILE" | "PACKAGE" | "WIRE_JSON" | "WIRE";
}

const readAll = (files: Files): Promise<Reading[]> => Promise.all([...files].map(([name, text]) => readSchema(name, new TextEncoder().encode(text), "protobuf")));
const compareFiles = async (before: Files, after: Files, { moved = [], strictness }: Ways = {}): Promise<Change[]> =>
  breaking({ before: await readAll(before), after: await readAll(after), mesh: { contracts: [], products: [], consumers: [] }, moved: new Map(moved), ...(strictness === undefined ? {} : { strictness }) });
const head = (syntax: string) => (/^\d/.test(syntax) ? `edition = "${syntax}";\n` : `syntax = "${syntax}";\n`);
const compare = (before: string, after: string, syntax = "proto3", ways: Ways = {}) =>
  compareFiles(new Map([["a.proto", head(syntax) + before]]), new Map([["a.proto", head(syntax) + after]]), ways);
const told = (changes: readonly Change[]) => changes.map(({ kind, path, breaks, impact }) => `${kind} ${path.slice(1).join(".")} ${breaks.consumers}/${breaks.producers} ${impact}`);

const ours = (kinds as readonly Kind[]).filter(({ format }) => format === "protobuf");

describe("fixtures", () => {
  /** One file a side, or a folder of them. */
  const side = (id: string, name: "before" | "after"): Files => {
    const [file, folder] = [new URL(`${id}/${name}.proto`, fixtures), new URL(`${id}/${name}/`, fixtures)];
    if (existsSync(file)) return new Map([["schema.proto", readFileSync(file, "utf8")]]);
    return new Map(readdirSync(folder).map((one) => [one, readFileSync(new URL(one, folder), "utf8")]));
  };
  const marks = (files: Files, name: string) =>
    [...files].flatMap(([file, text]) => text.split("\n").flatMap((line, index) => [...(line.split(" // ✖ ")[1]?.split(" ") ?? [])].map((kind) => `${name} ${file}:${index + 1} ${kind}`)));

  test.each(ours.map(({ id }) => id))("%s", async (id) => {
    const [before, after] = [side(id, "before"), side(id, "after")];
    for (const reading of [...await readAll(before), ...await readAll(after)]) expect(reading.documents.flatMap(({ problems }) => problems)).toEqual([]);
    const changes = await compareFiles(before, after, { moved: id === "proto-file-moved" ? [["order_v1.proto", "order.proto"]] : [] });
    const left = [...marks(before, "before"), ...marks(after, "after")];
    for (const { kind, at, was, message, path } of changes) {
      const index = left.findIndex((mark) => mark === `after ${at.file}:${at.line} ${kind}` || (was !== undefined && mark === `before ${was.file}:${was.line} ${kind}`));
      expect(index, `${kind} at ${at.file}:${at.line} has no mark`).toBeGreaterThanOrEqual(0);
      left.splice(index, 1);
      expect(message, kind).toMatch(/^\S.*\.$/);
      expect(path[0]).toMatch(/\.proto$/);
    }
    expect(left).toEqual([]);
    expect(changes.map(({ kind }) => kind)).toContain(id);
  });
});

describe("buf", () => {
  const folder = resolve(import.meta.dirname, "../../shared/vectors", buf.folder);
  if (!existsSync(folder)) console.warn("SKIPPED: buf's folders are not beside the repository (../shared/vectors), so no agreement with buf is checked.");

  test.skipIf(!existsSync(folder))("every annotation of a built-in rule in its 57 folders, by folder, rule and count", async () => {
    const tally = await buf.replay(folder, { sample: 57, seed: 1 });
    expect(tally).toMatchObject({ cases: 781, agree: 781, falselyCompatible: [], falselyBreaking: [] });
  }, 120_000);

  test.skipIf(!existsSync(folder))("at the very line and column", async () => {
    interface Expected { readonly rule: string; readonly path?: string; readonly startLine?: number; readonly startColumn?: number; readonly endLine?: number; readonly endColumn?: number }
    const cases = JSON.parse(readFileSync(join(folder, "expected-annotations.extracted.json"), "utf8")) as readonly { readonly dir: string; readonly expected: readonly Expected[] }[];
    let placed = 0;
    for (const { dir, expected } of cases) {
      const [before, after] = await Promise.all(["previous", "current"].map((side) => protoFilesIn(join(folder, "private/bufpkg/bufcheck/testdata/breaking", side, dir))));
      const wanted = expected.filter(({ rule, startLine }) => allRules.includes(rule) && startLine !== undefined);
      const found = annotations(before ?? [], after ?? [], [...new Set(wanted.map(({ rule }) => rule))]);
      const { missing, agree } = compareCounts(
        wanted.map((one) => `${dir} ${one.rule} ${one.path} ${one.startLine}:${one.startColumn}-${one.endLine}:${one.endColumn}`),
        found.map(({ rule, file, at }) => `${dir} ${rule} ${file} ${at?.line ?? 1}:${at?.column ?? 1}-${at?.endLine ?? 1}:${at?.endColumn ?? 1}`),
      );
      expect(missing).toEqual([]);
      placed += agree;
    }
    expect(placed).toBe(748);
  }, 120_000);

  test("each rule has its kind, its categories and no other's id", () => {
    const rules = ours.flatMap((kind) => ("buf" in kind && typeof kind.buf === "string" ? [kind.buf] : []));
    expect(new Set(rules).size).toBe(64);
    expect(allRules).toEqual([...new Set([...rules, "FILE_NO_DELETE"])].sort());
  });
});

const seeds = Array.from({ length: 200 }, (_, index) => index + 1);

describe("random pairs", () => {
  const small = (seed: number) => randomPair(seed, "p");

  test("a version does not differ from itself", async () => {
    for (const seed of seeds) expect(told(await compareFiles(small(seed).after, small(seed).after))).toEqual([]);
  });

  test("whatever differs is told, either way, each change once", async () => {
    let changes = 0;
    for (const seed of seeds) {
      const { before, after } = small(seed);
      const [there, back] = [await compareFiles(before, after), await compareFiles(after, before)];
      // Zero is what a number is without a default: who writes it says nothing new.
      const [old, now] = [before, after].map((side) => JSON.stringify([...side]).replace(/default = 0, |(?: \[|, )default = 0\b\]?/g, ""));
      const differs = old !== now;
      expect([there.length > 0, back.length > 0], `seed ${seed}`).toEqual([differs, differs]);
      expect(new Set(there.map(({ fingerprint }) => fingerprint)).size, `seed ${seed}: ${told(there).join("\n")}`).toBe(there.length);
      changes += there.length;
    }
    expect(changes).toBeGreaterThan(400);
  });

  test("what buf finds in the category of a reader, that reader hears as more than a note", async () => {
    for (const seed of seeds.slice(0, 100)) {
      const { before, after } = small(seed);
      const files = await Promise.all([before, after].map(async (side) => (await readAll(side)).flatMap(({ documents }) => documents.flatMap(({ schema }) => (schema?.format === "protobuf" ? [schema] : [])))));
      for (const strictness of ["FILE", "PACKAGE", "WIRE_JSON", "WIRE"] as const) {
        const rules = ours.flatMap((kind) => ("buf" in kind && "categories" in kind && (kind.categories as readonly string[]).includes(strictness) ? [kind.buf as string] : []));
        const said = annotations(files[0] ?? [], files[1] ?? [], rules).length > 0;
        const heard = (await compareFiles(before, after, { strictness })).some(({ breaks, impact }) => breaks.consumers !== "no" || breaks.producers !== "no" || impact === "break" || impact === "action");
        if (said) expect(heard, `seed ${seed}, ${strictness}`).toBe(true);
      }
    }
  });

  test("backwards, consumers and producers change places for every kind about rows that undoes itself", async () => {
    const even = new Set(ours.filter(({ id, mirror, about }) => about === "rows" && mirror === id).map(({ id }) => id).concat("proto-required-added", "proto-required-removed"));
    // A value that loses one of two names is told as renamed; the way back, one more name, is another kind.
    const whole = ({ kind, breaks }: Change) => even.has(kind) && (kind !== "proto-enum-value-renamed" || (breaks.consumers === "yes" && breaks.producers === "yes"));
    const mirror = (kind: string) => (kind === "proto-required-added" ? "proto-required-removed" : kind === "proto-required-removed" ? "proto-required-added" : kind);
    let compared = 0;
    for (const seed of seeds) {
      const { before, after } = small(seed);
      const there = (await compareFiles(before, after)).filter(whole).map(({ kind, breaks, was }) => `${mirror(kind)} ${was?.file} ${breaks.producers}/${breaks.consumers}`);
      const back = (await compareFiles(after, before)).filter(whole).map(({ kind, breaks, at }) => `${kind} ${at.file} ${breaks.consumers}/${breaks.producers}`);
      expect(back.sort(), `seed ${seed}`).toEqual(there.sort());
      compared += there.length;
    }
    expect(compared).toBeGreaterThan(100);
  });
});

describe("nothing goes unsaid", () => {
  const folder = new URL("../fixtures/read/protobuf/", import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith(".proto"));
  const model = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(model);
    if (value instanceof Map) return Object.fromEntries([...value]);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).flatMap(([key, part]) => (["at", "spots", "whole"].includes(key) ? [] : [[key, model(part)]])));
  };

  test.each(names)("%s: a word that is dropped, doubled or another is refused or told, either way", async (name) => {
    const text = readFileSync(new URL(name, folder), "utf8");
    const words = [...text.replace(/\/\/.*|\/\*[^]*?\*\//g, (comment) => " ".repeat(comment.length)).matchAll(/"[^"]*"|'[^']*'|[\w.]+|[^\s\w]/g)];
    const before = new Map([["a.proto", text]]);
    const [old] = await readAll(before);
    const unsaid: string[] = [];
    let judged = 0;
    for (const { 0: word, index } of words)
      for (const other of ["", `${word}x`, word === "1" ? "3" : "7", "string", "repeated", ";", `"${word}y"`]) {
        const after = new Map([["a.proto", `${text.slice(0, index)}${other}${text.slice(index + word.length)}`]]);
        const [now] = await readAll(after);
        const [a, b] = [old, now].map((reading) => reading?.documents[0]?.schema);
        if (b === undefined || JSON.stringify(model(a)) === JSON.stringify(model(b))) continue;
        judged += 1;
        const [there, back] = [await compareFiles(before, after), await compareFiles(after, before)];
        if (there.length === 0 || back.length === 0) unsaid.push(`${word} → ${other} at ${text.slice(0, index).split("\n").length}: ${told(there).join(", ")} | ${told(back).join(", ")}`);
      }
    expect(unsaid).toEqual([]);
    expect(judged).toBeGreaterThan(60);
  }, 120_000);
});

describe("types: whom a change is said not to break reads every value from the bytes of the other, as protobufjs does", () => {
  const scalars = ["int32", "sint32", "uint32", "int64", "sint64", "uint64", "fixed32", "sfixed32", "fixed64", "sfixed64", "bool", "string", "bytes", "float", "double"];
  const text = (type: string, label: string) => `syntax = "proto3"; message A { ${label} ${type} a = 1; }`;
  const values = (type: string): unknown[] =>
    type === "bool" ? [true] : type === "string" ? ["x", "7"] : type === "bytes" ? [Uint8Array.of(255), Uint8Array.of(55)] : [1, 2, ...(/float|double/.test(type) ? [0.5] : /^u|^fixed/.test(type) ? [] : [-1])];
  const read = (from: protobufjs.Type, to: protobufjs.Type, value: unknown, many: boolean): string => {
    try {
      return JSON.stringify(to.toObject(to.decode(from.encode(from.fromObject({ a: many ? [value, value] : value })).finish()), { longs: Number, arrays: true }));
    } catch {
      return "refused";
    }
  };

  test.each(scalars)("%s", async (was) => {
    let [free, held] = [0, 0];
    for (const is of scalars)
      for (const [before, after] of [["", ""], ["repeated", "repeated"], ["", "repeated"]] as const) {
        if (was === is && before === after) continue;
        const changes = await compare(text(was, before), text(is, after));
        const [old, now] = [text(was, before), text(is, after)].map((one) => protobufjs.parse(one).root.lookupType("A"));
        if (old === undefined || now === undefined) throw new Error("both are there");
        for (const [side, from, to, type, [fromMany, toMany]] of [["consumers", now, old, is, [after !== "", before !== ""]], ["producers", old, now, was, [before !== "", after !== ""]]] as const) {
          if (changes.some(({ breaks }) => breaks[side] !== "no")) { held += 1; continue; }
          free += 1;
          expect(fromMany, `${was} → ${is}`).toBe(toMany);
          for (const value of values(type)) expect(read(from, to, value, fromMany), `${was} → ${is}, ${side}`).toBe(read(from, from, value, fromMany));
        }
      }
    expect(held).toBeGreaterThan(free);
  });
});

describe("what a missed change would cost", () => {
  const message = (body: string) => `message A { ${body} }`;
  test.each<[what: string, before: string, after: string, facts: readonly string[], syntax?: string, ways?: Ways]>([
    ["a field whose number and name are kept for it", message("int32 a = 1;"), message("reserved 1; reserved \"a\";"), ["proto-field-removed A.a no/no action"]],
    ["…to who generates code", message("int32 a = 1;"), message("reserved 1; reserved \"a\";"), ["proto-field-removed A.a no/no break"], "proto3", { strictness: "FILE" }],
    ["a field whose number another takes", message("int32 a = 1; string b = 2;"), message("string b = 1;"), ["proto-field-renamed A.b yes/yes action", "proto-field-type-changed A.b yes/yes action", "proto-field-number-freed A.b yes/yes action"]],
    ["a field that goes on under another number", message("int32 a = 1;"), message("int32 a = 2;"), ["proto-field-number-freed A.a yes/yes action"]],
    ["…whose old number is reserved", message("int32 a = 1;"), message("reserved 1; int32 a = 2;"), ["proto-field-name-freed A.a yes/yes action"]],
    ["two fields that change places, on the wire too", message("string a = 1; string b = 2;"), message("string a = 2; string b = 1;"), ["proto-field-renamed A.a yes/yes notify", "proto-field-renamed A.b yes/yes notify"], "proto3", { strictness: "WIRE" }],
    ["a name is nothing to who reads bytes", message("int32 a = 1;"), message("int32 b = 1;"), ["proto-field-renamed A.b no/no notify"], "proto3", { strictness: "WIRE" }],
    ["a larger number", message("int32 a = 1;"), message("int64 a = 1;"), ["proto-field-json-type-changed A.a yes/no action"]],
    ["a new field that takes the name in JSON of one that is gone, though both are reserved", message("string b = 2;"), message('int32 c = 3 [json_name = "b"]; reserved 2; reserved "b";'), ["proto-field-removed A.b no/no action", "proto-field-added A.c yes/yes action"]],
    ["…by camel case", message("string foo_bar = 2;"), message('int32 fooBar = 3; reserved 2; reserved "foo_bar";'), ["proto-field-removed A.foo_bar no/no action", "proto-field-added A.fooBar yes/yes action"]],
    ["…which is nothing to who reads bytes", message("string b = 2;"), message('int32 c = 3 [json_name = "b"]; reserved 2; reserved "b";'), ["proto-field-removed A.b no/no notify", "proto-field-added A.c no/no notify"], "proto3", { strictness: "WIRE" }],
    ["a new field that goes in JSON by the name that another has in the text", message('int32 a = 1 [json_name = "x"];'), message('int32 a = 1 [json_name = "x"]; string b = 2 [json_name = "a"];'), ["proto-field-added A.b yes/no action"]],
    ["…on the wire", message("int32 a = 1;"), message("int64 a = 1;"), ["proto-field-json-type-changed A.a yes/no notify"], "proto3", { strictness: "WIRE" }],
    ["a number with a sign", message("uint32 a = 1;"), message("int32 a = 1;"), ["proto-field-code-type-changed A.a yes/yes action"]],
    ["a string that becomes bytes, on the wire", message("string a = 1;"), message("bytes a = 1;"), ["proto-field-json-type-changed A.a yes/no notify"], "proto3", { strictness: "WIRE" }],
    ["a renamed map with other values", message("map<string, int32> a = 1;"), message("map<string, bool> b = 1;"), ["proto-field-renamed A.b yes/yes action", "proto-field-json-type-changed A.b.value yes/yes action"]],
    ["a renamed map alone", message("map<string, int32> a = 1;"), message("map<string, int32> b = 1 [json_name = \"a\"];"), ["proto-field-renamed A.b no/no action"]],
    ["fields that move into a new oneof alone", message("int32 a = 1; int32 b = 2;"), message("oneof o { int32 a = 1; } int32 b = 2;"), ["proto-field-oneof-changed A.a no/no action", "proto-oneof-added A.o no/no none"]],
    ["a value of an open enum", "enum E { A = 0; }", "enum E { A = 0; B = 1; }", ["proto-enum-value-added E.B no/no action"]],
    ["a value of a closed enum", "enum E { A = 0; }", "enum E { A = 0; B = 1; }", ["proto-enum-value-added E.B yes/no action"], "proto2"],
    ["a first value that is another", "enum E { A = 1; B = 2; } message M { optional E e = 1; }", "enum E { B = 2; A = 1; } message M { optional E e = 1; }", ["proto-default-changed M.e yes/yes action"], "proto2"],
    ["two defaults beyond what a double holds", message("optional int64 a = 1 [default = 9007199254740993];"), message("optional int64 a = 1 [default = 9007199254740992];"), ["proto-default-changed A.a yes/yes action"], "proto2"],
    ["the same default, written otherwise", message("optional string a = 1 [default = \"\\x41\\102\"];"), message("optional string a = 1 [default = 'A' \"B\"];"), [], "proto2"],
    ["options as a message or one by one", message("int32 a = 1 [(r) = { min: 1 max: 2 }];"), message("int32 a = 1 [(r).min = 1, (r).max = 2];"), []],
    ["presence by edition that is presence by word", "message A { optional int32 a = 1; }", "message A { optional int32 a = 1; }", []],
    ["a package that changed, and what changed in it", "package p; message A { int32 a = 1; }", "package q; message A { string a = 1; }", ["proto-package-changed  no/no break", "proto-field-type-changed A.a yes/yes action"]],
    ["a message in a message", message("message B {}"), message(""), ["proto-message-removed A.B no/no action"]],
    ["an alias that goes", "enum E { option allow_alias = true; A = 0; B = 1; C = 1; }", "enum E { A = 0; B = 1; }", ["proto-enum-value-renamed E.B no/yes action", "proto-option-changed E no/no notify"]],
  ])("%s", async (_what, before, after, facts, syntax, ways) => expect(told(await compare(before, after, syntax, ways)).sort()).toEqual([...facts].sort()));

  test.each([
    ["proto3", "int32 a = 1;", "", "Write `reserved 1; reserved \"a\";` into `A`."],
    ["proto3", "int32 a = 1;", "reserved 1;", "Write `reserved \"a\";` into `A`."],
    ["2023", "int32 a = 1;", "", "Write `reserved 1; reserved a;` into `A`."],
  ])("the line that keeps a number and a name free is spelt out: %s, %s → %s", async (syntax, before, after, line) => {
    const [gone] = await compare(message(before), message(after), syntax);
    expect(gone?.hint).toMatch(new RegExp(`^Reserve .* stood\\. ${line.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`));
  });

  test("an edition that says what proto3 said is an edition, and nothing else", async () => {
    const [before, after] = ["syntax = \"proto3\"; message A { optional int32 a = 1; int32 b = 2; repeated int32 c = 3; }", "edition = \"2023\"; message A { int32 a = 1; int32 b = 2 [features.field_presence = IMPLICIT]; repeated int32 c = 3; }"];
    expect(told(await compareFiles(new Map([["a.proto", before]]), new Map([["a.proto", after]])))).toEqual(["proto-syntax-changed  no/no action"]);
  });
});

describe("several files", () => {
  const p = "syntax = \"proto3\"; package p;\n";
  test("a type that is declared in another file is known, one that is not is unknown", async () => {
    const uses = (type: string) => `${p}message A { ${type} b = 1; }`;
    const other = `${p}message B {}`;
    expect(told(await compareFiles(new Map([["a.proto", uses("B")], ["b.proto", other]]), new Map([["a.proto", uses("p.B")], ["b.proto", other]])))).toEqual([]);
    expect(told(await compareFiles(new Map([["a.proto", uses("B")]]), new Map([["a.proto", uses("p.B")]])))).toEqual(["proto-field-type-changed A.b unknown/unknown action"]);
    expect(told(await compareFiles(new Map([["a.proto", uses("B")]]), new Map([["a.proto", uses("C")]])))).toEqual(["proto-field-type-changed A.b yes/yes action"]);
  });

  test("a message that moves is followed, with what changed in it", async () => {
    const before = new Map([["a.proto", `${p}message A { int32 a = 1; }`], ["b.proto", p]]);
    const after = new Map([["a.proto", p], ["b.proto", `${p}message A { string a = 1; }`]]);
    expect(told(await compareFiles(before, after))).toEqual(["proto-message-moved A no/no action", "proto-field-type-changed A.a yes/yes action"]);
    expect(told(await compareFiles(new Map([...before].slice(0, 1)), new Map([["b.proto", `${p}message A { int32 a = 1; }`]])))).toEqual(["schema-file-removed  no/no action", "schema-file-added  no/no none"]);
  });

  test("a file that moves is the same file", async () => {
    const [before, after] = [new Map([["a.proto", `${p}message A { int32 a = 1; }`]]), new Map([["b.proto", `${p}message A { string a = 1; }`]])];
    expect(told(await compareFiles(before, after, { moved: [["b.proto", "a.proto"]] }))).toEqual(["proto-file-moved  no/no action", "proto-field-type-changed A.a yes/yes action"]);
  });

  test("two copies of one name are compared each with its own", async () => {
    const files = (first: string, second: string) => new Map([["v1/a.proto", `${p}message A { ${first} a = 1; }`], ["v2/a.proto", `${p}message A { ${second} a = 1; }`]]);
    expect((await compareFiles(files("int32", "int32"), files("int32", "string"))).map(({ kind, path }) => `${kind} ${path[0]}`)).toEqual(["proto-field-type-changed v2/a.proto"]);
    expect(await compareFiles(files("int32", "string"), files("int32", "string"))).toEqual([]);
  });

  test("a side that cannot be read is unknown, never gone", async () => {
    const [good, bad] = [new Map([["a.proto", `${p}message A { int32 a = 1; }`]]), new Map([["a.proto", `${p}message A { int32 a 1; }`]])];
    expect(told(await compareFiles(good, bad))).toEqual(["schema-file-unreadable  unknown/unknown action"]);
  });
});

describe("hostile pairs take time in proportion", () => {
  const many = (count: number, one: (index: number) => string) => Array.from({ length: count }, (_, index) => one(index)).join("\n");
  test.each<[what: string, before: string, after: string]>([
    ["fields that all go, and as many ranges", `message A { ${many(20_000, (index) => `int32 a${index} = ${index + 1};`)} }`, `message A { ${many(20_000, (index) => `reserved ${30_000 + index * 2};`)} }`],
    ["fields that all move into oneofs", `message A { ${many(18_000, (index) => `int32 a${index} = ${index + 1};`)} }`, `message A { ${many(18_000, (index) => `oneof o${index} { int32 a${index} = ${index + 1}; }`)} }`],
    ["a oneof that gets another name", `message A { oneof o { ${many(18_000, (index) => `int32 a${index} = ${index + 1};`)} } }`, `message A { oneof p { ${many(18_000, (index) => `int32 a${index} = ${index + 1};`)} } }`],
    ["aliases without end", `enum E { option allow_alias = true; ${many(20_000, (index) => `A${index} = 0;`)} }`, `enum E { option allow_alias = true; ${many(20_000, (index) => `B${index} = 0;`)} }`],
    ["messages that all go", many(30_000, (index) => `message A${index} { message B {} enum C { D${index} = 0; } }`), "message Z {}"],
    ["a value of 200,000 parts", `option (a) = { ${"b: 1 ".repeat(200_000)} }; message A {}`, `option (a) = { ${"b: 2 ".repeat(200_000)} }; message A {}`],
    ["ranges and options without end", `message A { extensions ${many(15_000, (index) => `${20_000 + index * 2},`)} 1 [${many(15_000, (index) => `a${index} = 1,`)} b = 1]; }`, "message A { extensions 1 [b = 2]; }"],
    ["options without end", `message A { ${many(20_000, (index) => `option (a).b${index} = 1;`)} }`, `message A { ${many(20_000, (index) => `option (a).b${index} = 2;`)} }`],
    ["types that nobody declares", `message A { ${many(18_000, (index) => `T${index} a${index} = ${index + 1};`)} }`, `message A { ${many(18_000, (index) => `U${index} a${index} = ${index + 1};`)} }`],
  ])("%s", async (_what, before, after) => {
    expect((await compare(before, after)).length).toBeGreaterThan(0);
  }, 120_000);
});
