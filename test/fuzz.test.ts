import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { lint, rules } from "#lint";
import type { Document, Location, Problem } from "#model";
import { read } from "#read";
import { meshOf } from "../packages/run/documents.ts";

/** `npm test` draws a seeded few; `npm run fuzz` draws 100,000 (MESHGATE_FUZZ), from another seed where MESHGATE_SEED says so. */
const runs = Number(process.env["MESHGATE_FUZZ"] ?? 3_000);
const seed = Number(process.env["MESHGATE_SEED"] ?? 20261123);
const half = { seed, numRuns: Math.ceil(runs / 2) };
const hours = 4 * 3_600_000;

const fixtures = resolve(import.meta.dirname, "../fixtures");
const texts = ["read", "repos/sales-domain/base/contracts", "repos/sales-domain/base/products", "repos/sales-domain/base/consumers"].flatMap((folder) => yamlBelow(join(fixtures, folder))).map((file) => readFileSync(file, "utf8"));

function yamlBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? yamlBelow(path) : /\.ya?ml$/.test(entry.name) ? [path] : [];
  });
}

/** Reads and lints; fails where a place does not hold what is said of it. */
async function look(bytes: Uint8Array): Promise<Problem[]> {
  const reading = await read("fuzz.yaml", bytes);
  const { text, documents } = reading;
  const lines = text.split("\n");
  if (text === "") return [];
  for (const { at, rule } of await lint(documents, meshOf([reading]), rules)) {
    expect(inside(at, lines), `${rule} at ${at.line}:${at.column} of ${lines.length} lines`).toBe(true);
  }
  const problems = documents.flatMap((document: Document) => document.problems);
  for (const problem of problems) expect(holds(problem, lines), `${problem.rule} ${JSON.stringify(problem.path)} at ${problem.at.line}:${problem.at.column}: ${lines[problem.at.line - 1]}`).toBe(true);
  return problems;
}

const inside = (at: Location, lines: readonly string[]) =>
  at.line >= 1 && at.column >= 1 && at.endLine >= at.line && at.line <= lines.length && at.column <= (lines[at.line - 1]?.length ?? 0) + 1;

/** A problem with a key stands on that key, or on an alias or merge that brings it. */
function holds({ rule, path, at }: Problem, lines: readonly string[]): boolean {
  const key = path.at(-1);
  if (!["unknown-field", "duplicate-key", "wrong-type", "invalid-value"].includes(rule) || typeof key !== "string" || !/^\w[\w-]*\w$/.test(key)) return true;
  const here = lines[at.line - 1]?.slice(at.column - 1) ?? "";
  return new RegExp(`^(?:["']?${key}\\b|[*?!&|>{"'])`).test(here);
}

const anyText = fc.constantFrom(...texts);
const byteEdit = fc.record({ where: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat({ max: 8 }), put: fc.oneof(fc.uint8Array({ maxLength: 4 }), fc.constantFrom(..."[]{}:-&*#|>'\"%@`\t\n,?!".split("").map((sign) => new TextEncoder().encode(sign)))) });

test(`bytes changed at random (${half.numRuns} draws): no throw, every place in the text`, async () => {
  await fc.assert(fc.asyncProperty(anyText, fc.array(byteEdit, { minLength: 1, maxLength: 6 }), async (text, edits) => {
    let bytes = Buffer.from(text);
    for (const { where, cut, put } of edits) {
      const at = Math.floor(where * bytes.length);
      bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + cut)]);
    }
    await look(bytes);
  }), half);
}, hours);

type Node = { [key: string]: unknown } | unknown[];

/** Every map of a document, in order. */
function mapsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value as Node).flatMap(mapsIn);
  return Array.isArray(value) ? inner : [value as Record<string, unknown>, ...inner];
}

const strange = fc.constantFrom<unknown>("zzqq", 17, -1, true, null, [], {}, ["zzqq"], { zzqq: 1 }, 1.5, "", "${VAR}", "2020-13-45");
const structureEdit = fc.record({ map: fc.nat(), key: fc.nat(), how: fc.constantFrom("unknown", "value", "delete", "rename", "double"), value: strange });

test(`structure changed at random (${half.numRuns} draws): a planted key is found on its own line`, async () => {
  await fc.assert(fc.asyncProperty(anyText, fc.array(structureEdit, { minLength: 1, maxLength: 4 }), fc.boolean(), async (text, edits, json) => {
    const value: unknown = parse(text);
    let planted = 0;
    for (const { map, key, how, value: shared } of edits) {
      const put: unknown = structuredClone(shared);
      const maps = mapsIn(value);
      const chosen = maps[map % maps.length];
      const keys = Object.keys(chosen ?? {});
      const name = keys[key % Math.max(1, keys.length)];
      if (chosen === undefined || name === undefined) continue;
      if (how === "unknown") chosen[`planted${planted++}`] = put;
      else if (how === "value") chosen[name] = put;
      else if (how === "delete") delete chosen[name];
      else if (how === "rename") { chosen[`${name}x`] = chosen[name]; delete chosen[name]; }
      else if (Array.isArray(chosen[name])) chosen[name] = [...(chosen[name] as unknown[]), ...(chosen[name] as unknown[])];
    }
    const made = json ? JSON.stringify(value, undefined, 1) : stringify(value, { aliasDuplicateObjects: false });
    const lines = made.split("\n");
    const problems = await look(new TextEncoder().encode(made));
    for (const { rule, path, at } of problems) {
      const key = path.at(-1);
      if (rule === "unknown-field" && typeof key === "string" && key.startsWith("planted")) expect(lines[at.line - 1]).toContain(key);
    }
  }), half);
}, hours);
