import type { Described, Property, SchemaObject } from "#model";

/** Formats whose names do not differ by case alone. */
const caseless = new Set(["sql", "dbt"]);

/** The object of a schema file that an object of a contract means: of that name, or the only one where there is but one on each side. */
export function objectIn({ objects, format }: Pick<Described, "objects" | "format">, object: SchemaObject, only: boolean): SchemaObject | undefined {
  const fold = folder(format);
  const index = known.get(objects) ?? byLastStep(objects, fold);
  known.set(objects, index);
  for (const name of [object.physicalName, object.name]) {
    if (name === undefined) continue;
    const path = steps(fold(name));
    const found = index.get(path.at(-1) ?? "")?.find((one) => endsAlike(one.path, path));
    if (found !== undefined) return found.object;
  }
  return only && objects.length === 1 ? objects[0] : undefined;
}

interface Called {
  readonly path: readonly string[];
  readonly object: SchemaObject;
}

const known = new WeakMap<readonly SchemaObject[], ReadonlyMap<string, readonly Called[]>>();

/** Every name of every object, by its last step. */
function byLastStep(objects: readonly SchemaObject[], fold: (name: string) => string): ReadonlyMap<string, readonly Called[]> {
  const found = new Map<string, Called[]>();
  for (const object of objects) for (const name of [object.physicalName, object.name, object.id]) {
    if (name === undefined) continue;
    const path = steps(fold(name));
    const last = path.at(-1) ?? "";
    const same = found.get(last);
    if (same === undefined) found.set(last, [{ path, object }]);
    else same.push({ path, object });
  }
  return found;
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
