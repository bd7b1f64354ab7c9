import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect, test } from "vitest";
import { formatLanguage, formatNames, formatSubset, has, isEmpty, isSubset, sample } from "#regular";

const vectors = resolve(import.meta.dirname, "..", "..", "shared", "vectors");
const suite = join(vectors, "json-schema-org+JSON-Schema-Test-Suite", "tests");
const pairs = join(vectors, "haggholm+is-json-schema-subset", "subset-pairs.extracted.json");
const absent = (path: string) => {
  if (existsSync(path)) return false;
  console.warn(`SKIPPED: ${path} is not here`);
  return true;
};

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
/** What ajv-formats says; undefined for the four formats that it does not know. */
const theirs = (format: string, text: string): boolean | undefined => (Object.hasOwn(ajv.formats, format) ? ajv.validate({ type: "string", format }, text) : undefined);

const ours = (format: string) => formatLanguage(format) ?? expect.fail(format);

test("there are nineteen formats, each with texts, and the narrow reading lies in the wide one", () => {
  expect(formatNames).toHaveLength(19);
  for (const format of formatNames) {
    const { narrow, wide, language, exact } = ours(format);
    expect(isEmpty(narrow), format).toBe(false);
    expect(isSubset(narrow, wide), format).toBe("yes");
    expect(exact).toBe(narrow === wide);
    expect(language).toBe(narrow);
  }
  expect(formatLanguage("color")).toBeUndefined();
  expect(formatLanguage("__proto__")).toBeUndefined();
});

/** Where ajv-formats is stricter than the standard: it wants something between the colon and a query or fragment, and no dot in the name of a variable. */
const stricter: Readonly<Record<string, RegExp>> = { uri: /^[^/?#]*:(?:$|[?#])/, "uri-template": /\{[^}]*\./ };
/** Where it is laxer: a colon before the first slash of a relative reference (RFC 3986 §4.2). */
const laxer: Readonly<Record<string, RegExp>> = { "uri-reference": /^[^a-zA-Z/?#][^/?#]*:/ };

test("what the narrow reading allows is allowed by ajv-formats", () => {
  for (const format of formatNames)
    for (const text of sample(ours(format).narrow, 400, 5)) {
      if (theirs(format, text) !== false || stricter[format]?.test(text) === true) continue;
      expect.fail(`${format}: ${JSON.stringify(text)}`);
    }
});

test.skipIf(absent(suite))("the official JSON Schema suite finds every text where it should be", () => {
  let seen = 0;
  const odd: string[] = [];
  for (const draft of readdirSync(suite)) {
    const folder = join(suite, draft, "optional", "format");
    for (const file of existsSync(folder) ? readdirSync(folder) : [])
      for (const { schema, tests } of JSON.parse(readFileSync(join(folder, file), "utf8")) as { schema: { format?: string }; tests: { data: unknown; valid: boolean }[] }[]) {
        const language = formatLanguage(schema.format ?? "");
        if (language === undefined) continue;
        for (const { data, valid } of tests) {
          if (typeof data !== "string") continue;
          seen += 1;
          if (valid ? !has(language.wide, data) : has(language.narrow, data)) odd.push(`${draft} ${schema.format} ${JSON.stringify(data)} ${valid}`);
        }
      }
  }
  expect(seen).toBeGreaterThan(900);
  expect(odd).toEqual([]);
});

test("every text that shows a difference has its format, and the others that are named and no more", () => {
  for (const a of formatNames)
    for (const b of formatNames) {
      const answer = formatSubset(a, b);
      if (typeof answer === "string" || "unknown" in answer) continue;
      const where = `${a} ${b} ${JSON.stringify(answer.no)}`;
      expect(theirs(a, answer.no) ?? true, where).toBe(true);
      if (laxer[b]?.test(answer.no) !== true) expect(theirs(b, answer.no) ?? false, where).toBe(false);
      expect(has(ours(a).wide, answer.no), where).toBe(true);
      expect(has(ours(b).narrow, answer.no), where).toBe(false);
      if (a !== "idn-hostname" && a !== "regex") expect(has(ours(a).narrow, answer.no), where).toBe(true);
      if (b !== "regex") expect(has(ours(b).wide, answer.no), where).toBe(false);
    }
});

test("where one format lies in another the languages say nothing else", () => {
  const texts = new Map(formatNames.map((format) => [format, sample(ours(format).narrow, 300, 11)]));
  const yes: string[] = [];
  const open: string[] = [];
  for (const a of formatNames)
    for (const b of formatNames) {
      const answer = formatSubset(a, b);
      if (typeof answer !== "string" && "unknown" in answer) open.push(`${a} ⊂ ${b}`);
      if (answer !== "yes" || a === b) continue;
      yes.push(`${a} ⊂ ${b}`);
      for (const text of texts.get(a) ?? []) {
        expect(has(ours(b).wide, text), `${a} ⊂ ${b}: ${JSON.stringify(text)}`).toBe(true);
        expect(theirs(b, text) ?? true, `${a} ⊂ ${b}: ${JSON.stringify(text)}`).toBe(true);
      }
      if (ours(a).exact && ours(b).exact) expect(isSubset(ours(a).language, ours(b).language), `${a} ⊂ ${b}`).toBe("yes");
    }
  expect(yes).toHaveLength(36);
  expect(open).toHaveLength(10);
});

test("a name that JSON Schema does not define lies in itself and nobody knows in what else", () => {
  for (const name of ["color", "ip-address", "host-name", "utc-millisec", "__proto__", "constructor", ""]) {
    expect(formatSubset(name, name)).toBe("yes");
    expect(formatSubset(name, "date")).toHaveProperty("unknown");
    expect(formatSubset("date", name)).toHaveProperty("unknown");
  }
});

/** What is-json-schema-subset (unmaintained) expects otherwise: it knows no inclusion but `uri` in `uri-reference`. */
const deviations: Readonly<Record<string, readonly string[]>> = {
  "digits, letters and signs that RFC 3986 §4.2 allows in a relative reference": ["date ⊂ uri-reference", "hostname ⊂ uri-reference", "ipv4 ⊂ uri-reference"],
  "characters that RFC 6570 §2.1 allows outside braces": ["date ⊂ uri-template", "date-time ⊂ uri-template", "time ⊂ uri-template", "hostname ⊂ uri-template", "ipv4 ⊂ uri-template", "ipv6 ⊂ uri-template"],
  "characters that mean themselves in ECMA-262, dots, and a plus after a digit": ["date ⊂ regex", "date-time ⊂ regex", "time ⊂ regex", "hostname ⊂ regex", "ipv4 ⊂ regex", "ipv6 ⊂ regex"],
  "the standards leave it open": ["date ⊂ hostname", "ipv4 ⊂ hostname", "uri ⊂ uri-template", "uri-reference ⊂ uri-template"],
};

test.skipIf(absent(pairs))("the format pairs of is-json-schema-subset", () => {
  const odd: string[] = [];
  let seen = 0;
  interface Case { readonly subset: { readonly format?: string }; readonly superset: { readonly format?: string }; readonly expected: boolean }
  for (const { subset, superset, expected } of JSON.parse(readFileSync(pairs, "utf8")) as Case[]) {
    const only = (schema: object) => Object.keys(schema).every((key) => key === "type" || key === "format");
    if (!only(subset) || !only(superset) || subset.format === undefined || superset.format === undefined) continue;
    seen += 1;
    const answer = formatSubset(subset.format, superset.format);
    const said = answer === "yes" ? true : "no" in answer ? false : undefined;
    if (said !== expected) odd.push(`${subset.format} ⊂ ${superset.format}`);
  }
  expect(seen).toBe(169);
  expect(odd.sort()).toEqual(Object.values(deviations).flat().sort());
});
