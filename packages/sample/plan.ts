import type { Contract, Property, SchemaObject } from "#model";
import { type Level, levelsOf, withLevels } from "./levels.ts";
import { type Link, linksOf } from "./references.ts";
import { wantOf } from "./read-want.ts";
import { allowed, type Rule, rulesOf } from "./rules.ts";
import { keepsAll } from "./threshold.ts";
import type { ColumnPlan, Key, TablePlan } from "./table.ts";
import type { Told } from "./told.ts";

/** Columns of one contract that are made up; what is beyond is told. */
const mostColumns = 20_000;

/** What to make up for a contract: its objects, in their order, with everything that is promised of them. */
export function planOf(contract: Contract, rows: number, most: number, now: number, tell: (told: Told) => void): readonly TablePlan[] {
  const links = linksOf(contract, tell);
  const levels = levelsOf(contract, tell);
  let left = mostColumns;
  return contract.objects.flatMap((object, index) => {
    left -= object.properties.length;
    if (left >= 0) return [tablePlan(object, { rows, most, now, tell }, links.filter(({ from }) => from === index), levels)];
    tell({ is: "unread", path: [object.name ?? ""], at: object.at, message: `A contract with more than ${mostColumns} columns is made up in part only.` });
    return [];
  });
}

interface Asked {
  readonly rows: number;
  readonly most: number;
  readonly now: number;
  readonly tell: (told: Told) => void;
}

function tablePlan(object: SchemaObject, asked: Asked, links: readonly Link[], levels: readonly Level[]): TablePlan {
  const path = [object.name ?? ""];
  const said = rulesOf(object, path, asked.tell);
  const rules = said.filter(({ about }) => about === undefined);
  const rows = rowsFor(rules, asked);
  const seen = new Set<string>();
  const columns = object.properties.map((property) => {
    const column = columnPlan(property, path, asked, levels.filter((level) => level.path[0] === object.name && level.path[1] === property.name), said.filter(({ about }) => about !== undefined && (about === property.name || about === property.physicalName)));
    const hidden = property.semanticType === "measure" || column.name === "" || seen.has(column.name);
    seen.add(column.name);
    return { ...column, hidden };
  });
  return { object, name: object.physicalName ?? object.name ?? "", path, rows, columns, keys: keysOf(object, columns, rules, path, rows), rules, links };
}

function columnPlan(property: Property, above: readonly string[], { now, tell }: Asked, levels: readonly Level[], about: readonly Rule[]): Omit<ColumnPlan, "hidden"> {
  const want = withLevels(wantOf(property, above, tell), levels, now);
  const rules = [...rulesOf(property, want.path, tell), ...about];
  const limits = rules.flatMap((rule) => rule.limits);
  return { property, name: want.name, path: want.path, want: { ...want, limits: [...want.limits, ...limits] }, nullable: want.optional, rules, levels };
}

/** As many rows as were asked for, or as the rules about their number want, where that is not too many. */
function rowsFor(rules: readonly Rule[], { rows, most }: Asked): number {
  const counts = rules.filter(({ counts, percent }) => counts === "rows" && !percent);
  if (counts.length === 0) return rows;
  const right = (number: number) => counts.every(({ operators }) => keepsAll(operators, number) === true);
  if (right(rows)) return rows;
  for (let far = 1; far <= Math.max(rows, most); far += 1) {
    if (rows - far >= 0 && right(rows - far)) return rows - far;
    if (rows + far <= most && right(rows + far)) return rows + far;
  }
  return rows;
}

function keysOf(object: SchemaObject, columns: readonly ColumnPlan[], rules: readonly Rule[], path: readonly string[], rows: number): readonly Key[] {
  const keys: Key[] = [];
  const primary = object.properties.flatMap(({ primaryKey, primaryKeyPosition = 0 }, column) => (primaryKey === true ? [{ column, primaryKeyPosition }] : [])).sort((a, b) => a.primaryKeyPosition - b.primaryKeyPosition).map(({ column }) => column);
  const [first] = primary;
  if (first !== undefined) keys.push({ check: "primary-key-unique", path, columns: primary, at: object.properties[first]?.at ?? object.at, repeats: 0 });
  for (const [index, { property, path: own, rules: said }] of columns.entries()) {
    if (property.unique === true) keys.push({ check: "unique", path: own, columns: [index], at: property.spots["unique"] ?? property.at, repeats: 0 });
    for (const rule of said) if (rule.counts === "duplicates") keys.push({ check: "duplicate-values", path: own, columns: [index], at: rule.quality.at, repeats: allowed(rule, rows)?.least ?? 0 });
  }
  for (const rule of rules)
    if (rule.counts === "duplicates" && rule.together !== undefined) {
      const together = rule.together.flatMap((name) => { const at = object.properties.findIndex((property) => property.name === name); return at < 0 ? [] : [at]; });
      if (together.length === rule.together.length && together.length > 0) keys.push({ check: "duplicate-values", path, columns: together, at: rule.quality.at, repeats: allowed(rule, rows)?.least ?? 0 });
    }
  return keys;
}
