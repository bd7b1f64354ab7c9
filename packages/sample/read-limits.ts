import { compare, type Decimal, decimal, one, zero } from "#decimal";
import type { Json, LogicalType, Property } from "#model";
import { formatLanguage, languageOf, ofLength } from "#regular";
import { named } from "#text";
import { boundsOf, type PhysicalType } from "#types";
import { momentOf } from "#units";
import { type Limit, measureText } from "./limit.ts";
import { canWrite } from "./moment-format.ts";

/** Limits, and how moments are carried and written. */
export interface Limits {
  readonly limits: Limit[];
  readonly zoned: boolean;
  readonly format?: string;
}

type Unread = (what: string, why: string) => void;

/** Lengths, pattern and format of a text; and what its physical type has room for. */
export function textLimits({ options, at, physicalType }: Property, physical: PhysicalType | undefined, unread: Unread): Limit[] {
  const { minLength, maxLength, pattern, format } = options.values;
  const limits: Limit[] = [];
  const place = (key: string) => options.spots[key] ?? at;
  if (typeof minLength === "number") limits.push({ is: "language", check: "length", at: place("minLength"), says: `\`minLength\` ${minLength}`, language: ofLength(minLength) });
  if (typeof maxLength === "number") limits.push({ is: "language", check: "length", at: place("maxLength"), says: `\`maxLength\` ${maxLength}`, language: ofLength(0, maxLength) });
  if (typeof pattern === "string") {
    const [found, whole] = [languageOf(pattern), languageOf(pattern, { anchored: true })];
    if ("unknown" in found) unread("pattern", `cannot be made up: ${found.unknown}`);
    else limits.push({ is: "language", check: "pattern", at: place("pattern"), says: `\`pattern\` ${named(pattern)}`, language: found.language, ...("unknown" in whole ? {} : { tidy: whole.language }) });
  }
  if (typeof format === "string") limits.push(...formatLimit(format, place("format"), unread));
  const { longest } = physical === undefined ? {} : boundsOf(physical);
  if (longest !== undefined) limits.push({ is: "language", at, says: `\`physicalType\` ${named(physicalType ?? "")}`, language: ofLength(0, longest) });
  const implied = physical === undefined ? undefined : formatOf[physical.name];
  if (implied !== undefined) limits.push({ is: "language", at, says: `\`physicalType\` ${named(physicalType ?? "")}`, language: languageFor(implied), format: implied });
  return limits;
}

/** Types of texts that hold one format only. */
const formatOf: Readonly<Record<string, string>> = { UUID: "uuid", UNIQUEIDENTIFIER: "uuid", INET: "ipv4", IPADDRESS: "ipv4", IPV4: "ipv4", IPV6: "ipv6" };
const languageFor = (format: string) => formatLanguage(format)?.narrow ?? ofLength(0);

function formatLimit(format: string, at: Limit["at"], unread: Unread): Limit[] {
  const found = formatLanguage(format.toLowerCase());
  if (found === undefined) {
    if (!["password", "binary"].includes(format.toLowerCase())) unread("format", `${named(format)} is none whose texts are known here`);
    return [];
  }
  return [{ is: "language", check: "format", at, says: `\`format\` ${named(format)}`, language: found.narrow, wide: found.wide, format: format.toLowerCase() }];
}

/** Ends, multiples and sizes of a number. A number without a fraction stands on whole steps. */
export function numberLimits(property: Property, type: LogicalType, physical: PhysicalType | undefined, unread: Unread): Limit[] {
  const { options, at, physicalType } = property;
  const { multipleOf, format } = options.values;
  const limits = endsOf(property, (value) => (typeof value === "number" || typeof value === "string" ? decimal(value) : undefined), unread);
  const says = `\`physicalType\` ${named(physicalType ?? "")}`;
  if (type === "integer") limits.push({ is: "step", at, says: "`logicalType` integer", of: one });
  const step = typeof multipleOf === "number" ? decimal(multipleOf) : undefined;
  if (step !== undefined && compare(step, zero) > 0) limits.push({ is: "step", check: "multiple-of", at: options.spots["multipleOf"] ?? at, says: `\`multipleOf\` ${String(multipleOf)}`, of: step });
  const [, sign = "", bits = ""] = typeof format === "string" ? (/^([iu])(8|16|32|64|128)$/.exec(format) ?? []) : [];
  if (bits !== "") {
    const room = 2n ** BigInt(bits);
    const ends = sign === "u" ? [0n, room - 1n] : [-room / 2n, room / 2n - 1n];
    ends.forEach((bound, index) => limits.push({ is: "end", check: "number-width", at: options.spots["format"] ?? at, says: `\`format\` ${named(String(format))}`, low: index === 0, bound: whole(bound), open: false }));
  }
  if (format === "f32") limits.push({ is: "held", at: options.spots["format"] ?? at, says: "`format` f32", by: { name: "FLOAT4", parameters: [], fields: [] } });
  const { least, most, below, scale } = physical === undefined ? {} : boundsOf(physical);
  if (least !== undefined) limits.push({ is: "end", at, says, low: true, bound: whole(least), open: false });
  if (most !== undefined) limits.push({ is: "end", at, says, low: false, bound: whole(most), open: false });
  if (below !== undefined) limits.push({ is: "end", at, says, low: false, bound: whole(below), open: true }, { is: "end", at, says, low: true, bound: whole(-below), open: true });
  if (scale !== undefined) limits.push({ is: "step", at, says, of: decimal(`1e-${scale}`) ?? one });
  return limits;
}

const whole = (number: bigint): Decimal => decimal(String(number)) ?? zero;

/** Ends of dates, times and moments, on the line of their type. Carried with a zone where an end or an option says so. */
export function momentLimits(property: Property, type: LogicalType, physical: PhysicalType | undefined, unread: Unread): Limits {
  const { options } = property;
  const limits = endsOf(property, (value) => (typeof value === "string" ? measureText(value, type) : undefined), unread);
  const ends = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].flatMap((key) => options.values[key] ?? []);
  const written = ends.some((end) => typeof end === "string" && /^zoned/.test(momentOf(end)?.kind ?? ""));
  const zoned = type !== "date" && (options.values["timezone"] === true || (options.values["timezone"] !== false && (written || physical?.zone === "with" || physical?.zone === "local" || /TZ$/.test(physical?.name ?? ""))));
  const { format } = options.values;
  const said = typeof format === "string" && !/^(?:date|time|date-time)$/.test(format) ? format : undefined;
  if (said !== undefined && !canWrite(said)) unread("format", `${named(said)} is not followed: moments are written as ISO 8601 has them`);
  return { limits, zoned, ...(said === undefined || !canWrite(said) ? {} : { format: said }) };
}

/** `exclusiveMinimum` is a value (since ODCS 3.1) or says whether `minimum` is left out (until 3.0). */
function endsOf({ options, at }: Property, read: (value: Json) => Decimal | undefined, unread: Unread): Limit[] {
  const limits: Limit[] = [];
  for (const [key, exclusive, low] of [["minimum", "exclusiveMinimum", true], ["maximum", "exclusiveMaximum", false]] as const)
    for (const [name, open] of [[key, options.values[exclusive] === true], [exclusive, true]] as const) {
      const value = options.values[name];
      if (value === undefined || typeof value === "boolean") continue;
      const bound = read(value);
      if (bound === undefined) unread(name, "is no end that values of this type can be compared with");
      else limits.push({ is: "end", check: low ? "minimum" : "maximum", at: options.spots[name] ?? at, says: `\`${name}\` ${named(String(value))}`, low, bound, open });
    }
  return limits;
}

/** How many items or entries, and whether they differ or have to be there. */
export function countLimits({ options, at }: Property, least: string, most: string, check: string): Limit[] {
  const { uniqueItems, required } = options.values;
  const limits: Limit[] = [];
  const [from, to] = [options.values[least], options.values[most]];
  if (typeof from === "number") limits.push({ is: "size", check, at: options.spots[least] ?? at, says: `\`${least}\` ${from}`, least: from, most: least === most ? from : Infinity });
  if (typeof to === "number" && least !== most) limits.push({ is: "size", check, at: options.spots[most] ?? at, says: `\`${most}\` ${to}`, least: 0, most: to });
  if (uniqueItems === true) limits.push({ is: "distinct", check: "list-unique", at: options.spots["uniqueItems"] ?? at, says: "`uniqueItems`" });
  const names = Array.isArray(required) ? required.filter((name: Json): name is string => typeof name === "string") : [];
  if (names.length > 0) limits.push({ is: "present", check: "object-required", at: options.spots["required"] ?? at, says: "`required`", names });
  return limits;
}
