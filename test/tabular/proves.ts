import type { Change, Json } from "#model";
import type { Column, Row, Rule, Table, Value } from "./contract.ts";
import { fits, passes, rowsKeep } from "./oracle.ts";

type Made = Pick<Change, "kind" | "path" | "before" | "after" | "witness">;

/** Whether the witness of a change is legal on the one side and not on the other, as the oracle has it; undefined where it is about what the oracle does not know: sizes, and numbers that JSON has only as texts. */
export function proves({ kind, path: [, object, ...place], witness, before: said, after: says }: Made, before: readonly Table[], after: readonly Table[]): boolean | undefined {
  const is = after.find((table) => table.name === object);
  const was = before.find((table) => table.name === object);
  if (witness === undefined || is === undefined || was === undefined || place.length > 1) return undefined;
  if (/^quality-/.test(kind)) return measured(witness.consumers, says, said) && measured(witness.producers, said, says);
  const [name = ""] = place;
  if (kind === "property-removed") return lacks(witness.consumers, is, name);
  if (kind === "required-property-added") return lacks(witness.producers, was, name);
  if (/^(?:property-renamed|physical-name-changed)$/.test(kind) && place.length === 1) return undefined;
  if (/^(?:unique|key)-/.test(kind)) return between(witness.consumers, is, was) && between(witness.producers, was, is);
  if (!/^(?:enum|option|length|required|type)-/.test(kind)) return undefined;
  const whole = [witness.consumers, witness.producers].every((side) => side === undefined || !/"(?:length|items|properties)":/.test(JSON.stringify(side)));
  const now = is.properties.find((column) => column.name === name);
  const old = now === undefined ? undefined : twinOf(now, was);
  if (!whole || now === undefined || old === undefined) return undefined;
  const isLong = [witness.consumers, witness.producers].some((side) => side !== undefined && /"-?\d{16,}"/.test(JSON.stringify(side)));
  if (isLong) return undefined;
  const bare = kind.startsWith("type-") && !/^format /.test(String(said ?? says)) ? typeOnly : (column: Column): Column => column;
  const value = (side: Json | undefined): Value => (side as Row)[name] ?? null;
  return (witness.consumers === undefined || (fits(bare(now), value(witness.consumers)) && !fits(bare(old), value(witness.consumers))))
    && (witness.producers === undefined || (fits(bare(old), value(witness.producers)) && !fits(bare(now), value(witness.producers))));
}

const typeOnly = ({ name, logicalType, physicalType }: Column): Column => ({ name, logicalType, ...(physicalType === undefined ? {} : { physicalType }) });

const twinOf = (column: Column, table: Table): Column | undefined =>
  table.properties.find(({ id }) => column.id !== undefined && id === column.id) ?? table.properties.find(({ name }) => name === column.name)
  ?? table.properties.find(({ physicalName, name }) => (physicalName ?? name) === (column.physicalName ?? column.name));

/** A number that the rule of one side lets pass, if it has one, and that of the other does not. */
function measured(side: Json | undefined, legal: Json | undefined, other: Json | undefined): boolean {
  if (side === undefined) return true;
  const number = (side as { readonly measured: number }).measured;
  const lets = (rule: Json | undefined) => {
    const { operator, value } = (rule ?? {}) as { readonly operator?: string; readonly value?: Json };
    return operator === undefined || passes({ name: "", metric: "rowCount", [operator]: value } as unknown as Rule, number);
  };
  return Number.isInteger(number) && number >= 0 && lets(legal) && !lets(other);
}

/** A row of columns of a table, without one of a name. */
function lacks(side: Json | undefined, table: Table, name: string): boolean {
  const row = side as Row;
  return !Object.hasOwn(row, name) && Object.entries(row).every(([key, value]) => table.properties.some((column) => column.name === key && fits(column, value)));
}

/** Rows of some columns: what is promised of those, and of the key where all of it is there, is kept on one side and not on the other. */
function between(side: Json | undefined, legal: Table, other: Table): boolean {
  if (side === undefined) return true;
  const rows = (Array.isArray(side) ? side : [side]) as readonly Row[];
  const names = Object.keys(rows[0] ?? {});
  const shown = legal.properties.filter(({ name }) => names.includes(name));
  const pairs = shown.map((column) => [column, twinOf(column, other)] as const);
  const theirs = rows.map((row) => Object.fromEntries(pairs.flatMap(([{ name }, twin]) => (twin === undefined ? [] : [[twin.physicalName ?? twin.name, row[name] ?? null]]))));
  const ours = rows.map((row) => Object.fromEntries(shown.map(({ name, physicalName }) => [physicalName ?? name, row[name] ?? null])));
  return rowsKeep(part(legal, shown), ours) && !rowsKeep(part(other, pairs.flatMap(([, twin]) => twin ?? [])), theirs);
}

/** The columns as they are; a key that is not all there asks only that its columns are not empty. */
function part(table: Table, columns: readonly Column[]): readonly Column[] {
  const whole = table.properties.every((column) => column.primaryKey !== true || columns.includes(column));
  return columns.map(({ quality: _, primaryKey, ...column }) => (primaryKey !== true ? column : whole ? { ...column, primaryKey } : { ...column, required: true }));
}
