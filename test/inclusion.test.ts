import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { checker, includes, type Inclusion, instancesOf, valid } from "#inclusion";
import type { Dialect, Json } from "#model";
import { shortfalls } from "../scripts/agreement/bars.ts";
import { testSuiteCases } from "../scripts/agreement/json-schema/test-suite.ts";
import { suites } from "../scripts/agreement/suites.ts";
import { below, document } from "./inclusion/random-schema.ts";
import { side, soundness } from "./inclusion/soundness.ts";

const seed = 20_261_124;
const vectors = resolve(import.meta.dirname, "../../shared/vectors");
if (!existsSync(vectors)) console.warn("SKIPPED: the outside vectors are not beside the repository (../shared/vectors)");
const answer = (sub: Json, sup: Json, dialect: Dialect = "2020-12") => includes(side(sub, dialect), side(sup, dialect)).answer;

describe.skipIf(!existsSync(vectors))("outside verdicts", () => {
  test.each([["draft7", "draft-07", 927], ["draft2020-12", "2020-12", 1299]] as const)("every instance of JSON-Schema-Test-Suite, %s, is judged as the suite says", (draft, dialect, count) => {
    const cases = testSuiteCases(join(vectors, "json-schema-org+JSON-Schema-Test-Suite"), draft, dialect);
    const wrong = cases.filter(({ sub, sup, documents, expected }) => valid({ schema: sup, dialect, ...(documents === undefined ? {} : { documents }) }, (sub as { const: Json }).const) !== expected);
    expect(cases.length).toBe(count);
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  const ours = ["json-schema-test-suite-draft7", "json-schema-test-suite-2020-12", "apicurio-json", "jsonsubschema", "is-json-schema-subset"];
  test.each(suites.filter(({ id }) => ours.includes(id)))("a part of $title", async (suite) => {
    const tally = await suite.replay(join(vectors, suite.folder), { sample: 120, seed });
    expect(shortfalls({ ...suite, may: { ...suite.may, unknown: 0.05 } }, tally)).toEqual([]);
    expect(tally.cases).toBe(120);
  });
});

describe("random pairs: nothing proven is refuted, every value shows what it should", () => {
  test.each([[2, 260], [3, 90]])("schemas %i deep", (depth, pairs) => {
    const { wrong, unknown, yes, no, held } = soundness(seed + depth, pairs, depth);
    expect(wrong).toEqual([]);
    expect(unknown).toBe(0);
    expect(Math.min(yes, no)).toBeGreaterThan(pairs / 6);
    expect(held).toBeGreaterThan(500 * yes);
  });
});

describe("laws of sets", () => {
  const next = below(seed);
  const draw = (dialect: Dialect) => document(next, 2, dialect);
  const rows = Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? "2020-12" : "draft-07") as Dialect).map((dialect) => ({ dialect, a: draw(dialect), b: draw(dialect), c: draw(dialect) }));
  const free = rows.filter(({ a, b, c }) => !JSON.stringify([a, b, c]).includes("$ref"));

  test("a schema is inside itself, written twice", () => {
    for (const { a, dialect } of rows) expect(includes(side(a, dialect), side({ allOf: [true], ...(a as object) }, dialect)).answer, JSON.stringify(a)).toMatch(typeof a === "object" && "$ref" in (a as object) && dialect === "draft-07" ? /./ : /^yes$/);
  });
  test("it is inside any alternative that has it, and holds whatever it is part of", () => {
    for (const { a, b, dialect } of free) expect([answer(a, { anyOf: [b, a] }, dialect), answer({ allOf: [b, a] }, a, dialect)], JSON.stringify([a, b])).toEqual(["yes", "yes"]);
  });
  test("what is inside one and inside its opposite is nothing", () => {
    for (const { a, dialect } of free) expect([answer({ allOf: [a, { not: a }] }, false, dialect), answer(true, { anyOf: [a, { not: a }] }, dialect)], JSON.stringify(a)).toEqual(["yes", "yes"]);
  });
  test("inside something inside something", () => {
    for (const { a, b, c, dialect } of free) if (answer(a, b, dialect) === "yes" && answer(b, c, dialect) === "yes") expect(answer(a, c, dialect), JSON.stringify([a, b, c])).toBe("yes");
  });
});

describe("what a wrong yes would cost", () => {
  test.each<[what: string, sub: Json, sup: Json, answer: Inclusion["answer"], dialect?: Dialect]>([
    ["multiples are decimal", { multipleOf: 0.3 }, { multipleOf: 0.1 }, "yes"],
    ["no whole number lies between", { type: "integer", exclusiveMinimum: 1, exclusiveMaximum: 2 }, false, "yes"],
    ["two booleans are all that there are", { items: { type: "boolean" }, uniqueItems: true, type: "array" }, { maxItems: 2 }, "yes"],
    ["three different values of four", { type: "array", items: { enum: [1, 2, 3, 4] }, uniqueItems: true, minItems: 4 }, { contains: { const: 3 } }, "yes"],
    ["two of them may be equal", { type: "array", items: { enum: [1, 2] }, minItems: 2 }, { uniqueItems: true }, "no"],
    ["a pattern is searched for", { type: "string", pattern: "a" }, { pattern: "^a" }, "no"],
    ["names by two patterns", { type: "object", patternProperties: { "^a": { type: "string" }, "z$": { type: "number" } }, required: ["az"] }, false, "yes"],
    ["names that no pattern allows", { type: "object", propertyNames: { pattern: "^[ab]$" }, minProperties: 3 }, false, "yes"],
    ["an open object meets a new property", { type: "object" }, { properties: { a: { type: "string" } } }, "no"],
    ["an overlap of `oneOf` is refused", { type: "integer" }, { oneOf: [{ type: "integer" }, { minimum: 5 }] }, "no"],
    ["`$ref` hides its siblings", { type: "integer" }, { $ref: "#/definitions/x", minimum: 3, definitions: { x: { type: "integer" } } }, "yes", "draft-07"],
    ["`$ref` stands beside its siblings", { type: "integer" }, { $ref: "#/definitions/x", minimum: 3, definitions: { x: { type: "integer" } } }, "no", "2019-09"],
    ["`exclusiveMinimum` is a flag in draft-04", { minimum: 0, exclusiveMinimum: true }, { minimum: 0 }, "yes", "draft-04"],
    ["a flag is no bound in draft-06", { minimum: 0, exclusiveMinimum: true }, { minimum: 0, maximum: 1 }, "unknown", "draft-06"],
    ["`const` is no word of draft-04", { const: 1 }, { type: "integer" }, "no", "draft-04"],
    ["lists of whole numbers are lists of numbers", { $ref: "#/$defs/l", $defs: { l: { type: ["array", "integer"], items: { $ref: "#/$defs/l" } } } }, { $ref: "#/$defs/l", $defs: { l: { type: ["array", "number"], items: { $ref: "#/$defs/l" } } } }, "yes"],
    ["a list that never ends is none", { $ref: "#/$defs/l", $defs: { l: { type: "array", minItems: 1, items: { $ref: "#/$defs/l" } } } }, false, "yes"],
    ["unevaluated properties see into branches", { type: "object", anyOf: [{ properties: { a: true }, required: ["a"] }, { properties: { b: true } }], unevaluatedProperties: false }, { propertyNames: { enum: ["a", "b"] } }, "yes"],
    ["and only into those that hold", { type: "object", anyOf: [{ properties: { a: true }, required: ["b"] }, true], unevaluatedProperties: false }, { maxProperties: 0 }, "yes"],
    ["the same schema elsewhere stays the same", { properties: { a: { $ref: "https://example.com/a.json" }, b: { type: "integer" } } }, { properties: { a: { $ref: "https://example.com/a.json" }, b: { type: "number" } } }, "yes"],
    ["nobody fetches it", { properties: { a: { $ref: "https://example.com/a.json" } } }, { properties: { a: { type: "string" } } }, "unknown"],
    ["validators of 2019-09 do not agree on what is evaluated", { contains: { type: "string" }, unevaluatedItems: false }, { maxItems: 0 }, "unknown", "2019-09"],
    ["a pattern that refers back", { type: "string", pattern: "^(a+)\\1$" }, { pattern: "^a*$" }, "unknown"],
    ["keys that are words elsewhere", { type: "object", properties: JSON.parse('{"__proto__": {"type": "string"}, "constructor": {"type": "null"}}') as Json, required: ["__proto__", "constructor"] }, { required: ["toString"] }, "no"],
    ["and one of them changed", { type: "object", properties: JSON.parse('{"__proto__": {"type": "string"}}') as Json }, { properties: JSON.parse('{"__proto__": {"type": "null"}}') as Json }, "no"],
  ])("%s", (_what, sub, sup, expected, dialect) => expect(answer(sub, sup, dialect)).toBe(expected));

  test("a format describes, and refuses where that is asked for", () => {
    const [email, text] = [side({ type: "string", format: "email" }), side({ type: "string" })];
    expect([includes(text, email).answer, includes(text, email, { formats: "assert" }).answer, includes(email, side({ type: "string", format: "idn-email" }), { formats: "assert" }).answer]).toEqual(["yes", "no", "yes"]);
  });
});

describe("hostile schemas end, and nothing is called compatible for want of time", () => {
  const wide = (count: number, type: string) => ({ type: "object", properties: Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, { type: index === 7 ? type : "string" }])), additionalProperties: false });
  const nested = (depth: number) => Array.from({ length: depth }).reduce<Json>((inside, _, index) => ({ oneOf: [inside, { properties: { [`k${index}`]: inside } }, { required: [`k${index}`] }] }), { minProperties: 1 });
  const deep = (depth: number) => Array.from({ length: depth }).reduce<Json>((inside) => ({ items: inside }), { type: "string" });

  test.each<[string, Json, Json, readonly Inclusion["answer"][]]>([
    ["itself, without an end", { $ref: "#" }, { type: "string" }, ["unknown"]],
    ["a circle of all", { $ref: "#/$defs/a", $defs: { a: { allOf: [{ $ref: "#/$defs/b" }] }, b: { anyOf: [{ $ref: "#/$defs/a" }] } } }, { type: "string" }, ["unknown"]],
    ["twice itself, at every step", { $ref: "#/$defs/a", $defs: { a: { anyOf: [{ $ref: "#/$defs/a" }, { $ref: "#/$defs/a" }] } } }, { type: "string" }, ["unknown"]],
    ["twice another that is twice itself, at every step into the instance", { $ref: "#/$defs/a", $defs: { a: { oneOf: [{ items: { $ref: "#/$defs/a" } }, { items: { $ref: "#/$defs/b" } }] }, b: { anyOf: [{ items: { $ref: "#/$defs/a" } }, { additionalProperties: { $ref: "#/$defs/b" } }] } } }, { type: "string" }, ["no", "unknown"]],
    ["alternatives in alternatives", nested(12), { allOf: [nested(11)], maxProperties: 4 }, ["no", "unknown"]],
    ["ten thousand properties", wide(10_000, "integer"), wide(10_000, "number"), ["yes", "unknown"]],
    ["three hundred levels", deep(250), { ...(deep(250) as object), title: "x" }, ["yes", "unknown"]],
    ["ten thousand levels", deep(10_000), { type: "string" }, ["unknown"]],
    ["an array of a billion", { type: "array", minItems: 1e9, uniqueItems: true, items: { type: "boolean" } }, false, ["yes", "unknown"]],
    ["a text of a billion", { type: "string", minLength: 1e9 }, { maxLength: 5 }, ["no", "unknown"]],
    ["numbers without a bound", { type: "number", minimum: 1e308, multipleOf: 1e-308 }, false, ["no", "unknown"]],
    ["sixty kinds told apart by a constant", { oneOf: Array.from({ length: 60 }, (_, index) => ({ type: "object", properties: { kind: { const: index } }, required: ["kind"] })) }, { required: ["kind"] }, ["yes"]],
  ])("%s", (_what, sub, sup, allowed) => {
    expect(allowed).toContain(answer(sub, sup));
  });

  test("fewer steps, less certainty, never another answer", () => {
    const [sub, sup] = [side(nested(4)), side({ anyOf: [nested(4), { type: "null" }] })];
    const answers = [1, 20, 400, 8000, 160_000].map((steps) => includes(sub, sup, { steps }).answer);
    expect(answers.at(-1)).toBe("yes");
    expect(answers.filter((one) => one === "no")).toEqual([]);
    expect(answers[0]).toBe("unknown");
  });
});

describe("instances", () => {
  const schema = side({ type: "object", properties: { n: { type: "integer", minimum: 3, maximum: 9 }, kind: { enum: ["a", "b"] } }, required: ["n"] });
  test("the same arguments give the same instances", () => {
    const draw = (number: number) => JSON.stringify([...instancesOf([schema], { count: 50, seed: number })]);
    expect(draw(1)).toBe(draw(1));
    expect(draw(1)).not.toBe(draw(2));
  });
  test("they stand on both sides of every bound", () => {
    const check = checker(schema);
    const made = [...instancesOf([schema], { count: 600, seed })];
    const numbers = new Set(made.flatMap((one) => (typeof one === "object" && one !== null && "n" in one ? [one.n] : [])));
    expect([2, 3, 4, 8, 9, 10].filter((number) => !numbers.has(number))).toEqual([]);
    expect(made.filter((one) => check(one) === true).length).toBeGreaterThan(150);
    expect(made.filter((one) => check(one) === false).length).toBeGreaterThan(100);
  });
});
