import type { Property, SchemaObject } from "#model";

/** Formats whose names do not differ by case alone. */
const caseless = new Set(["sql", "dbt"]);

/** The object of a schema file that an object of a contract means: of that name, or the only one where there is but one on each side. */
export function objectIn(objects: readonly SchemaObject[], object: SchemaObject, format: string, only: boolean): SchemaObject | undefined {
  const fold = folder(format);
  const wanted = [object.physicalName, object.name].flatMap((name) => (name === undefined ? [] : [steps(fold(name))]));
  for (const name of wanted) {
    const found = objects.find((one) => [one.physicalName, one.name, one.id].some((other) => other !== undefined && endsAlike(steps(fold(other)), name)));
    if (found !== undefined) return found;
  }
  return only && objects.length === 1 ? objects[0] : undefined;
}

interface Paired {
  readonly both: readonly (readonly [own: Property, theirs: Property])[];
  /** Only the contract has it, and only the schema file. */
  readonly missing: readonly Property[];
  readonly extra: readonly Property[];
}

/** Pairs of properties by physical name, exactly first, then whatever the case where the format allows. */
export function pairProperties(own: readonly Property[], theirs: readonly Property[], format: string): Paired {
  const [both, missing]: [(readonly [Property, Property])[], Property[]] = [[], []];
  const left = new Set(theirs);
  const fold = folder(format);
  const exactly = byName(theirs, (name) => name);
  const folded = byName(theirs, fold);
  for (const property of own) {
    const names = [property.physicalName, property.name].filter((name) => name !== undefined);
    const twin = names.flatMap((name) => [exactly.get(name), folded.get(fold(name))]).find((one) => one !== undefined && left.has(one));
    if (twin === undefined) missing.push(property);
    else left.delete(twin), both.push([property, twin]);
  }
  return { both, missing, extra: [...left] };
}

const folder = (format: string) => (caseless.has(format) ? (name: string) => name.toLowerCase() : (name: string) => name);

function byName(properties: readonly Property[], fold: (name: string) => string): ReadonlyMap<string, Property> {
  return new Map([...properties].reverse().flatMap((property) => [property.name, property.physicalName].flatMap((name) => (name === undefined ? [] : [[fold(name), property] as const]))));
}

/** `"sales".orders` and `shop.sales.orders` in steps without quotes. */
const steps = (name: string): readonly string[] => name.split(".").map((step) => step.replaceAll(/^["`[]|["`\]]$/g, ""));

function endsAlike(a: readonly string[], b: readonly string[]): boolean {
  const length = Math.min(a.length, b.length);
  return length > 0 && a.slice(-length).every((step, index) => step === b.slice(-length)[index]);
}
