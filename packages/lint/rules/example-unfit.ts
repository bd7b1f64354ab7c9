import { canonical } from "#fingerprint";
import type { Contract, Json, Property } from "#model";
import { boundsOf, isBeyond, isVariable } from "#terms";
import { named } from "#text";
import { wanted } from "../fitness.ts";
import { patternOf } from "../patterns/pattern.ts";
import type { Rule } from "../rule.ts";

export const exampleUnfit: Rule = {
  id: "example-unfit",
  level: "warn",
  says: "Examples keep what their property promises.",
  why: "People copy examples: one that breaks the contract teaches the wrong thing, or shows that the promise is wrong.",
  source: "ODCS, Schema: examples",
  on: {
    property(property, { contract }, say) {
      const allowed = property.examples.length === 0 || property.enum === undefined ? undefined : new Set(property.enum.map(({ value }) => canonical(value)));
      for (const { value, at } of property.examples) {
        if (value === null || isVariable(value)) continue;
        const breach = typeBreach(value, property) ?? (allowed?.has(canonical(value)) === false ? "is none of the values in `enum`" : breachOf(value, property, contract));
        if (breach !== undefined) say({ at, message: `The example ${named(canonical(value))} ${breach}.`, hint: "Mend the example, or the promise." });
      }
    },
  },
};

function typeBreach(value: Json, property: Property): string | undefined {
  const want = wanted(value, property);
  return want === undefined ? undefined : `is not ${want}, as ${named(property.logicalType ?? "")} asks`;
}

function breachOf(value: Json, { options }: Property, contract: Contract): string | undefined {
  const { low, high } = boundsOf(options);
  for (const [side, bounds] of [["low", low], ["high", high]] as const)
    for (const bound of bounds) if (isBeyond(value, bound, side)) return `breaks \`${bound.key}\` ${named(canonical(bound.value))}`;
  return typeof value === "string" ? textBreach(value, options.values, contract) : listBreach(value, options.values);
}

type Values = Property["options"]["values"];

function textBreach(value: string, { minLength, maxLength, pattern }: Values, contract: Contract): string | undefined {
  const length = [...value].length;
  if (typeof minLength === "number" && length < minLength) return `has ${length} characters, fewer than \`minLength\` ${minLength}`;
  if (typeof maxLength === "number" && length > maxLength) return `has ${length} characters, more than \`maxLength\` ${maxLength}`;
  if (typeof pattern !== "string" || isVariable(pattern)) return undefined;
  return patternOf(pattern, contract).finds(value) === false ? `does not fit the pattern ${named(pattern)}` : undefined;
}

function listBreach(value: Json, { minItems, maxItems, uniqueItems, multipleOf, dimensions }: Values): string | undefined {
  if (typeof value === "number" && typeof multipleOf === "number" && multipleOf > 0) {
    const times = value / multipleOf;
    return Math.abs(times - Math.round(times)) > 1e-9 * Math.max(1, Math.abs(times)) ? `is no multiple of ${multipleOf}` : undefined;
  }
  if (!Array.isArray(value)) return undefined;
  if (typeof minItems === "number" && value.length < minItems) return `has ${value.length} items, fewer than \`minItems\` ${minItems}`;
  if (typeof maxItems === "number" && value.length > maxItems) return `has ${value.length} items, more than \`maxItems\` ${maxItems}`;
  if (typeof dimensions === "number" && value.length !== dimensions) return `has ${value.length} numbers, not \`dimensions\` ${dimensions}`;
  return uniqueItems === true && new Set(value.map(canonical)).size < value.length ? "holds an item twice" : undefined;
}
