import type { Reading } from "#model";
import { decode } from "./decode.ts";
import { limits } from "./limits.ts";
import type { SchemaHow } from "./schema-format.ts";
import { schemaFormats } from "./schema-formats.ts";

/** The format that a file's name says, or nothing. */
export function schemaFormatOf(file: string): string | undefined {
  const name = file.toLowerCase();
  return Object.entries(schemaFormats).find(([, { endings }]) => endings.some((ending) => name.endsWith(ending)))?.[0];
}

/** How many bytes of a file of this format are read. */
export const bytesOf = (format: string): number => (Object.hasOwn(schemaFormats, format) ? schemaFormats[format]?.bytes : undefined) ?? limits.bytes;

/** Bytes of a schema file → what it declares, with every problem of the text. `format` is an id of `schemaFormats`. Never throws; collects. */
export async function readSchema(file: string, bytes: Uint8Array, format: string, how: SchemaHow = {}): Promise<Reading> {
  const known = Object.hasOwn(schemaFormats, format) ? schemaFormats[format] : undefined;
  if (known === undefined) throw new Error(`no schema format ${format}`);
  const decoded = decode(file, bytes, bytesOf(format));
  if ("problem" in decoded) return { file, format, text: "", documents: [{ file, index: 0, problems: [decoded.problem] }] };
  return { file, format, text: decoded.text, documents: (await known.load()).read(file, decoded.text, how) };
}
