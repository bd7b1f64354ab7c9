import type { Json, Property } from "#model";
import type { Fact } from "../fact.ts";
import { rowWith } from "./ground.ts";
import { asWitness, samplesOf } from "./samples.ts";

/** The option `required` of an object: the names of the properties that must be there (ODCS, Logical Type Options: object). Undefined for what is none. */
export function compareNeeded(key: string, was: Property, is: Property, path: readonly string[]): Partial<Fact> | undefined {
  if (key !== "required") return undefined;
  const [old, now] = [neededIn(was), neededIn(is)];
  if (old === undefined || now === undefined) return undefined;
  const [consumers, producers] = [[...old].some((name) => !now.has(name)), [...now].some((name) => !old.has(name))];
  const breaks = { consumers: consumers ? "yes" : "no", producers: producers ? "yes" : "no" } as const;
  if (!consumers && !producers) return { kind: "option-changed", breaks, impact: "none", because: "The same properties must be there." };
  return { kind: consumers && producers ? "option-changed" : consumers ? "option-loosened" : "option-tightened", breaks, ...asWitness({ consumers: consumers ? least(is, now, path) : undefined, producers: producers ? least(was, old, path) : undefined }) };
}

/** An object with nothing but what must be there. */
function least({ properties }: Property, needed: ReadonlySet<string>, path: readonly string[]): Json | undefined {
  const values = [...needed].slice(0, 50).map((name) => [name, properties.filter((property) => property.name === name).flatMap(samplesOf)[0]] as const);
  return values.some(([, value]) => value === undefined) || needed.size > values.length ? undefined : rowWith(path, Object.fromEntries(values) as Json);
}

/** Names that the option lists, and those of properties that are required by themselves. */
function neededIn({ options: { values }, properties }: Property): ReadonlySet<string> | undefined {
  const listed: Json = values["required"] ?? [];
  if (!Array.isArray(listed) || !listed.every((name) => typeof name === "string")) return undefined;
  return new Set([...listed, ...properties.flatMap(({ name, required }) => (required === true && name !== undefined ? [name] : []))]);
}
