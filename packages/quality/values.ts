import { canonical } from "#fingerprint";
import type { Json, Property } from "#model";
import { isVariable } from "#terms";
import { named } from "#text";
import type { HowMeasured } from "./check.ts";
import { typeOf } from "./literal.ts";
import { nobody } from "./promise.ts";

/** A value of a contract as a text. */
export const written = (value: Json): string => (typeof value === "string" ? value : canonical(value));

/** Why values of a property cannot be compared with values in the contract; undefined where they can. */
export function incomparable(property: Property): HowMeasured | undefined {
  const type = typeOf(property);
  const compared = type === undefined || ["string", "integer", "number", "boolean", "date", "timestamp"].includes(type);
  return compared ? undefined : nobody(`Values of the type ${named(type)} are not compared with values in a contract.`);
}

/** Characters of a pattern; longer ones are sent to no engine. */
const longest = 10_000;

/** Why a pattern cannot be sent to an engine; undefined where it can. */
export function unreadable(pattern: Json): HowMeasured | undefined {
  if (typeof pattern !== "string") return nobody("The pattern is no text.");
  if (isVariable(pattern)) return nobody(`The pattern ${named(pattern)} is only known where the contract is used.`);
  return pattern.length > longest ? nobody(`The pattern is longer than ${longest} characters.`) : undefined;
}
