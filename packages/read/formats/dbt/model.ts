import { canonical } from "#fingerprint";
import type { Contract, Location, Server, Sla, SourceMap, SourceNode } from "#model";
import { child, located, text, textual, texts, written } from "../../fields.ts";
import { plain } from "../../plain.ts";
import { type Dialect, dialectOf } from "../sql/dialect.ts";
import { type Column, keep, newColumn, newRest, type Table } from "../sql/draft.ts";
import { toObject } from "../sql/model.ts";
import { typeText } from "../sql/pieces.ts";
import { sourceOf } from "../sql/source.ts";
import { readConstraints } from "./constraints.ts";
import { columnJudged, configNoise, judged, noise } from "./noise.ts";

/** What a manifest says beside its models. */
export interface Surroundings {
  /** `metadata.adapter_type`: postgres, snowflake, bigquery, databricks, spark, redshift … */
  readonly adapter?: string;
  /** Schema version of the manifest: `12`. */
  readonly version: string;
  /** Group → its owner. */
  readonly owners: ReadonlyMap<string, string>;
}

/** A model whose contract is enforced, in the words of the model. */
export function toContract(id: string, node: SourceMap, { adapter, version, owners }: Surroundings): Contract {
  const dialect = dialectOf(adapter);
  const config = child(node, "config");
  const name = text(node, "name") ?? id;
  const alias = text(node, "alias") ?? name;
  const table = tableOf(node, config, name, dialect);
  const object = toObject(table);
  const materialized = text(config ?? node, "materialized");
  const ends = deprecation(node);
  const group = text(node, "group");
  const { at, spots } = located(node, ["unique_id", "name"]);
  return written<Contract>({
    kind: "contract", format: "dbt", formatVersion: version, source: sourceOf(at, [table], newRest()), at, spots,
    id, name, version: textual(node, "version"), status: ends === undefined ? "active" : "deprecated", owner: group && (owners.get(group) ?? group),
    domain: undefined, tenant: undefined, dataProduct: undefined, description: undefined,
    objects: [written({ ...object, physicalName: alias, physicalType: materialized, spots: { ...spots, physicalType: config?.entries.get("materialized")?.at ?? at } })],
    servers: server(node, adapter, at), sla: ends === undefined ? [] : [ends], roles: [], team: [], support: [], price: undefined,
    tags: texts(node, "tags"), custom: object.custom, definitions: [],
  });
}

function tableOf(node: SourceMap, config: SourceMap | undefined, name: string, dialect: Dialect): Table {
  const { at, spots } = located(node);
  const table: Table = {
    parts: [name], at, spots: { ...spots }, columns: [], byName: new Map(), tags: texts(node, "tags"), references: [], uniques: [], partial: false, closed: false, whole: "", rest: newRest(),
  };
  const description = text(node, "description");
  if (description !== undefined && description !== "") table.description = description;
  const columns = child(node, "columns");
  const added = [...(columns?.entries ?? [])].flatMap(([key, { node: column }]) => (column.kind === "map" ? [[column, addColumn(key, column, table, dialect)] as const] : []));
  for (const [column, own] of added) readConstraints(column, table, [own], dialect);
  readConstraints(node, table, [], dialect);
  for (const [key, { node: value, at: where }] of node.entries) if (!noise.has(key) && !judged.has(key)) keepJson(table, key, where, value);
  for (const [key, { node: value, at: where }] of config?.entries ?? []) if (!configNoise.has(key)) keepJson(table, key, where, value);
  return table;
}

function addColumn(key: string, written: SourceMap, table: Table, dialect: Dialect): Column {
  const { at, spots } = located(written);
  const column = newColumn(text(written, "name") ?? key, at);
  Object.assign(column.spots, spots);
  column.tags = texts(written, "tags");
  const description = text(written, "description");
  if (description !== undefined && description !== "") column.description = description;
  const type = text(written, "data_type");
  if (type !== undefined) typeText(type, column, written.entries.get("data_type")?.at ?? at, dialect);
  for (const [one, { node, at: where }] of written.entries) if (!columnJudged.has(one)) keepJson(column, one, where, node);
  table.columns.push(column);
  table.byName.set(column.name ?? "", column);
  return column;
}

/** What is empty says nothing: dbt writes every key. */
function keepJson({ rest }: Pick<Table, "rest">, key: string, at: Location, node: SourceNode): void {
  const value = canonical(plain(node));
  if (!["null", "{}", "[]", '""'].includes(value)) keep(rest, key, at, value);
}

/** The last day of `deprecation_date`. */
function deprecation(node: SourceMap): Sla | undefined {
  const [at, date] = [node.entries.get("deprecation_date")?.at, text(node, "deprecation_date")];
  if (at === undefined || date === undefined) return undefined;
  return { at, spots: { property: at, value: at }, property: "endOfSupport", value: /^\d{4}-\d\d-\d\d/.exec(date)?.[0] ?? date };
}

/** As the project writes it, for databases and schemas differ from one environment to the next; undefined where it writes none. */
function unrendered(node: SourceMap, key: string): string | undefined {
  const config = child(node, "unrendered_config");
  return config === undefined ? text(node, key) : text(config, key);
}

function server(node: SourceMap, adapter: string | undefined, at: Location): Server[] {
  if (adapter === undefined) return [];
  const settings = Object.fromEntries(["database", "schema"].flatMap((key) => (unrendered(node, key) === undefined ? [] : [[key, unrendered(node, key) ?? null]])));
  return [{ at, spots: {}, type: dialectOf(adapter).server ?? adapter, settings }];
}
