import { add, type Decimal, decimal, negated, one, times, toNumber } from "#decimal";
import type { Json } from "#model";
import { formatLanguage, type Language, sample } from "#regular";
import { isArray, type JsonObject } from "../json.ts";
import { patternTexts } from "../languages/languages.ts";
import type { Chance } from "./chance.ts";

/** The values that keywords name one by one. */
export const namedValues = (said: readonly JsonObject[]): Json[] =>
  said.flatMap(({ enum: list, const: constant }) => [...(isArray(list) ? list : []), ...(constant === undefined ? [] : [constant])]);

/** A number at, just inside or just outside a bound, a multiple or its neighbour, or a plain one. */
export function makeNumber(said: readonly JsonObject[], chance: Chance): number {
  const bounds = said.flatMap(({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }) => [minimum, maximum, exclusiveMinimum, exclusiveMaximum].flatMap(exact));
  const steps = said.flatMap(({ multipleOf }) => exact(multipleOf));
  const whole: Decimal = { units: BigInt(chance.below(7) - 3), power: 0 };
  const base = chance.percent(75) ? (chance.pick(bounds) ?? whole) : whole;
  const step = chance.pick(steps) ?? one;
  const near = chance.pick<Decimal>([base, base, add(base, one), add(base, negated(one)), add(base, tenth), add(base, negated(tenth)), add(base, step), times(step, whole), times(step, add(whole, half)), base]) ?? base;
  const rounded = chance.percent(30) && steps.length > 0 ? times(step, { units: BigInt(Math.round((toNumber(base) ?? 0) / (toNumber(step) ?? 1)) || 0), power: 0 }) : near;
  return toNumber(rounded) ?? (chance.percent(50) ? 0 : 1e12);
}

const tenth: Decimal = { units: 1n, power: -1 };
const half: Decimal = { units: 5n, power: -1 };
const exact = (bound: Json | undefined): Decimal[] => (typeof bound === "number" ? [decimal(bound) ?? one] : []);

const plain = ["", "a", "b", "ab", "A", "1", "é", "😀", " ", "foo", "2020-02-29", "\n"];
const longest = 300;

/** A text of a pattern or a format, one about as long as is allowed, or a plain one. */
export function makeText(said: readonly JsonObject[], chance: Chance): string {
  const lengths = said.flatMap(({ minLength, maxLength }) => [minLength, maxLength].flatMap((one) => (typeof one === "number" && one < longest ? [one] : [])));
  const forms = said.flatMap(({ pattern, format }) => [...(typeof pattern === "string" ? [samplesOf(`pattern ${pattern}`, () => patternLanguage(pattern))] : []), ...(typeof format === "string" ? [samplesOf(`format ${format}`, () => formatLanguage(format)?.narrow)] : [])]);
  const texts = chance.percent(85) ? chance.pick(forms) : undefined;
  const text = chance.pick(texts ?? []) ?? chance.pick(plain) ?? "";
  const length = chance.pick(lengths);
  if (length === undefined || (texts !== undefined && chance.percent(60))) return text;
  return sized(text, Math.max(0, length + chance.below(3) - 1));
}

function sized(text: string, length: number): string {
  const characters = [...text];
  return characters.length >= length ? characters.slice(0, length).join("") : text + (characters.at(-1) ?? "a").repeat(length - characters.length);
}

function patternLanguage(pattern: string): Language | undefined {
  const known = patternTexts(pattern);
  return "unknown" in known ? undefined : known.narrow;
}

const samples = new Map<string, readonly string[]>();

/** Some texts of a language, made once. */
export function samplesOf(name: string, language: () => Language | undefined): readonly string[] {
  const known = samples.get(name);
  if (known !== undefined) return known;
  const made = language();
  const texts = made === undefined ? [] : sample(made, 12, 7);
  if (samples.size > 1000) samples.clear();
  samples.set(name, texts);
  return texts;
}

/** Some texts of a pattern. */
export const patternSamples = (pattern: string): readonly string[] => samplesOf(`pattern ${pattern}`, () => patternLanguage(pattern));
