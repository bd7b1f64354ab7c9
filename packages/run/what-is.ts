import { looksLikeContract, looksLikeSchema, schemaFormatOf } from "#read";
import { type Inputs, one } from "./command.ts";

/** A format of schema files, or `contract`. */
export type Kind = string;

/** Files that `--as` can mean: a folder holds others beside them. */
const named: Readonly<Record<Kind, RegExp>> = {
  contract: /\.(?:ya?ml|json)$/i, "json-schema": /\.(?:json|ya?ml)$/i, avro: /\.(?:avsc|json)$/i, protobuf: /\.proto$/i, sql: /\.(?:sql|ddl)$/i, dbt: /\.json$/i,
};

/** What a file is for sure: what the user says, what its name says, or what its first keys say. */
export function surely(file: string, bytes: Uint8Array, inputs: Inputs): Kind | undefined {
  const byName = schemaFormatOf(file) ?? (/\.(?:sql|ddl)$/i.test(file) ? "sql" : undefined);
  const said = one(inputs, "as") ?? byName;
  if (said !== undefined) return said;
  const looks = /\.(?:json|ya?ml)$/i.test(file) ? looksLikeSchema(bytes) : undefined;
  return looks ?? (looksLikeContract(bytes) ? "contract" : undefined);
}

/** What a file is by its ending, where nothing else says it. */
export const perhaps = (file: string): Kind | undefined => (/\.json$/i.test(file) ? "json-schema" : /\.ya?ml$/i.test(file) ? "contract" : undefined);

/** Whether a file of a folder can be what the user says that the folder holds. */
export function mayBe(file: string, inputs: Inputs): boolean {
  const said = one(inputs, "as");
  return said === undefined || (Object.hasOwn(named, said) ? named[said] : undefined)?.test(file) !== false;
}
