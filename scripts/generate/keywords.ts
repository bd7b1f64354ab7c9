import { _, type Code, type CodeKeywordDefinition, type KeywordCxt, Name, str, stringify } from "ajv";

const here = ({ it }: KeywordCxt): Code => str`${new Name("instancePath")}${it.errorPath}`;
const table = ({ gen }: KeywordCxt, ref: object): Code => gen.scopeValue("schema", { ref, code: stringify(ref) });
const each = (cxt: KeywordCxt, keyword: string, condition: (schema: { range?: readonly [number, number]; part?: number }) => Code): void => {
  for (const [index, schema] of cxt.schema.entries()) cxt.gen.if(condition(schema), () => cxt.subschema({ keyword, schemaProp: index }, cxt.gen.name("valid")));
};

/**
 * The keywords that a standard's schema is written in, next to JSON Schema's own applicators. They report to the run (`this`) instead of
 * returning errors: there is no branch that could be taken back, so every report counts. `check` is check.ts, bundled with the validator.
 */
export const keywords: readonly CodeKeywordDefinition[] = [
  { keyword: "keys", type: "object", schemaType: "object", code: (cxt) => cxt.gen.code(_`check.keys(${cxt.data}, ${table(cxt, cxt.schema)}, ${here(cxt)}, this)`) },
  { keyword: "leaf", schemaType: "object", code(cxt) {
    const fault = cxt.gen.const("fault", _`check.wrong(${cxt.data}, ${table(cxt, cxt.schema)}, this.version)`);
    cxt.gen.if(fault, () => cxt.gen.code(_`this.report(${here(cxt)}, ${fault})`));
  } },
  { keyword: "between", schemaType: "array", code: (cxt) => each(cxt, "between", ({ range }) => (range ? _`this.version >= ${range[0]} && this.version < ${range[1]}` : _`true`)) },
  { keyword: "cases", type: "object", schemaType: "array", code: (cxt) => each(cxt, "cases", ({ part }) => _`check.holds(${table(cxt, cxt.parentSchema.keys)}.parts[${part ?? 0}], ${cxt.data}, this.version)`) },
];
