import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "#model";
import { evolve, type Obstacle, type PhysicalField, type PhysicalType } from "#types";
import type { Suite } from "./suite.ts";
import { all, drawn, engineCalled, type Outcome, tallyOf } from "./tables.ts";

/** A type as Confluent's tests were recorded. */
interface Logical {
  readonly type: string;
  readonly nullable?: boolean;
  readonly precision?: number;
  readonly scale?: number;
  readonly length?: number;
  readonly fields?: readonly (Logical & { readonly name: string })[];
  readonly items?: Logical;
  readonly keys?: Logical;
  readonly values?: Logical;
  readonly default?: Json;
}

interface Case {
  readonly id: string;
  readonly mode: "ICEBERG_V2" | "ICEBERG_V3" | "FLINK";
  readonly original: Logical;
  readonly update: Logical;
  readonly compatible: boolean;
  readonly rules: readonly string[];
  /** Where upstream asserts it. */
  readonly path?: string;
}

const engineOf: Readonly<Record<Case["mode"], string>> = { ICEBERG_V2: "confluent-iceberg-v2", ICEBERG_V3: "confluent-iceberg-v3", FLINK: "flink" };

const ruleOf: Readonly<Record<Obstacle["rule"], string>> = {
  "required-added": "REQUIRED_FIELD_ADDED", "tightened": "NULLABLE_TO_NON_NULLABLE", "default-removed": "NON_NULLABLE_DEFAULT_REMOVED", "removed": "FIELD_DELETED",
  "reordered": "FIELD_REORDERED", "type-changed": "UNSUPPORTED_TYPE_CHANGE", "kind-changed": "TYPE_MISMATCH", "key-changed": "MAP_KEY_TYPE_MISMATCH",
  "optional-added": "(none)", "loosened": "(none)",
};

/** Tests in which upstream asserts that a rule is among those that are broken; elsewhere it must be the only one. */
const amongOthers = /IcebergV3Test\./;

/** How tables evolve under Confluent's comparisons: the verdict, the rules and, where upstream asserts it, the place must be the same. */
export const confluentTabular: Suite = {
  id: "confluent-tabular",
  title: "Confluent tabular evolution",
  folder: "confluentinc+schema-registry/logical-types",
  replay: async (folder, draw) => {
    const cases = JSON.parse(readFileSync(join(folder, "tabular-compat.extracted.json"), "utf8")) as readonly Case[];
    return tallyOf(drawn(cases, draw).map(outcome));
  },
};

function outcome({ id, mode, original, update, compatible, rules, path }: Case): Outcome {
  const found = evolve(engineCalled(engineOf[mode]), fieldOf(original), fieldOf(update), "table");
  const ours = all(found.map(({ answer }) => answer));
  const said = [...new Set(found.map(({ rule }) => ruleOf[rule]))].sort();
  const placed = path === undefined || found.some((one) => written(one.path) === path);
  const ruled = amongOthers.test(id) ? rules.every((rule) => said.includes(rule)) : JSON.stringify(said) === JSON.stringify([...rules].sort());
  const agrees = ours === (compatible ? "yes" : "no") && ruled && placed;
  return { name: `${mode} ${id}`, expected: compatible, ours, agrees };
}

/** `person.inner_map{}.name`, as upstream writes a place. */
function written(path: readonly string[]): string {
  return path.map((step) => (step === "[]" || step === "{key}" ? step : step === "{value}" ? "{}" : `.${step}`)).join("").replace(/^\./, "");
}

function fieldOf(logical: Logical & { readonly name?: string }): PhysicalField {
  return { ...(logical.name === undefined ? {} : { name: logical.name }), type: typeOf(logical), ...(logical.default === undefined ? {} : { default: logical.default }) };
}

function typeOf({ type, nullable, precision, scale, length, fields = [], items, keys, values }: Logical): PhysicalType {
  return {
    name: type,
    parameters: [precision, scale, length].filter((size) => size !== undefined),
    fields: [...fields, ...[items, keys, values].filter((inner) => inner !== undefined)].map(fieldOf),
    ...(nullable === undefined ? {} : { nullable }),
  };
}
