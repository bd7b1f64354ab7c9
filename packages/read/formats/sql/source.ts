import type { Location, SourceEntry, SourceList, SourceMap, SourceNode } from "#model";
import type { Column, Rest, Table } from "./draft.ts";
import { dotted } from "./names.ts";

/**
 * A tree of what the model has no word for, as if the file were a document: `tables`, their `columns`, and under the words of each clause the texts
 * that nobody judges. The comparison of contracts says of whatever differs there that it is unknown.
 */
export function sourceOf(at: Location, tables: readonly Table[], rest: Rest): SourceMap {
  return map(at, [["tables", at, list(at, tables.map(tableMap))], ...unjudged(rest)]);
}

type Part = readonly [key: string, at: Location, node: SourceNode];

function tableMap({ parts, at, spots, columns, description, rest }: Table): SourceMap {
  return map(at, [
    ["id", at, text(at, dotted(parts))], ["name", at, text(at, parts.at(-1) ?? "")], ...described(description, spots["description"] ?? at),
    ["columns", at, list(at, columns.map(columnMap))], ...unjudged(rest),
  ]);
}

function columnMap({ name, at, spots, description, fields, items, key, value, rest, keyPosition, notNull }: Column): SourceMap {
  const part = (step: string, column: Column | undefined): Part[] => (column === undefined ? [] : [[step, column.at, columnMap(column)]]);
  return map(at, [
    ...(name === undefined ? [] : [["name", at, text(at, name)] as const]), ...described(description, spots["description"] ?? at),
    ...(fields.length === 0 ? [] : [["columns", at, list(at, fields.map(columnMap))] as const]),
    ...part("items", items), ...part("key", key), ...part("value", value), ...unjudged(rest),
    // Elsewhere a key forbids nulls; one that is not enforced does not.
    ...(keyPosition !== undefined && notNull !== true ? [["PRIMARY KEY", at, text(at, "may be null")] as const] : []),
  ]);
}

const described = (description: string | undefined, at: Location): readonly Part[] => (description === undefined ? [] : [["description", at, text(at, description)]]);

/** The texts of a clause sorted, for the order of clauses says nothing. */
const unjudged = ({ clauses }: Rest): Part[] => [...clauses].map(([key, { at, texts }]) => [key, at, list(at, [...texts].sort().map((one) => text(at, one)))]);

const text = (at: Location, value: string): SourceNode => ({ kind: "scalar", at, value });
const list = (at: Location, items: readonly SourceNode[]): SourceList => ({ kind: "list", at, flow: false, items });
const map = (at: Location, parts: readonly Part[]): SourceMap =>
  ({ kind: "map", at, entries: new Map(parts.map(([key, where, node]): [string, SourceEntry] => [key, { key: where, at: where, node }])) });
