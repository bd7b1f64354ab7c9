import type { Change, Json, ProtoField, Witness } from "#model";
import type { Image } from "./image.ts";
import { jsonName } from "./names.ts";
import { type TypeUse, typeOf } from "./types.ts";

/** The least and the greatest number of each type of whole numbers. */
const bounds: ReadonlyMap<string, readonly [bigint, bigint]> = new Map([
  ...["int32", "sint32", "sfixed32"].map((type) => [type, [-(2n ** 31n), 2n ** 31n - 1n]] as const),
  ...["int64", "sint64", "sfixed64"].map((type) => [type, [-(2n ** 63n), 2n ** 63n - 1n]] as const),
  ...["uint32", "fixed32"].map((type) => [type, [0n, 2n ** 32n - 1n]] as const),
  ...["uint64", "fixed64"].map((type) => [type, [0n, 2n ** 64n - 1n]] as const),
]);

/** A field as it was and as it is. */
interface FieldVersions {
  readonly was: ProtoField;
  readonly is: ProtoField;
}

/** Whom another type of whole numbers breaks: those whose type cannot hold what the other can. Undefined where one of the two is something else. */
export function byRange(was: TypeUse, is: TypeUse, field: FieldVersions): { readonly breaks: Change["breaks"]; readonly witness?: Witness } | undefined {
  if (!bounds.has(was.type) || !bounds.has(is.type)) return undefined;
  const [more, fewer] = [beyond(is.type, was.type), beyond(was.type, is.type)];
  return { breaks: { consumers: more === undefined ? "no" : "yes", producers: fewer === undefined ? "no" : "yes" }, ...witness(field.is, more, fewer, field.was) };
}

/** The number nearest to zero that one type has and another has not, as ProtoJSON writes it. */
function beyond(type: string, other: string): Json | undefined {
  const [[low, high], [least, most]] = [bounds.get(type) ?? [0n, 0n], bounds.get(other) ?? [0n, 0n]];
  const number = high > most ? most + 1n : low < least ? least - 1n : undefined;
  return number === undefined ? undefined : /64$/.test(type) ? String(number) : Number(number);
}

/** Values in ProtoJSON, and the types that take them (protobuf.dev, "ProtoJSON Format"). */
const whole = [...bounds.keys()];
const samples: readonly { readonly value: Json; readonly fits: readonly string[] }[] = [
  { value: "some text", fits: ["string"] },
  { value: "/w==", fits: ["bytes", "string"] },
  { value: true, fits: ["bool"] },
  { value: 0.5, fits: ["double", "float"] },
  { value: 7, fits: [...whole, "double", "float", "enum"] },
  { value: {}, fits: ["message", "group"] },
];

/** Messages in ProtoJSON that only one of two types can read, where there are such. */
export function byType(was: TypeUse, is: TypeUse, field: FieldVersions): { readonly witness?: Witness } {
  return witness(field.is, sample(is, was), sample(was, is), field.was);
}

function sample({ type, name = "", declared }: TypeUse, other: TypeUse): Json | undefined {
  if ([type, other.type].includes("unknown") || [name, other.name].some((one) => one?.startsWith("google.protobuf.") === true)) return undefined;
  if (type === "enum") return ["string", "bytes", "enum"].includes(other.type) ? undefined : declared?.values[0]?.name;
  return samples.find(({ fits }) => fits.includes(type) && !fits.includes(other.type))?.value;
}

/** A list and a single value of it: neither is the other in JSON. */
export function inLists(was: ProtoField, is: ProtoField, before: Image, after: Image): { readonly witness?: Witness } {
  const lists = [was, is].filter(({ label }) => label === "repeated").length;
  const [old, now] = [anyOf(typeOf(was, before)), anyOf(typeOf(is, after))];
  return lists !== 1 || old === undefined || now === undefined ? {} : witness(is, now, old, was);
}

/** Some value of a type. */
export function anyOf({ type, name = "", declared }: TypeUse): Json | undefined {
  if (type === "enum") return declared?.values[0]?.name;
  return name.startsWith("google.protobuf.") ? undefined : samples.find(({ fits }) => fits.includes(type))?.value;
}

/** What a field holds that breaks consumers and producers, as messages. */
export function witness(is: ProtoField, consumers: Json | undefined, producers: Json | undefined, was: ProtoField = is): { readonly witness?: Witness } {
  if (is.keys !== undefined || was.keys !== undefined || (consumers === undefined && producers === undefined)) return {};
  const message = (field: ProtoField, value: Json): Json => ({ [jsonName(field)]: field.label === "repeated" ? [value] : value });
  return { witness: { ...(consumers === undefined ? {} : { consumers: message(is, consumers) }), ...(producers === undefined ? {} : { producers: message(was, producers) }) } };
}
