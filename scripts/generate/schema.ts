import type { Leaf, Part, Range, Row, Table } from "../../packages/read/check.ts";
import { type Case, type Field, type Fields, type Shape, type Span, type Standard, variants } from "../../packages/read/structure.ts";

type Schema = Record<string, unknown>;

/** A standard's tables → one schema for Ajv, for all its versions. Its words are those of keywords.ts; versions become places in the standard's list. */
export function schemaOf(standard: Standard): Schema {
  const tools = toolsFor(standard);
  const $defs = Object.fromEntries(Object.entries(standard.shapes).map(([name, shape]) => [name, tools.shape(shape)]));
  return { $id: standard.id, leaf: { types: ["object"] }, $ref: `#/$defs/${standard.root}`, $defs };
}

function toolsFor(standard: Standard) {
  const end = standard.versions.length;
  const place = (version: string): number => {
    const found = standard.versions.indexOf(version);
    if (found < 0) throw new Error(`${standard.title} has no version ${version}`);
    return found;
  };
  const range = ({ since, until }: Span): Range => [since === undefined ? 0 : place(since), until === undefined ? end : place(until)];
  const spanned = (span: Span): boolean => span.since !== undefined || span.until !== undefined;

  function leaf(field: Field): Leaf | undefined {
    const variables = standard.variables === undefined ? {} : { variables: place(standard.variables) };
    switch (field.kind) {
      case "any": return undefined;
      case "scalar": return { types: ["text", "number", "flag", "null"] };
      case "flag": case "object": return { types: [field.kind] };
      case "shape": return { types: ["object"] };
      case "number": case "integer": return { types: [field.kind], ...pick(field, ["least", "above"]) };
      case "list": return { types: ["list"], ...pick(field, ["min", "max", "unique"]) };
      case "map": return { types: ["object"], ...pick(field, ["names", "entries", "form"]) };
      case "text": return {
        types: ["text"], ...pick(field, ["pattern", "form", "format"]), ...(field.pattern ?? field.format ? variables : {}),
        ...(field.values && { values: field.values.map((one) => (typeof one === "string" ? [one, 0, end] as const : [one.value, ...range(one)] as const)) }),
      };
      case "either": {
        const leaves = field.kinds.map(leaf).filter((one) => one !== undefined);
        return Object.assign({}, ...leaves, { types: leaves.flatMap(({ types }) => types) });
      }
    }
  }

  function inside(field: Field): Schema {
    switch (field.kind) {
      case "shape": return { $ref: `#/$defs/${field.shape}` };
      case "list": return within("items", field.of);
      case "map": return within("additionalProperties", field.of);
      case "either": return Object.assign({}, ...field.kinds.map(inside));
      default: return {};
    }
  }

  function within(keyword: string, field: Field): Schema {
    const own = leaf(field);
    const schema = { ...(own && { leaf: own }), ...inside(field) };
    return Object.keys(schema).length === 0 ? {} : { [keyword]: schema };
  }

  function rows(fields: Fields): Part["rows"] {
    return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, variants(field).map((one): Row => {
      const own = leaf(one);
      const need = one.required === undefined ? undefined : one.required === true ? range(one) : range(one.required);
      return { range: range(one), ...(own && { leaf: own }), ...(need && { need, says: one.says }) };
    })]));
  }

  function properties(fields: Fields): Schema {
    const entries = Object.entries(fields).flatMap(([key, field]) => {
      const inner = variants(field).map((one) => ({ ...inside(one), ...(spanned(one) && { range: range(one) }) })).filter((one) => Object.keys(one).some((word) => word !== "range"));
      const all = inner.every((one) => !("range" in one));
      return inner.length === 0 ? [] : [[key, all ? inner[0] : { between: inner }]];
    });
    return entries.length === 0 ? {} : { properties: Object.fromEntries(entries) };
  }

  function shape(one: Shape): Schema {
    const parts: Part[] = [{ rows: rows(one.fields) }, ...(one.cases ?? []).map((alternative) => part(alternative))];
    const tells = Object.fromEntries([...new Set((one.cases ?? []).flatMap(({ when }) => when.map(({ key }) => key)))].flatMap((key) => {
      const values = parts[0]?.rows[key]?.[0]?.leaf?.values;
      return values === undefined ? [] : [[key, values]];
    }));
    const table: Table = {
      called: one.called, parts, tells, ...(one.open && { open: one.open === true ? range({}) : range(one.open) }), ...pick(one, ["alike", "strangers"]),
    };
    const cases = (one.cases ?? []).flatMap((alternative, index) => {
      const inner = properties(alternative.fields ?? {});
      return "properties" in inner ? [{ ...inner, part: index + 1 }] : [];
    });
    return { keys: table, ...properties(one.fields), ...(cases.length > 0 && { cases }) };
  }

  const part = (alternative: Case): Part => ({
    ...(spanned(alternative) && { range: range(alternative) }), when: alternative.when, rows: rows(alternative.fields ?? {}), ...pick(alternative, ["one"]),
  });

  return { shape };
}

const pick = <T extends object, K extends keyof T>(from: T, keys: readonly K[]): Partial<Pick<T, K>> =>
  Object.fromEntries(keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]])) as Partial<Pick<T, K>>;
