import type { LogicalType } from "#model";
import { isAboutPeople, looksPersonal } from "./looks.ts";

const nowhere = { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 };

/** What a column of an object holds of people, by their names alone: `an e-mail address`; undefined where they say nothing of people. */
export function personalByName(name: string, type: LogicalType | undefined, object: string): string | undefined {
  const options = { at: nowhere, spots: {}, values: {} };
  const property = { at: nowhere, spots: {}, name, options, examples: [], properties: [], relationships: [], quality: [], tags: [], custom: [], definitions: [], ...(type === undefined ? {} : { logicalType: type }) };
  return looksPersonal(property, isAboutPeople(object))?.kind.called;
}
