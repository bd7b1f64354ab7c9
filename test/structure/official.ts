import { Ajv2019 } from "ajv/dist/2019.js";
import ajvFormats from "ajv-formats";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Amendment, Schema } from "../structure.amendments.ts";

export const specs = join(import.meta.dirname, "../../../shared/specs");
export const hasSpecs = existsSync(specs);

const files: Readonly<Record<string, (version: string) => string>> = {
  odcs: (version) => `odcs/schema/odcs-json-schema-v${version}.json`,
  odps: (version) => `odps/schema/odps-json-schema-v${version === "1.1.0" ? "1.0.0" : version}.json`,
  dcs: () => "dcs/schema/datacontract-1.2.1.schema.json",
};

export function officialSchema(standard: string, version: string, amendments: readonly Amendment[]): Schema {
  const schema: Schema = JSON.parse(readFileSync(join(specs, files[standard]?.(version) ?? ""), "utf8"));
  delete schema.$schema;
  for (const one of amendments) if (one.standard === standard && one.versions.includes(version)) one.patch(schema);
  return schema;
}

/** Ajv for draft 2019-09 as the official schemas expect it; `location` is `uri` with `{placeholders}` filled in. */
export function judgeOf(schema: Schema): (value: unknown) => boolean {
  const ajv = new Ajv2019({ strict: false, logger: false });
  ajvFormats.default(ajv);
  const uri = fullFormats.uri;
  if (typeof uri !== "function") throw new Error("ajv-formats has another uri format than expected");
  ajv.addFormat("location", (text: string) => uri(text.replace(/\$?\{[^{}\s]*\}/g, "x")) === true);
  const validate = ajv.compile(schema);
  return (value) => validate(harmless(value)) === true;
}

/**
 * Ajv's `unevaluatedProperties` asks a plain object whether it has seen a key, so that `toString` or `__proto__` always counts as seen.
 * The oracle sees such a key under another name, which no schema knows either.
 */
function harmless(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(harmless);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key in Object.prototype ? `${key}_` : key, harmless(item)]));
}

export const documentsIn = (folder: string): readonly (readonly [string, unknown])[] =>
  readdirSync(join(specs, folder)).sort().map((name) => [name, parse(readFileSync(join(specs, folder, name), "utf8"))]);
