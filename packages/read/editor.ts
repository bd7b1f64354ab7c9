import { type Case, type Field, type Fields, type Shape, type Span, type Standard, type Test, variants } from "./structure.ts";

type Schema = Readonly<Record<string, unknown>>;

/**
 * A standard in one of its versions as a JSON Schema (draft 2019-09) that stands for itself: for editors, with a sentence for every key.
 * It says what the validator says, but for texts that hold variables and locations that hold placeholders, whose format it does not check.
 * Throws where the standard has no such version: that is our mistake.
 */
export function editorSchema(standard: Standard, version: string): Schema {
  const at = standard.versions.indexOf(version);
  if (at < 0) throw new Error(`${standard.title} has no version ${version}`);
  const place = (name: string | undefined, otherwise: number): number => (name === undefined ? otherwise : standard.versions.indexOf(name));
  const lives = (span: Span | true | undefined): boolean => span !== undefined && (span === true || (at >= place(span.since, 0) && at < place(span.until, standard.versions.length)));
  const variables = standard.variables !== undefined && at >= place(standard.variables, 0);
  const words: Words = { lives, variables };
  const $defs = Object.fromEntries(Object.entries(standard.shapes).map(([name, shape]) => [name, shapeSchema(shape, words)]));
  return {
    $schema: "https://json-schema.org/draft/2019-09/schema", title: `${standard.title} ${version}`,
    $ref: `#/$defs/${standard.root}`, $defs: used($defs, standard.root),
  };
}

interface Words {
  lives(span: Span | true | undefined): boolean;
  readonly variables: boolean;
}

function shapeSchema(shape: Shape, words: Words): Schema {
  const cases = (shape.cases ?? []).filter(words.lives).map((one) => ({ if: condition(one), then: caseSchema(one, words) }));
  const alike = shape.alike && { anyOf: ["string", "array"].map((type) => ({ properties: Object.fromEntries(shape.alike?.map((key) => [key, { type }]) ?? []) })) };
  const closed = words.lives(shape.open) ? {} : cases.length > 0 ? { unevaluatedProperties: false } : { additionalProperties: false };
  return { type: "object", description: shape.says, ...fieldsSchema(shape.fields, words), ...(cases.length > 0 && { allOf: cases }), ...alike, ...closed };
}

const condition = ({ when }: Case): Schema => (when.length === 1 && when[0] ? test(when[0]) : { anyOf: when.map(test) });
const test = ({ key, is, absent }: Test): Schema => ({ ...(is && { properties: { [key]: { enum: is } } }), ...(absent ? (is ? {} : { not: { required: [key] } }) : { required: [key] }) });

const caseSchema = (one: Case, words: Words): Schema => ({
  ...fieldsSchema(one.fields ?? {}, words), ...(one.one && { oneOf: one.one.map((key) => ({ required: [key] })) }),
});

function fieldsSchema(fields: Fields, words: Words): Schema {
  const now = Object.entries(fields).flatMap(([key, field]) => variants(field).filter(words.lives).map((one) => [key, one] as const));
  const required = now.filter(([, { required: need }]) => words.lives(need)).map(([key]) => key);
  return { properties: Object.fromEntries(now.map(([key, field]) => [key, fieldSchema(field, words)])), ...(required.length > 0 && { required }) };
}

function fieldSchema(field: Field, words: Words): Schema {
  return {
    ...(field.says !== "" && { description: field.says }), ...kindSchema(field, words), ...(words.lives(field.deprecated) && { deprecated: true }),
    ...(field.default !== undefined && { default: field.default }), ...(field.examples && { examples: field.examples }),
  };
}

function kindSchema(field: Field, words: Words): Schema {
  switch (field.kind) {
    case "any": return {};
    case "scalar": return { type: ["string", "number", "boolean", "null"] };
    case "flag": return { type: "boolean" };
    case "object": return { type: "object" };
    case "shape": return { $ref: `#/$defs/${field.shape}` };
    case "either": return { anyOf: field.kinds.map((one) => fieldSchema(one, words)) };
    case "number": case "integer": return { type: field.kind, ...(field.least !== undefined && { minimum: field.least }), ...(field.above !== undefined && { exclusiveMinimum: field.above }) };
    case "list": return { type: "array", items: fieldSchema(field.of, words), ...(field.min !== undefined && { minItems: field.min }), ...(field.max !== undefined && { maxItems: field.max }), ...(field.unique && { uniqueItems: true }) };
    case "map": return { type: "object", additionalProperties: fieldSchema(field.of, words), ...(field.names !== undefined && { propertyNames: { pattern: field.names } }), ...(field.entries !== undefined && { minProperties: field.entries }) };
    case "text": {
      const values = field.values?.filter((one) => typeof one === "string" || words.lives(one)).map((one) => (typeof one === "string" ? one : one.value));
      const checks = { ...(field.pattern !== undefined && { pattern: field.pattern }), ...(field.format !== undefined && field.format !== "uri" && { format: field.format }) };
      const form = words.variables && Object.keys(checks).length > 0 ? { anyOf: [checks, { pattern: "\\$\\{[A-Za-z_]\\w*(:-[^{}]*)?\\}" }] } : checks;
      return { type: "string", ...(values && { enum: values }), ...form };
    }
  }
}

/** The shapes that can be reached from one of them. */
function used(shapes: Readonly<Record<string, Schema>>, from: string, found: Record<string, Schema> = {}): Readonly<Record<string, Schema>> {
  const shape = shapes[from];
  if (shape === undefined || Object.hasOwn(found, from)) return found;
  found[from] = shape;
  for (const [, name] of JSON.stringify(shape).matchAll(/"#\/\$defs\/(\w+)"/g)) if (name !== undefined) used(shapes, name, found);
  return found;
}
