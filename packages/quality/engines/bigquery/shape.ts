import { inside } from "../../calling.ts";
import type { ShapedColumn } from "../../metric.ts";

/** GoogleSQL's names of types by those that the REST API gives (`TableFieldSchema`), which still has those of legacy SQL. */
const names: Readonly<Record<string, string>> = { INTEGER: "INT64", FLOAT: "FLOAT64", BOOLEAN: "BOOL", RECORD: "STRUCT" };

/** The columns of a table's schema, as GoogleSQL would write their types; undefined where it is no schema. */
export function columnsOf(schema: unknown): readonly ShapedColumn[] | undefined {
  const fields = inside(schema, "fields");
  if (!Array.isArray(fields)) return undefined;
  const columns = fields.map((field: unknown) => ({ name: inside(field, "name"), type: typeOf(field, 0), nullable: inside(field, "mode") !== "REQUIRED" }));
  return columns.flatMap(({ name, type, nullable }) => (typeof name === "string" && type !== undefined ? [{ name, type, nullable }] : [])).length === columns.length ? (columns as ShapedColumn[]) : undefined;
}

/** BigQuery nests structs fifteen deep. */
const deepest = 15;

function typeOf(field: unknown, depth: number): string | undefined {
  const written = inside(field, "type");
  if (typeof written !== "string" || depth > deepest) return undefined;
  const name = names[written] ?? written;
  const fields = inside(field, "fields");
  const inner = name === "STRUCT" && Array.isArray(fields) ? fields.map((one: unknown) => [inside(one, "name"), typeOf(one, depth + 1)] as const) : [];
  if (inner.some(([called, type]) => typeof called !== "string" || type === undefined)) return undefined;
  const sizes = (name === "STRING" || name === "BYTES" ? ["maxLength"] : ["precision", "scale"]).map((key) => inside(field, key)).filter((size) => size !== undefined && size !== "0");
  const element = inside(field, "rangeElementType", "type");
  const collation = inside(field, "collation");
  const plain = name === "STRUCT" ? `STRUCT<${inner.map(([called, type]) => `\`${String(called).replaceAll("`", "")}\` ${type}`).join(", ")}>` : typeof element === "string" ? `${name}<${element}>` : `${name}${sizes.length === 0 ? "" : `(${sizes.map(Number).join(", ")})`}`;
  const whole = typeof collation === "string" && /^[a-z:]+$/.test(collation) ? `${plain} COLLATE '${collation}'` : plain;
  return inside(field, "mode") === "REPEATED" ? `ARRAY<${whole}>` : whole;
}
