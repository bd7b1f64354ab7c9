import { logicalTypeOf, parsePhysicalType, type PhysicalType } from "#types";
import type { Seen, SeenColumn } from "./facts.ts";
import { keyOf } from "./key.ts";
import { entry, item, type Line, line, scalar, written } from "./yaml.ts";

export interface HowToPropose {
  /** Id and name of the contract. */
  readonly id: string;
  /** The day, in UTC. */
  readonly today: string;
}

/**
 * A first contract (ODCS 3.2.0) for data that was looked at, as YAML with comments. It promises what the data shows, which is not what its owner means: every line is to be read by a person.
 * Values are in it only where the facts have some.
 */
export function propose(objects: readonly Seen[], { id, today }: HowToPropose): string {
  return written([
    line("", `A first contract, proposed on ${today} from what the data looked like. Data shows what is, not what is promised:`),
    line("", "read every line, take out what is chance, and add what only you know."),
    entry("apiVersion", "v3.2.0"), entry("kind", "DataContract"), entry("id", id), entry("version", "0.1.0"), entry("status", "draft"), entry("name", id),
    line("description:", undefined, [line('purpose: ""', "what it is for"), line('usage: ""', "how it is meant to be used"), line('limitations: ""', "and what it is not good for")]),
    line("team:", undefined, [line('name: ""', "who answers for it")]),
    line("servers:", undefined, objects.map(({ name, file, format }) => item([entry("server", `${name}-file`), entry("type", "local"), entry("path", file), entry("format", format === "ndjson" ? "json" : format)]))),
    line("schema:", undefined, objects.map(objectOf)),
  ]);
}

function objectOf(seen: Seen): Line {
  const key = keyOf(seen);
  return item([
    entry("name", seen.name, `${seen.rows} ${seen.rows === 1 ? "row" : "rows"} were looked at`), entry("physicalType", seen.format === "parquet" ? "table" : "file"),
    line('description: ""', "what a row is"),
    ...(key.length > 0 ? [] : [line("", "no column names a row: say which do, with `primaryKey: true`")]),
    line("properties:", undefined, seen.columns.map((column) => propertyOf(column, seen, key))),
  ]);
}

function propertyOf(column: SeenColumn, { rows, format }: Seen, key: readonly string[]): Line {
  const type = parsePhysicalType(column.type);
  const position = key.indexOf(column.name) + 1;
  const isKey = position > 0;
  return item([
    entry("name", column.name),
    ...typeLines(column.type, type, format === "parquet"),
    line('description: ""'),
    ...(isKey ? [entry("primaryKey", true, key.length > 1 ? "these columns together differ in every row" : "differs in every row"), entry("primaryKeyPosition", position)] : []),
    column.nulls === 0 && rows > 0 ? entry("required", true, isKey ? undefined : "no row is without; is that promised?") : entry("required", false, `${column.nulls} of ${rows} rows are without`),
    ...(column.differs && !isKey && rows > 1 ? [line("", "`unique: true`? Every value differs so far.")] : []),
    ...(column.personal === undefined ? [] : [entry("classification", "personal", `its name says ${column.personal}: classify it`)]),
    ...optionLines(column, type), ...valueLines(column),
    ...(column.refersTo === undefined ? [] : [line("relationships:", "every value is there", [item([entry("type", "foreignKey"), entry("to", column.refersTo.join("."))])])]),
  ]);
}

/** Type, and what is inside it. */
function typeLines(written: string, type: PhysicalType | undefined, typed: boolean): readonly Line[] {
  const logical = logicalTypeOf(written);
  const own = [logical === undefined ? line("", `ODCS has no logical type for ${written}`) : entry("logicalType", logical), ...(typed || logical === undefined ? [entry("physicalType", written)] : [])];
  const [first, second] = type?.fields ?? [];
  if (type === undefined || first === undefined) return own;
  if (logical === "object") return [...own, line("properties:", undefined, type.fields.map(({ name = "", type: inner }) => item([entry("name", name), ...typeLines(inner.name, inner, false)])))];
  if (logical === "array") return [...own, line("items:", undefined, typeLines(first.type.name, first.type, false))];
  if (logical === "map" && second !== undefined) return [...own, line("map:", undefined, [line("key:", undefined, typeLines(first.type.name, first.type, false)), line("value:", undefined, typeLines(second.type.name, second.type, false))])];
  return own;
}

/** Lengths that people promise. */
const round = [1, 2, 3, 5, 8, 10, 16, 20, 32, 36, 50, 64, 100, 128, 255, 500, 1000, 2000, 4000];

function optionLines({ type, lengths, format, notNegative, personal, shown }: SeenColumn, parsed: PhysicalType | undefined): readonly Line[] {
  const logical = logicalTypeOf(type);
  const lines: Line[] = [];
  const isNumber = logical === "integer" || logical === "number";
  if (logical === "string" && lengths !== undefined && lengths[1] > 0 && format === undefined) {
    const [shortest, longest] = lengths;
    const most = shortest === longest ? longest : (round.find((one) => one >= longest) ?? longest);
    if (shortest === longest) lines.push(entry("minLength", shortest, "all are as long as this"));
    lines.push(entry("maxLength", most, shortest === longest ? undefined : "rounded up"));
  }
  if (format !== undefined) lines.push(entry("format", format, "all texts have it"));
  if (shown?.least !== undefined && shown.greatest !== undefined && personal === undefined) {
    const as = (text: string) => (isNumber ? text : scalar(text));
    if (isNumber || logical === "date" || logical === "timestamp") lines.push(line(`minimum: ${as(shown.least)}`, "the least so far"), line(`maximum: ${as(shown.greatest)}`, "the greatest so far"));
  } else if (isNumber && notNegative === true) lines.push(entry("minimum", 0, "none is below"));
  return lines.length === 0 || parsed === undefined ? [] : [line("logicalTypeOptions:", undefined, lines)];
}

function valueLines({ few, personal, shown }: SeenColumn): readonly Line[] {
  if (personal !== undefined) return [];
  const all = shown?.all;
  const lines: Line[] = all !== undefined ? [line("enum:", `all ${all.length} values so far`, all.map((value) => item([line(`value: ${scalar(value)}`)])))] : few === undefined ? [] : [line("", `\`enum\`? There are only ${few} different values; \`--samples\` writes them here.`)];
  if (shown !== undefined && all === undefined && shown.some.length > 0) lines.push(line("examples:", undefined, shown.some.map((value) => line(`- ${scalar(value)}`))));
  return lines;
}
