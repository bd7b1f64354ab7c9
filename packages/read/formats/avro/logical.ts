import type { AvroLogical, AvroLogicalName, AvroType, Path, SourceMap } from "#model";
import { named } from "#text";
import { type Build, say } from "./build.ts";

/** The types that a logical type may annotate ("Logical Types"). */
const carriers: Readonly<Record<AvroLogicalName, readonly AvroType["type"][]>> = {
  decimal: ["bytes", "fixed"], "big-decimal": ["bytes"], uuid: ["string", "fixed"], date: ["int"],
  "time-millis": ["int"], "time-micros": ["long"], "timestamp-millis": ["long"], "timestamp-micros": ["long"], "timestamp-nanos": ["long"],
  "local-timestamp-millis": ["long"], "local-timestamp-micros": ["long"], "local-timestamp-nanos": ["long"], duration: ["fixed"],
};
const sizes: Readonly<Record<string, number>> = { uuid: 16, duration: 12 };

export const isLogical = (name: string): name is AvroLogicalName => Object.hasOwn(carriers, name);

/** The logical type of a node. One that does not fit is ignored by every reader, and said; one that nobody knows is an attribute like any other. */
export function logicalOf(build: Build, map: SourceMap, path: Path, type: AvroType["type"], size?: number): AvroLogical | undefined {
  const entry = map.entries.get("logicalType");
  const name = entry?.node.kind === "scalar" ? entry.node.value : undefined;
  if (entry === undefined || typeof name !== "string" || !isLogical(name)) return undefined;
  const ignored = (why: string, hint: string) => void say(build, entry.at, [...path, "logicalType"], ["invalid-value", `${why}, so readers ignore the logical type ${named(name)}.`, hint]);
  if (!carriers[name].includes(type)) return ignored(`${named(type)} cannot carry it`, `Annotate ${carriers[name].map(named).join(" or ")}.`);
  if (size !== undefined && Object.hasOwn(sizes, name) && size !== sizes[name]) return ignored(`It takes ${sizes[name]} bytes and has ${size}`, `Declare a size of ${sizes[name]}.`);
  if (name !== "decimal") return { name, at: entry.at };
  const [precision, scale] = [whole(build, map, "precision"), map.entries.has("scale") ? whole(build, map, "scale") : 0];
  if (precision === undefined || precision < 1) return ignored("The precision is not a positive whole number", "Write `precision`, the number of digits.");
  if (scale === undefined || scale < 0 || scale > precision) return ignored(`The scale is not a whole number from 0 to ${precision}`, "Write a `scale` that is not above the precision.");
  const most = size === undefined ? Number.MAX_SAFE_INTEGER : Math.floor(Math.log10(2) * (8 * size - 1));
  if (precision > most) return ignored(`${size} bytes hold ${Math.max(most, 0)} digits and not ${precision}`, "Make it longer, or the precision smaller.");
  return { name, precision, scale, at: entry.at };
}

function whole({ parsed }: Build, map: SourceMap, key: string): number | undefined {
  const node = map.entries.get(key)?.node;
  return node?.kind === "scalar" && typeof node.value === "number" && /^-?\d{1,15}$/.test(parsed.digits(node)) ? node.value : undefined;
}

/** The keys that a logical type takes; where there is none they are attributes. */
export const logicalKeys = (logical: AvroLogical | undefined): readonly string[] =>
  logical === undefined ? [] : logical.name === "decimal" ? ["logicalType", "precision", "scale"] : ["logicalType"];
