import { Ajv2019 } from "ajv/dist/2019.js";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Json } from "#model";
import { formats } from "#read";
import { editorSchema } from "../packages/read/editor.ts";
import { structureOf, type StructureProblem } from "../packages/read/validate.ts";
import { type Field, type Fields, type Standard, variants } from "../packages/read/structure.ts";
import { fileOf, standards, typesOfValidator, validatorOf } from "../scripts/generate.ts";
import { amendments } from "./structure.amendments.ts";
import { grow } from "./structure/grow.ts";
import { mutate, type Pools, type Tree } from "./structure/mutate.ts";
import { documentsIn, hasSpecs, judgeOf, officialSchema } from "./structure/official.ts";
import { Random } from "./structure/random.ts";

const seed = Number(process.env.MESHGATE_SEED ?? 20260908);
const rounds = Number(process.env.MESHGATE_ROUNDS ?? 24_000);
if (!hasSpecs) console.warn("SKIPPED: ../shared/specs is not here, so the tables are not compared with the official schemas.");

const standardOf = (id: string): Standard => {
  const found = standards.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no standard ${id}`);
  return found;
};

/** As the reader gives it: maps without a prototype. */
function bare(value: unknown): Json {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value as Json;
  const made: Record<string, Json> = Object.create(null);
  for (const key of Object.keys(value)) made[key] = bare(Reflect.get(value, key));
  return made;
}

const check = async (format: string, value: unknown, version: string): Promise<readonly StructureProblem[]> => (await structureOf(format))(bare(value), version);

const contract = (more: object): object => ({ apiVersion: "v3.2.0", kind: "DataContract", id: "c", version: "1.0.0", status: "active", ...more });
const property = (more: object): object => contract({ schema: [{ name: "orders", properties: [{ name: "id", ...more }] }] });

describe("the tables", () => {
  it("agree with the formats on their versions", () => {
    for (const { id, versions } of standards) expect(formats.find((one) => one.id === id)?.versions, id).toEqual(versions);
  });

  it("say something about every shape and key, in one sentence", () => {
    for (const { id, shapes } of standards)
      for (const [name, shape] of Object.entries(shapes)) {
        expect(shape.says, `${id} ${name}`).toMatch(/^[A-Z].*\.$/);
        const speak = (fields: Fields): void => {
          for (const [key, field] of Object.entries(fields)) for (const one of variants(field)) expect(one.says, `${id} ${name} ${key}`).toMatch(/^[A-Z`].*\.$/);
        };
        speak(shape.fields);
        for (const { fields } of shape.cases ?? []) speak(fields ?? {});
      }
  });

  it("name only shapes and versions that there are", () => {
    const inside = (field: Field): Field[] => [field, ...("of" in field ? inside(field.of) : []), ...("kinds" in field ? field.kinds.flatMap(inside) : [])];
    for (const { shapes, versions, root } of standards) {
      expect(Object.keys(shapes)).toContain(root);
      for (const shape of Object.values(shapes))
        for (const field of [shape.fields, ...(shape.cases ?? []).map(({ fields }) => fields ?? {})].flatMap((fields) => Object.values(fields)).flatMap(variants).flatMap(inside)) {
          if (field.kind === "shape") expect(Object.keys(shapes)).toContain(field.shape);
          for (const version of [field.since, field.until]) if (version !== undefined) expect(versions).toContain(version);
        }
    }
  });
});

describe("the compiled validators", () => {
  it.each(standards.map((standard) => [standard.id, standard] as const))("%s is what the tables give", async (_, standard) => {
    expect(readFileSync(fileOf(standard), "utf8") === (await validatorOf(standard)), "run `npm run generate`").toBe(true);
    expect(readFileSync(fileOf(standard).replace(/js$/, "d.ts"), "utf8")).toBe(typesOfValidator);
  });

  it("are small modules without imports", () => {
    for (const standard of standards) {
      const code = readFileSync(fileOf(standard), "utf8");
      expect(code).not.toMatch(/\brequire\(|^import |\beval\(|new Function/m);
      expect(code.length, standard.id).toBeLessThan(200_000);
    }
  });
});

/** Every official negative, the rule that refuses it, and where. */
const negatives: Readonly<Record<string, readonly [StructureProblem["rule"], string]>> = {
  "additional-unknown-property": ["unknown-field", "unknownRootField"],
  "enum-duplicate-values": ["invalid-value", "schema.0.properties.0.enum.1"],
  "enum-empty": ["invalid-value", "schema.0.properties.0.enum"],
  "enum-missing-value": ["missing-field", "schema.0.properties.0.enum.0"],
  "invalid-api-version": ["invalid-value", "apiVersion"],
  "invalid-kind": ["invalid-value", "kind"],
  "invalid-quality-dimension": ["invalid-value", "schema.0.properties.0.quality.0.dimension"],
  "invalid-quality-metric": ["invalid-value", "schema.0.properties.0.quality.0.metric"],
  "invalid-quality-type": ["invalid-value", "schema.0.properties.0.quality.0.type"],
  "map-missing-block": ["missing-field", "schema.0.properties.0"],
  "map-missing-key": ["missing-field", "schema.0.properties.0.map"],
  "map-missing-value": ["missing-field", "schema.0.properties.0.map"],
  "missing-required-fields": ["missing-field", ""],
  "quality-custom-missing-implementation": ["missing-field", "schema.0.properties.0.quality.0"],
  "quality-element-field": ["unknown-field", "schema.0.properties.0.quality.0.element"],
  "quality-library-missing-metric": ["missing-field", "schema.0.properties.0.quality.0"],
  "quality-multiple-operators": ["conflicting-fields", "schema.0.properties.0.quality.0.mustNotBe"],
  "quality-mustbebetween-wrong-size": ["invalid-value", "schema.0.quality.0.mustBeBetween"],
  "quality-sql-missing-query": ["missing-field", "schema.0.properties.0.quality.0"],
  "relationship-property-level-with-from": ["unknown-field", "schema.0.properties.0.relationships.0.from"],
  "relationship-schema-level-missing-from-to": ["missing-field", "schema.0.relationships.0"],
  "schema-property-invalid-logicaltype": ["invalid-value", "schema.0.properties.0.logicalType"],
  "schema-property-missing-name": ["missing-field", "schema.0.properties.0"],
  "server-invalid-type": ["invalid-value", "servers.0.type"],
  "server-missing-conditional-fields": ["missing-field", "servers.0"],
  "server-missing-required-fields": ["missing-field", "servers.0"],
  "sla-missing-required-value": ["missing-field", "slaProperties.0"],
  "synonym-missing-term": ["missing-field", "schema.0.properties.0.synonyms.0"],
};

const written = (standard: Standard, document: unknown, otherwise: string): string => {
  const value: unknown = typeof document === "object" && document !== null ? Reflect.get(document, standard.versionKey) : undefined;
  const version = typeof value === "string" ? value.replace(/^v/, "") : "";
  return standard.versions.includes(version) ? version : otherwise;
};
const newest = ({ versions }: Standard): string => versions.at(-1) ?? "";
const judges = new Map<string, (value: unknown) => boolean>();
const judged = (id: string, version: string, patches: typeof amendments): ((value: unknown) => boolean) => {
  const key = `${id} ${version} ${patches.length}`;
  const judge = judges.get(key) ?? judgeOf(officialSchema(id, version, patches));
  judges.set(key, judge);
  return judge;
};
const official = (id: string, version: string) => judged(id, version, amendments);
const stored = (id: string, version: string) => judged(id, version, []);

describe.skipIf(!hasSpecs)("against the official documents", () => {
  it("refuses every official negative for the right reason at the right place", async () => {
    const odcs = standardOf("odcs");
    const documents = documentsIn("odcs/negative");
    expect(documents.map(([name]) => name.replace(".odcs.yaml", ""))).toEqual(Object.keys(negatives).sort());
    for (const [name, document] of documents) {
      const problems = await check("odcs", document, written(odcs, document, newest(odcs)));
      const [rule, path] = negatives[name.replace(".odcs.yaml", "")] ?? [];
      expect(problems[0], name).toMatchObject({ rule });
      expect(problems[0]?.path.join("."), name).toBe(path);
    }
    console.info(`official negatives refused: ${documents.length}/${documents.length}`);
  });

  it.each(["odcs", "odps", "dcs"])("%s: takes every official example that its own schema takes, and every one in some version", async (id) => {
    const standard = standardOf(id);
    let taken = 0;
    for (const [name, document] of documentsIn(`${id}/examples`)) {
      const version = written(standard, document, newest(standard));
      const problems = await check(id, document, version);
      expect(problems.length === 0, `${name}: ${JSON.stringify(problems[0])}`).toBe(official(id, version)(document));
      const versions = await Promise.all(standard.versions.map(async (other) => (await check(id, document, other)).length === 0));
      expect(versions, name).toContain(true);
      taken += problems.length === 0 ? 1 : 0;
    }
    console.info(`official examples of ${id} without a problem in the version that they name: ${taken}/${documentsIn(`${id}/examples`).length}`);
  });

  it.each(amendments.map((one) => [one.id, one] as const))("needs the amendment %s", async (id, { standard, versions, reason, witness }) => {
    const version = versions.at(-1) ?? "";
    expect(reason).toMatch(/\.$/);
    expect(official(standard, version)(witness)).toBe(true);
    expect(judgeOf(officialSchema(standard, version, amendments.filter((one) => one.id !== id)))(witness)).toBe(false);
    expect(await check(standard, witness, version)).toEqual([]);
  });
});

function poolsOf(standard: Standard, schemas: readonly unknown[]): Pools {
  const keys = new Set<string>();
  const words = new Set<string>();
  const visit = (node: unknown, isFields: boolean): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (isFields) keys.add(key);
      if (key === "enum" && Array.isArray(value)) for (const word of value) if (typeof word === "string") words.add(word);
      visit(value, key === "properties" && !isFields);
    }
  };
  for (const schema of schemas) visit(schema, false);
  const versions = standard.versions.map((version) => `${standard.prefix ?? ""}${version}`);
  return { keys: [...keys], words: [...words], versionKey: standard.versionKey, versions: [...versions, ...(standard.id === "odcs" ? ["v2.2.0", "v9.9.9"] : ["x"])] };
}

/** Documents made from examples and tables, changed by chance. */
function* documents(standard: Standard, bases: readonly unknown[], pools: Pools, random: Random, count: number): Generator<readonly [Tree, string]> {
  for (let round = 0; round < count; round += 1) {
    const version = random.pick(standard.versions);
    const base = random.chance(0.5) && bases.length > 0 ? random.pick(bases) : grow(standard, version, random);
    const document: { [key: string]: Tree } = JSON.parse(JSON.stringify(base));
    if (random.chance(0.3)) document[standard.versionKey] = `${standard.prefix ?? ""}${version}`;
    for (let times = random.below(4); times > 0; times -= 1) mutate(document, pools, random);
    yield [document, written(standard, document, version)];
  }
}

describe.skipIf(!hasSpecs)("against the official schemas, on documents changed by chance", () => {
  it.each([["odcs", 0.6], ["odps", 0.2], ["dcs", 0.2]] as const)("%s: no disagreement", async (id, share) => {
    const standard = standardOf(id);
    const schemas = standard.versions.map((version) => officialSchema(id, version, amendments));
    const ours = await structureOf(id);
    const random = new Random(seed + id.length * 7919 + id.charCodeAt(1));
    const bases = documentsIn(`${id}/examples`).map(([, document]) => document);
    const disagreements: string[] = [];
    let taken = 0;
    let seen = 0;
    for (const [document, version] of documents(standard, bases, poolsOf(standard, schemas), random, Math.ceil(rounds * share))) {
      const text = JSON.stringify(document);
      const theirs = official(id, version)(JSON.parse(text));
      const problems = ours(bare(document), version);
      seen += 1;
      taken += theirs ? 1 : 0;
      if ((problems.length === 0) !== theirs && disagreements.length < 5) disagreements.push(`${version}: official ${theirs ? "takes" : "refuses"}, we say ${JSON.stringify(problems.slice(0, 3))}\n${text.slice(0, 2000)}`);
      if (seen % 8 === 0 && stored(id, version)(JSON.parse(text))) expect(theirs, `amendments only take more: ${text}`).toBe(true);
    }
    console.info(`${id}: ${seen} documents (seed ${seed}), ${taken} taken, ${seen - taken} refused, ${disagreements.length} disagreements`);
    expect(disagreements).toEqual([]);
    expect(taken).toBeGreaterThan(seen * 0.15);
    expect(seen - taken).toBeGreaterThan(seen * 0.15);
  });
});

describe("the editor schemas", () => {
  it.each(standards.flatMap((standard) => standard.versions.map((version) => [standard.id, version, standard] as const)))("%s %s says what the validator says", async (id, version, standard) => {
    const schema = editorSchema(standard, version);
    const judge = judgeOf(JSON.parse(JSON.stringify({ ...schema, $schema: undefined })));
    expect(new Ajv2019({ strict: false }).validateSchema(schema)).toBe(true);
    const ours = await structureOf(id);
    const random = new Random(seed);
    for (const [document] of documents({ ...standard, versions: [version] }, [], poolsOf(standard, [schema]), random, 400)) {
      const problems = ours(bare(document), version).filter(({ message }) => !message.includes("an address with a scheme"));
      const text = JSON.stringify(document);
      expect(judge(JSON.parse(text)), `${JSON.stringify(problems[0])} ${text}`).toBe(problems.length === 0);
    }
  });
});

describe("what is said", () => {
  const one = async (document: object, version = "3.2.0", format = "odcs"): Promise<StructureProblem> => {
    const problems = await check(format, document, version);
    expect(problems).toHaveLength(1);
    return problems[0] ?? { rule: "limit-exceeded", path: [], message: "nothing" };
  };

  it("a misspelt key: what was meant, and nothing about the key that is missing for it", async () => {
    expect(await one(property({ requried: true }))).toMatchObject({ rule: "unknown-field", path: ["schema", 0, "properties", 0, "requried"], suggestion: "required", hint: "Did you mean `required`?" });
    expect(await one(contract({ schema: [{ nmae: "orders" }] }))).toMatchObject({ rule: "unknown-field", path: ["schema", 0, "nmae"], suggestion: "name" });
  });

  it("a misspelt key where other keys are allowed: that it is what is missing", async () => {
    expect(await one({ ...contract({ support: [{ chanel: "a", url: "b" }] }), apiVersion: "v3.0.2" }, "3.0.2")).toMatchObject({ rule: "missing-field", path: ["support", 0], hint: "Rename `chanel` to `channel`." });
  });

  it("a key or value of another version: since when or until when", async () => {
    const old = { ...contract({ schema: [{ name: "o", properties: [{ name: "p", enum: [{ value: 1 }] }] }] }), apiVersion: "v3.1.0" };
    expect((await one(old, "3.1.0")).message).toBe("`enum` exists since ODCS 3.2.0; this contract says v3.1.0.");
    const typed = { ...contract({ schema: [{ name: "o", properties: [{ name: "p", logicalType: "timestamp" }] }] }), apiVersion: "v3.0.2" };
    expect(await one(typed, "3.0.2")).toMatchObject({ rule: "invalid-value", hint: expect.stringContaining("`timestamp` exists since ODCS 3.1.0; this contract says v3.0.2.") });
  });

  it("a key of another kind: where it belongs", async () => {
    const problem = await one(contract({ servers: [{ server: "s", type: "s3", location: "s3://b/x", host: "h" }] }));
    expect(problem).toMatchObject({ rule: "unknown-field", path: ["servers", 0, "host"], message: "`host` does not belong to a server with `type` `s3`.", hint: expect.stringMatching(/^It belongs where `type` is `btrieve`, .* or \d+ more\.$/) });
    expect((await one(property({ logicalType: "string", items: {} }))).hint).toBe("It belongs where `logicalType` is `array`.");
  });

  it("options without a logical type: that they need one", async () => {
    for (const version of ["3.0.0", "3.1.0", "3.2.0"]) {
      const document = { ...property({ logicalTypeOptions: { maxLength: 3 } }), apiVersion: `v${version}` };
      expect(await one(document, version)).toMatchObject({ rule: "unknown-field", path: ["schema", 0, "properties", 0, "logicalTypeOptions", "maxLength"], message: "`maxLength` needs a `logicalType`." });
    }
    expect(await check("odcs", property({ logicalTypeOptions: {} }), "3.2.0")).toEqual([]);
  });

  it("an unknown kind: once, and no key is held against it", async () => {
    expect(await one(contract({ servers: [{ server: "s", type: "postgre", host: "h", port: 1 }] }))).toMatchObject({ rule: "invalid-value", path: ["servers", 0, "type"], hint: expect.stringContaining("Did you mean `postgres`?") });
    expect(await one(property({ logicalType: "binary", items: 3, map: 4 }))).toMatchObject({ path: ["schema", 0, "properties", 0, "logicalType"] });
  });

  it("a value of another type: both types, and how to write it", async () => {
    expect(await one({ ...contract({}), version: 1.5 })).toMatchObject({ rule: "wrong-type", path: ["version"], message: "`version` must be a text, but it is the number 1.5.", hint: "Put the value in quotes." });
    expect(await one({ ...contract({}), name: null })).toMatchObject({ rule: "wrong-type", hint: "Write a value, or remove the key." });
    expect(await one(contract({ tags: ["a", 2] }))).toMatchObject({ path: ["tags", 1], message: "Entry 2 of `tags` must be a text, but it is the number 2." });
    expect(await one(contract({ schema: {} }))).toMatchObject({ message: "`schema` must be a list, but it is a map of keys and values." });
    expect((await one(property({ primaryKeyPosition: "1" }))).hint).toBe("Remove the quotes.");
    expect(await check("odcs", [1], "3.2.0")).toMatchObject([{ rule: "wrong-type", path: [], message: "The contract must be a map of keys and values, but it is a list." }]);
  });

  it("a threshold too few, two too many, ends of two types", async () => {
    const quality = (more: object): object => contract({ schema: [{ name: "o", quality: [{ type: "sql", query: "SELECT 1", ...more }] }] });
    expect(await one(quality({}))).toMatchObject({ rule: "missing-field", path: ["schema", 0, "quality", 0], message: "A quality check with `type` `sql` needs a threshold." });
    expect(await one(quality({ mustBe: 1, mustNotBe: 2 }))).toMatchObject({ rule: "conflicting-fields", path: ["schema", 0, "quality", 0, "mustNotBe"] });
    expect(await one(contract({ schema: [{ name: "o", relationships: [{ from: "a.b", to: ["c.d"] }] }] }))).toMatchObject({ rule: "conflicting-fields", message: "`from` and `to` must both be a text or both be a list." });
  });

  it("a check without a type, where the schema would ask for every kind at once: only the type", async () => {
    const document = { dataContractSpecification: "1.2.1", id: "c", info: { title: "t", version: "1" }, models: { m: { quality: [{}] } } };
    expect(await one(document, "1.2.1", "dcs")).toMatchObject({ rule: "missing-field", path: ["models", "m", "quality", 0], message: "`type` is missing: a quality check needs it." });
  });

  it("a name that is not allowed, at the name", async () => {
    const document = { dataContractSpecification: "1.2.1", id: "c", info: { title: "t", version: "1" }, models: { "a b/c": {} } };
    expect(await one(document, "1.2.1", "dcs")).toMatchObject({ rule: "invalid-value", path: ["models", "a b/c"], message: "`a b/c` must be made of letters, digits, `-` and `_`." });
  });
});

describe("hostile documents", () => {
  it("keys of the prototype are unknown keys, and nothing is changed", async () => {
    const names = ["__proto__", "constructor", "hasOwnProperty", "toString", "valueOf", "prototype"];
    const bag = (): Record<string, Json> => Object.create(null);
    const evil = bag();
    for (const name of names) evil[name] = { polluted: true };
    for (const place of [bare({}), bare({ schema: [{ name: "o" }] })]) {
      const document = Object.assign(bag(), bare(contract({})), place);
      const target = Array.isArray(document.schema) ? document.schema[0] : document;
      for (const name of names) Object.defineProperty(target, name, { value: evil, enumerable: true });
      const problems = (await structureOf("odcs"))(document, "3.2.0");
      expect(problems.map(({ rule, path }) => [rule, path.at(-1)])).toEqual(names.map((name) => ["unknown-field", name]));
    }
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  it("such keys in places of any value, in lists that have to be unique and as names", async () => {
    const value = bare(JSON.parse('{"__proto__": 1, "constructor": {"valueOf": 2}, "valueOf": null}'));
    const enumerated = bare(property({ logicalType: "string", enum: [{ value: 1, label: "x" }, { label: "x", value: 1 }], examples: [value], quality: [{ type: "custom", engine: "e", implementation: value }] }));
    expect((await structureOf("odcs"))(enumerated, "3.2.0")).toMatchObject([{ rule: "invalid-value", path: ["schema", 0, "properties", 0, "enum", 1] }]);
    const named = bare(JSON.parse('{"dataContractSpecification": "1.2.1", "id": "c", "info": {"title": "t", "version": "1"}, "models": {"__proto__": {"type": 5}, "constructor": {}}}'));
    expect((await structureOf("dcs"))(named, "1.2.1")).toMatchObject([{ rule: "wrong-type", path: ["models", "__proto__", "type"] }]);
  });

  it("texts from the document stand in messages on one line, cut and without control characters", async () => {
    const text = `\u001b[31m\n::error::${"x".repeat(100_000)}`;
    const documents = [{ ...contract({}), [text]: 1 }, { ...contract({}), status: 1, kind: text }, property({ logicalType: text }), contract({ contractCreatedTs: text })];
    for (const document of documents)
      for (const { message, hint = "" } of await check("odcs", document, "3.2.0")) {
        expect(message.length + hint.length).toBeLessThan(600);
        expect(`${message}${hint}`).not.toMatch(/[\u0000-\u001f]/);
      }
  });

  it("says a thousand problems and counts the rest", async () => {
    const problems = await check("odcs", contract({ tags: Array.from({ length: 50_000 }, (_, index) => index) }), "3.2.0");
    expect(problems).toHaveLength(1001);
    expect(problems.at(-1)).toMatchObject({ rule: "limit-exceeded", message: "49000 more problems are not shown." });
  });

  it("steps with slashes and tildes lead to the node", async () => {
    const document = { dataContractSpecification: "1.2.1", id: "c", info: { title: "t", version: "1" }, definitions: { "a/b": { type: "x" } } };
    expect(await check("dcs", document, "1.2.1")).toMatchObject([{ path: ["definitions", "a/b", "type"] }]);
    expect(await check("odcs", { ...contract({}), "a~/b": 1 }, "3.2.0")).toMatchObject([{ path: ["a~/b"] }]);
  });
});
