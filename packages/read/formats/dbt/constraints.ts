import { canonical } from "#fingerprint";
import type { Location, SourceMap } from "#model";
import { child, items, text, texts } from "../../fields.ts";
import { plain } from "../../plain.ts";
import { type Column, keep, type Table } from "../sql/draft.ts";
import { checkText } from "../sql/pieces.ts";
import type { Dialect } from "../sql/dialect.ts";

/** The constraints below a column or a model: `columns` are those that they speak of where they name none. */
export function readConstraints(holder: SourceMap, table: Table, own: readonly Column[], dialect: Dialect): void {
  for (const item of items(holder, "constraints")) if (item.kind === "map") readConstraint(item, table, own, dialect);
}

function readConstraint(constraint: SourceMap, table: Table, own: readonly Column[], dialect: Dialect): void {
  const at = constraint.entries.get("type")?.at ?? constraint.at;
  const type = text(constraint, "type") ?? "";
  const named = texts(constraint, "columns");
  const columns = own.length > 0 ? own : named.flatMap((name) => table.byName.get(name) ?? []);
  const expression = text(constraint, "expression") ?? "";
  const name = text(constraint, "name");
  if (name !== undefined) keep(table.rest, "CONSTRAINT", at, name);
  const whole = () => keep(table.rest, type, at, `${canonical(columns.map((column) => column.name ?? ""))} ${canonical(plain(constraint))}`);
  if ((own.length === 0 && columns.length !== named.length) || (columns.length === 0 && type !== "check")) return whole();
  if (type === "foreign_key") return references(constraint, table, columns, expression, at, whole);
  if (type === "check") return expression !== "" && checkText(expression, table, at, dialect) ? undefined : whole();
  if (type === "not_null") for (const column of columns) [column.notNull, column.spots["required"]] = [true, at];
  else if (type === "primary_key") setKey(columns, at, dialect);
  else if (type === "unique" && columns.length > 1) table.uniques.push({ at, columns: columns.map((column) => column.name ?? "") });
  else if (type === "unique") for (const column of columns) [column.unique, column.spots["unique"]] = [true, at];
  else return whole();
  if (expression !== "") keep(table.rest, type, at, `${canonical(columns.map((column) => column.name ?? ""))} ${expression}`);
}

function setKey(columns: readonly Column[], at: Location, { keyIsNotNull }: Dialect): void {
  for (const [index, column] of columns.entries()) {
    [column.keyPosition, column.spots["primaryKey"]] = [index + 1, at];
    if (keyIsNotNull !== "never") [column.notNull, column.spots["required"]] = [true, column.spots["required"] ?? at];
  }
}

/** `to` and `to_columns` (since dbt 1.9), else the expression: `customers (id)`. */
function references(constraint: SourceMap, table: Table, columns: readonly Column[], expression: string, at: Location, whole: () => void): void {
  const [to, toColumns] = [text(constraint, "to"), texts(constraint, "to_columns")];
  const [, target, list] = /^\s*(?:references\s+)?([^\s()]+)\s*(?:\(([^()]*)\))?\s*$/i.exec(expression) ?? [];
  const reached = to ?? target;
  if (reached === undefined) return whole();
  const written = (list ?? "").split(",").map((one) => one.trim()).filter((one) => one !== "");
  const reference = { at, from: columns.map(({ name }) => name ?? ""), table: reached, to: to === undefined ? written : toColumns };
  const [only] = columns;
  if (columns.length === 1 && only !== undefined) only.references.push(reference);
  else table.references.push(reference);
}

/** Whether a map says that its contract is enforced. */
export const isEnforced = (node: SourceMap): boolean => {
  const [own, config] = [child(node, "contract"), child(node, "config")];
  const inConfig = config === undefined ? undefined : child(config, "contract");
  return [inConfig, own].some((contract) => contract?.entries.get("enforced")?.node.kind === "scalar" && plain(contract.entries.get("enforced")?.node ?? contract) === true);
};
