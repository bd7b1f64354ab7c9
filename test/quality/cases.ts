import fc from "fast-check";
import { formatPattern } from "#regular";
import type { Metric, Table } from "../../packages/quality/metric.ts";
import type { Column, Literal, Predicate } from "../../packages/quality/predicate.ts";

const text = (...values: readonly string[]): Literal[] => values.map((value) => ({ kind: "text", value }));
const number = (...values: readonly string[]): Literal[] => values.map((value) => ({ kind: "number", value }));
const signs = ["<", "<=", ">", ">=", "="] as const;
const compared = (columns: readonly string[], literals: readonly Literal[]): Predicate[] =>
  columns.flatMap((column) => literals.flatMap((value) => signs.map((sign): Predicate => ({ is: "compared", column: [column], with: sign, value }))));

const patterns = [
  "a", "^a$", "^a", "a$", "^$", "^[A-Z]{2}\\d{3}$", "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", "\\d", "^\\d+$", "\\w", "^\\w+$", "\\s", "^\\s", "\\S", ".", "^.$", "^..$", "^.{3,}$", "[áéí]", "é", "e", "\\u{1f600}", "^\\p{Lu}", "^\\P{L}", "[\\u{1f600}-\\u{1f64f}]{2}",
  "k", "K", "s", "[a-z]", "i", "\\n", "a\\n", "^a\\nb$", "(ab)+", "^(a|b)*$", "a|b", "\\.", "\\\\", "'", "\"", "[[\\](){}^$|*+?.\\\\/-]", "^(?=.*\\d)(?=.*[a-z]).{3,}$", "^(?!DE)[A-Z]", "\\bhere\\b", "\\ba", "\\x41", "\\t", "^.{255}$", "^x{1,200}$", "[^a]",
  "^[^a]$", "\\u00a0", "\\ufeff", "null", "%", "_", "^-?\\d+$", "[^\\n]", "^[\\s\\S]$", "\\uffff", "\\u{10ffff}", "\\d{4}-\\d{2}-\\d{2}",
];

const leaves: readonly Predicate[] = [
  ...["t", "i", "d", "f", "b", "day", "ts", "tz", "l", "Mixed Case"].map((column): Predicate => ({ is: "null", column: [column] })),
  { is: "in", column: ["t"], values: text("a", "é", "it's", "\\", "") }, { is: "in", column: ["t"], values: text("A") }, { is: "in", column: ["t"], values: text("a ") }, { is: "in", column: ["t"], values: text(" ", "😀", "\n", "a\\'b", "\"q\"", "K") },
  { is: "in", column: ["t"], values: number("1", "0.1", "1000") }, { is: "in", column: ["t"], values: [{ kind: "boolean", value: true }] }, { is: "in", column: ["t"], values: [] }, { is: "in", column: ["t"], values: [...text("a"), ...number("1")] },
  { is: "in", column: ["i"], values: number("1", "2", "9007199254740993") }, { is: "in", column: ["i"], values: number("1.5", "3.0", "1e2") }, { is: "in", column: ["d"], values: number("0.1", "0.30", "1.005") }, { is: "in", column: ["f"], values: number("0.1", "0.3", "1e300", "0") },
  { is: "in", column: ["b"], values: [{ kind: "boolean", value: true }] }, { is: "in", column: ["day"], values: [{ kind: "date", value: "2024-02-29" }, { kind: "date", value: "1970-01-01" }] }, { is: "in", column: ["Mixed Case"], values: text("x") },
  { is: "in", column: ["n"], values: text("k", "") },
  ...compared(["t", "u"], text("a", "Z", "", "é", "\uffff", "a ")),
  ...compared(["i"], number("0", "1.5", "-1.5", "2147483647", "9007199254740992", "9223372036854775807", "99999999999999999999", "-99999999999999999999", "0.0")),
  ...compared(["d"], number("0.1", "0.3", "1.005", "1.00500000005", "123456789012345678.1234567891", "-0.1", "1e3", "0.00000000010")),
  ...compared(["f"], number("0", "0.1", "0.3", "1e300", "-1e300", "9007199254740993", "5e-324", "1.5")),
  ...compared(["t"], number("1", "0.1", "0", "9223372036854775807", "12345678901234567890.1", "-1")),
  ...compared(["b", "t"], [{ kind: "boolean", value: true }, { kind: "boolean", value: false }]),
  ...compared(["day", "ts", "tz", "t"], [{ kind: "date", value: "2024-01-01" }, { kind: "timestamp", value: "2024-01-01T00:00:00Z" }, { kind: "timestamp", value: "2024-01-01T00:00:00" }, { kind: "timestamp", value: "2024-01-01T09:00:00+09:00" }, { kind: "timestamp", value: "2024-10-27T01:30:00.123456Z" }]),
  ...patterns.map((pattern): Predicate => ({ is: "matches", column: ["t"], pattern })),
  ...["email", "uuid", "date", "time", "date-time", "ipv4", "hostname"].flatMap((format): Predicate[] => {
    const pattern = formatPattern(format);
    return pattern === undefined ? [] : [{ is: "matches", column: ["t"], pattern }];
  }),
  ...["i", "b", "day"].flatMap((column): Predicate[] => [
    { is: "matches", column: [column], pattern: "^-?\\d+$" }, { is: "matches", column: [column], pattern: "2" }, { is: "length", column: [column], of: "text", with: ">", value: 4 }, { is: "in", column: [column], values: text("1", "2024-02-29", "true") },
    { is: "compared", column: [column], with: "<", value: { kind: "text", value: "2" } },
  ]),
  ...[0, 1, 2, 255].flatMap((value) => signs.map((sign): Predicate => ({ is: "length", column: ["t"], of: "text", with: sign, value }))),
  ...[0, 2].flatMap((value) => signs.map((sign): Predicate => ({ is: "length", column: ["l"], of: "list", with: sign, value }))),
  ...["i", "d", "f", "t"].flatMap((column) => ["1", "2", "0.1", "0.01", "0.005", "3", "0.0000000001"].map((of): Predicate => ({ is: "multiple", column: [column], of }))),
  { is: "distinct-items", column: ["l"] },
  { is: "some-item", column: ["l"], where: { is: "null", column: ["[]"] } }, { is: "some-item", column: ["l"], where: { is: "in", column: ["[]"], values: text("a") } },
  { is: "some-item", column: ["l"], where: { is: "all", of: [{ is: "not", of: { is: "null", column: ["[]"] } }, { is: "not", of: { is: "matches", column: ["[]"], pattern: "^[a-z]$" } }] } },
  { is: "some-item", column: ["l"], where: { is: "length", column: ["[]"], of: "text", with: ">", value: 1 } },
  ...(["integer", "number", "boolean", "date", "timestamp", "time"] as const).map((to): Predicate => ({ is: "castable", column: ["t"], to })),
];

const not = (of: Predicate): Predicate => ({ is: "not", of });
const columnIn = (predicate: Predicate): Column | undefined => ("column" in predicate ? predicate.column : undefined);
/** As checks ask: a value is there and does not fit. */
const bad = (predicate: Predicate): Predicate => ({ is: "all", of: [not({ is: "null", column: columnIn(predicate) ?? ["t"] }), not(predicate)] });

const some = fc.constantFrom(...leaves);
const tree = fc.letrec<{ tree: Predicate }>((tie) => ({
  tree: fc.oneof({ maxDepth: 3 }, some, tie("tree").map(not), fc.array(tie("tree"), { maxLength: 3 }).map((of): Predicate => ({ is: "all", of })), fc.array(tie("tree"), { maxLength: 3 }).map((of): Predicate => ({ is: "any", of }))),
})).tree;

/** Conditions: each leaf, its negation, as checks ask it, and combinations that are the same in every run. */
export const conditions = (mixed: number): readonly Predicate[] => [...leaves, ...leaves.map(not), ...leaves.map(bad), ...fc.sample(tree, { seed: 20241126, numRuns: mixed })];

export const tableOf = (name: string): Table => ({ contract: "urn:test", object: name, physicalName: name });

const keys: readonly (readonly string[])[] = [["id"], ["t"], ["u"], ["i"], ["d"], ["f"], ["b"], ["day"], ["ts"], ["tz"], ["n"], ["Mixed Case"], ["m_0"], ["n", "b"], ["n", "Mixed Case", "b"], ["day", "n"], ["f", "b"]];

export const metrics: readonly Metric[] = [
  { of: "rows" },
  ...["i", "d", "f", "t", "id"].flatMap((column): Metric[] => [{ of: "least", column: [column], as: "number" }, { of: "greatest", column: [column], as: "number" }]),
  ...["day", "ts", "tz"].flatMap((column): Metric[] => [{ of: "least", column: [column], as: "moment" }, { of: "greatest", column: [column], as: "moment" }]),
  ...keys.flatMap((columns) => (["groups", "rows", "excess"] as const).map((count): Metric => ({ of: "duplicates", columns: columns.map((column) => [column]), count }))),
  ...["day", "ts", "tz"].map((column): Metric => ({ of: "longest-gap", column: [column] })),
  ...([["t", "key"], ["n", "key"], ["i", "number"], ["d", "amount"], ["day", "day"], ["i", "amount"]] as const).map(([column, parent]): Metric => ({ of: "orphans", columns: [[column]], parent: tableOf("parents"), parentColumns: [[parent]] })),
  { of: "orphans", columns: [["t"], ["i"]], parent: tableOf("parents"), parentColumns: [["key"], ["number"]] },
];
