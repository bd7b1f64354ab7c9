import { Ajv2019 } from "ajv/dist/2019.js";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formats } from "#read";
import { editorSchema } from "../packages/read/editor.ts";
import { structureOf, type StructureProblem } from "../packages/read/validate.ts";
import { type Field, type Fields, type Standard, variants } from "../packages/read/structure.ts";
import { fileOf, standards, typesOfValidator, validatorOf } from "../scripts/generate.ts";
import { amendments } from "./structure.amendments.ts";
import { bare, check } from "./structure/check.ts";
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

describe("the tables", () => {
  it("agree with the formats on their ids and versions", () => {
    expect(standards.map(({ id }) => id)).toEqual(formats.map(({ id }) => id));
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
      if (problems.length > 0) expect(problems, name).toMatchObject([{ rule: "later-version" }]);
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
