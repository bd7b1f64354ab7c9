import { Ajv } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import AjvDraft04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import type { Dialect, Json } from "#model";

/** A validator that is not ours: Ajv, in the draft that is asked for. Undefined where it cannot compile the schema, or stumbles over the instance (it compares objects that have a key `toString` by calling it). */
export function ajvCheck(schema: Json, dialect: Dialect, formats: "assert" | "annotate"): ((instance: Json) => boolean | undefined) | undefined {
  const options = { strict: false, logger: false, validateFormats: formats === "assert", ownProperties: true, multipleOfPrecision: 9, validateSchema: false } as const;
  const Draft04 = AjvDraft04 as unknown as typeof Ajv;
  const ajv = dialect === "draft-04" ? new Draft04(options) : dialect === "2019-09" ? new Ajv2019(options) : dialect === "2020-12" ? new Ajv2020(options) : new Ajv(options);
  (addFormats as unknown as (ajv: object) => void)(ajv);
  try {
    const check = ajv.compile(plain(dialect === "2019-09" || dialect === "2020-12" ? schema : withoutSiblings(schema)) as object);
    return (instance) => {
      try {
        return check(plain(instance)) === true;
      } catch {
        return undefined;
      }
    };
  } catch {
    return undefined;
  }
}

/** With prototypes, which Ajv expects; `$schema` is left out, because the dialect is asked for. */
function plain(value: Json): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  if (typeof copy === "object" && copy !== null && "$schema" in copy && typeof copy.$schema === "string") delete copy.$schema;
  return copy;
}

/** As draft-07 and older read it: beside `$ref` there is nothing. Ajv reads all of it. */
function withoutSiblings(schema: Json): Json {
  if (typeof schema !== "object" || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map(withoutSiblings);
  const entries = Object.entries(schema as Record<string, Json>);
  const reference = entries.filter(([key, value]) => key === "$ref" && typeof value === "string");
  const definitions = entries.filter(([key]) => key === "definitions");
  return Object.fromEntries((reference.length > 0 ? [...reference, ...definitions] : entries).map(([key, value]) => [key, key === "enum" || key === "const" ? value : withoutSiblings(value)]));
}
