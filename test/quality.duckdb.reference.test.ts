import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Json, Server } from "#model";
import type { Literal, Metric, Predicate, ReadAs, Session } from "#quality";
import { duckdb } from "../packages/quality/engines/duckdb/engine.ts";
import { fits, measureRows } from "./quality/reference.ts";

const root = mkdtempSync(join(tmpdir(), "meshgate-reference-"));
const sessions: Session[] = [];
afterAll(async () => {
  for (const session of sessions) await session.close();
  rmSync(root, { recursive: true, force: true });
});

async function over(file: string, text: string) {
  writeFileSync(join(root, file), text);
  const server = { at: {}, type: "local", settings: { path: file } } as unknown as Server;
  const session = await duckdb.open(server, { root, memoryBytes: 2 ** 29, spillFolder: join(root, "spill"), seconds: 30, sqlAllowed: false, variables: new Map(), now: "2026-01-01T00:00:00Z" });
  sessions.push(session);
  return session;
}

const texts: readonly (string | null)[] = [
  null, " ", "a", "A", "ab", "aä", "ä", "日本", "😀", "😀😀", "a\nb", "a\r\nb", "it's", 'say "hi"', "\\d", "a,b", "é", "é", "\u00a0", "\u2028", "x".repeat(300), "0", "-0", "00", "+1", "1", "01", "1.0", "1.", ".5", "-.5", "1.5", "1,5", "1 000", "1_000", "0x10", " 1", "1 ", "1e3", "1E-2", "1.5e1",
  "9007199254740993", "9007199254740992", "18446744073709551616", "123456789012345678901234567890", "0.1", "0.3", "0.30000000000000004", "0.0999999999999999999999", "-0.0999999999999999999999", "0.100000000000000000001", "NaN", "Infinity", "-inf", "nan", "true", "TRUE", "True", "t", "f", "yes", "false", "1/2",
  "2024-01-01", "2024-02-29", "2023-02-29", "2024-02-30", "2024-1-1", "20240101", "2024-01-01T00:00:00Z", "2024-01-01T00:00:00", "2024-01-01 00:00:00", "2024-01-01T00:00:00.123456Z", "2024-01-01T00:00:00+02:00", "2024-01-01T00:00:00 +02", "2024-01-01T00:00:00-0230", "2024-01-01T25:00:00Z", "2024-01-01T23:59:59Z",
  "2024-01-01T12:30", "2024-01-01t12:30z", "1969-12-31T23:59:59Z", "9999-12-31", "12:30", "12:30:15", "12:30:15.5", "25:00", "12:60", "12:30Z", "12:30:00+01:00", "epoch", "infinity", "now", "null", "NULL", "2024-06-15", "2024-06-15T10:00:00+05:30", "2262-04-12T00:00:00Z",
];

const literal: fc.Arbitrary<Literal> = fc.oneof(
  fc.constantFrom("a", "1", "ä", "it's", "", "true", "2024-01-01").map((value): Literal => ({ kind: "text", value })),
  fc.constantFrom("0", "1", "1.0", "0.1", "-0.1", "0.3", "15", "1e3", "9007199254740992", "18446744073709551615", "1e30", "-5").map((value): Literal => ({ kind: "number", value })),
  fc.boolean().map((value): Literal => ({ kind: "boolean", value })),
  fc.constantFrom("2024-01-01", "2024-06-15", "1970-01-01").map((value): Literal => ({ kind: "date", value })),
  fc.constantFrom("2024-01-01T00:00:00Z", "2024-01-01T00:00:00+02:00", "2023-12-31T22:00:00Z", "2024-06-15T04:30:00.5Z").map((value): Literal => ({ kind: "timestamp", value })),
);
const signs = fc.constantFrom("<", "<=", ">", ">=", "=" as const) as fc.Arbitrary<"<" | "<=" | ">" | ">=" | "=">;
const patterns = ["^a", "^.$", "^..$", "\\d", "^\\d+$", "\\s", "\\w", "^\\w+$", "b$", "[^\\x00-\\x7f]", "^(?=.*a)(?=.*b).+$", "^(?!a).", "\\u{1F600}", "[😀-😂]", "^[A-Z][a-z]*$", "\\bb", "a|^$", "(a|b)*b", "x{250,}", "^\\p{L}+$", "'", '"', "\\\\", "a.b", "a[^]b", "^-?\\d{1,3}(\\.\\d+)?$", "\\S \\S"];

function predicates(column: readonly string[]): fc.Arbitrary<Predicate> {
  const leaf: fc.Arbitrary<Predicate> = fc.oneof(
    fc.constant<Predicate>({ is: "null", column }),
    fc.array(literal, { maxLength: 4 }).map((values): Predicate => ({ is: "in", column, values })),
    fc.constantFrom(...patterns).map((pattern): Predicate => ({ is: "matches", column, pattern })),
    fc.tuple(signs, literal).map(([sign, value]): Predicate => ({ is: "compared", column, with: sign, value })),
    fc.tuple(signs, fc.integer({ min: 0, max: 12 })).map(([sign, value]): Predicate => ({ is: "length", column, of: "text", with: sign, value })),
    fc.constantFrom("1", "0.1", "0.01", "7", "0.3", "2.5").map((of): Predicate => ({ is: "multiple", column, of })),
    fc.constantFrom<ReadAs>("integer", "number", "boolean", "date", "timestamp", "time").map((to): Predicate => ({ is: "castable", column, to })),
  );
  return fc.letrec<{ any: Predicate }>((tie) => ({
    any: fc.oneof({ maxDepth: 3 }, leaf, leaf, leaf, tie("any").map((of): Predicate => ({ is: "not", of })), fc.array(tie("any"), { maxLength: 3 }).map((of): Predicate => ({ is: "all", of })), fc.array(tie("any"), { maxLength: 3 }).map((of): Predicate => ({ is: "any", of }))),
  })).any;
}

/** Every leaf on its own first, then random trees; each is one metric of the same pass. */
const many = (column: readonly string[], count: number): Metric[] => fc.sample(predicates(column), { numRuns: count, seed: 7 }).map((where): Metric => ({ of: "rows", where }));

async function agree(session: Session, object: string, rows: readonly Readonly<Record<string, Json>>[], metrics: readonly Metric[], mayLack: number) {
  const shape = await session.shape({ contract: "c", object, physicalName: object });
  if ("unknown" in shape) throw new Error(shape.unknown);
  const answers = await session.measure({ contract: "c", object, physicalName: object }, metrics);
  const wrong = [...new Set(metrics.flatMap((metric, at) => {
    const [ours, theirs] = [answers[at], measureRows({ rows, shape }, metric)];
    if (ours === undefined || "unknown" in ours || ("value" in theirs && ours.value === theirs.value)) return [];
    return [`${JSON.stringify(metric).replace(/\{"is":"in","column":\["id"\].*/, "")}: ${ours.value}, not ${"value" in theirs ? theirs.value : theirs.unknown}`];
  }))];
  expect(wrong.sort((a, b) => a.length - b.length).slice(0, 12)).toEqual([]);
  const lacking = answers.flatMap((answer) => ("unknown" in answer ? [answer.unknown] : []));
  expect(lacking.length, [...new Set(lacking)].join("\n")).toBeLessThanOrEqual(mayLack);
}

test("texts of CSV: each condition counts the rows that the reference counts", async () => {
  const rows = texts.map((v, id) => ({ id: String(id), v }));
  const session = await over("texts.csv", `id,v\n${rows.map(({ id, v }) => `${id},${v === null ? "" : `"${v.replaceAll('"', '""')}"`}\n`).join("")}`);
  await agree(session, "texts", rows, many(["v"], 700), 0);
});

test("each text alone, so that no two differences cancel out", async () => {
  const rows = texts.map((v, id) => ({ id: String(id), v }));
  const session = await over("alone.csv", `id,v\n${rows.map(({ id, v }) => `${id},${v === null ? "" : `"${v.replaceAll('"', '""')}"`}\n`).join("")}`);
  const leaves = many(["v"], 400).flatMap((metric) => (metric.of === "rows" && metric.where !== undefined && !["not", "all", "any"].includes(metric.where.is) ? [metric.where] : []));
  const metrics = [...new Map(leaves.map((leaf) => [JSON.stringify(leaf), leaf])).values()].flatMap((leaf) =>
    Array.from({ length: 8 }, (_, bit): Metric => ({ of: "rows", where: { is: "all", of: [leaf, { is: "in", column: ["id"], values: rows.flatMap(({ id }) => ((Number(id) >> bit) & 1 ? [{ kind: "text", value: id }] : [])) }] } })));
  await agree(session, "alone", rows, metrics, 0);
});

test("values of JSON, of one type and of several, at the top, inside and in lists", async () => {
  const values: readonly Json[] = [null, 0, 1, -1, 1.5, 0.1, 0.3, 15, 1e3, 9007199254740991, "a", "1", "ä", "2024-01-01", true, false, "true", "0.1", "it's", ""];
  const numbers = values.filter((value) => typeof value === "number" || value === null);
  const words = values.filter((value) => typeof value === "string" || value === null);
  const rows = values.map((value, id): Readonly<Record<string, Json>> => ({
    id, mixed: value, n: numbers[id % numbers.length] ?? null, s: words[id % words.length] ?? null, o: id % 3 === 0 ? null : { v: value }, flag: id % 2 === 0, empty: null,
    list: id % 4 === 0 ? null : numbers.slice(id % 5, id % 7), any: values.slice(id % 6, id % 8),
  }));
  const session = await over("values.ndjson", rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  const inside = (list: string): Metric[] => fc.sample(predicates(["[]"]), { numRuns: 120, seed: 3 }).map((where) => ({ of: "rows", where: { is: "some-item", column: [list], where } }));
  const lists = ["list", "any"].flatMap((list): Metric[] => [{ of: "rows", where: { is: "distinct-items", column: [list] } }, { of: "rows", where: { is: "length", column: [list], of: "list", with: ">=", value: 1 } }, ...inside(list)]);
  await agree(session, "values", rows, [...["n", "mixed", "s", "o", "flag", "empty"].flatMap((name) => many(name === "o" ? ["o", "v"] : [name], 150)), ...lists], 900);
});

test("patterns in RE2's flavour find what ECMA-262 finds", () => {
  for (const pattern of patterns) for (const text of texts) if (text !== null) expect(fits({ is: "matches", column: ["v"], pattern }, { v: text }), `${pattern} ${JSON.stringify(text)}`).toBe(new RegExp(pattern, "u").test(text));
});
