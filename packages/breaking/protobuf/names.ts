import type { ProtoField } from "#model";
import { optionText } from "./find.ts";
import { asJson } from "./option-text.ts";

/** The name of a field in ProtoJSON: `json_name`, else its own in camel case; an extension goes by its full name in brackets. */
export function jsonName(field: ProtoField): string {
  if (field.extends !== undefined) return `[${field.fullName}]`;
  const given = optionText(field, "json_name");
  return given === undefined ? field.name.replace(/_+([a-zA-Z0-9]?)/g, (_, letter: string) => letter.toUpperCase()) : String(asJson(given.text));
}
