import type { Json } from "#model";

/** Keys whose text says what a value means, whatever the words. */
const meaning = new Set(["dataGranularityDescription", "granularity", "transformLogic", "transformSourceObjects", "criticalDataElement", "semanticType", "unit"]);

/** ISO 4217 codes and signs, units of measure, scales, times: words that a value cannot change without meaning something else. */
const units = [
  "EUR|USD|GBP|CHF|JPY|CNY|SEK|NOK|DKK|PLN|CZK|HUF|CAD|AUD|NZD|INR|BRL|MXN|ZAR|KRW|SGD|HKD|TRY|RUB|ILS|AED|SAR",
  "euros?|dollars?|pounds?|francs?|yen|cents?|pence|minor units?|major units?",
  "thousands?|millions?|billions?|basis points?|percent(?:age)?s?|permille|ratio",
  "kg|kilograms?|grams?|mg|tonnes?|tons?|lbs?|ounces?|oz", "km|kilometers?|kilometres?|meters?|metres?|cm|mm|miles?|feet|ft|inch(?:es)?|yards?",
  "liters?|litres?|gallons?|ml|celsius|fahrenheit|kelvin", "kwh|mwh|watts?|kw|mw|joules?|volts?|amps?",
  "nanoseconds?|microseconds?|milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|hourly|daily|weekly|monthly|yearly",
  "utc|gmt|cet|cest|est|edt|pst|pdt|local time", "net|gross|including|excluding|incl|excl|before tax|after tax|with tax|without tax|vat",
  "bytes?|kib|mib|gib|kb|mb|gb|tb|bits?",
].join("|");
const token = new RegExp(`(?<![\\p{L}\\p{N}])(?:${units})(?![\\p{L}\\p{N}])|[€$£¥₹%‰°]`, "giu");

/** Whether a text for people tells of another meaning: a key that is about meaning, or a unit, currency or scale that came, went or changed. A text that is new explains; one that goes takes its unit with it. */
export function meansOther(key: string, before: Json | undefined, after: Json | undefined): boolean {
  if (meaning.has(key)) return true;
  return typeof before === "string" && (after === undefined || typeof after === "string") && unitsIn(before) !== unitsIn(after ?? "");
}

/** The units of a text, by name. A long text is read up to a limit. */
function unitsIn(text: string): string {
  return (text.slice(0, 20_000).match(token) ?? []).map((word) => word.toLowerCase()).sort().join(" ");
}
