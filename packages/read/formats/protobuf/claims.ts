import type { Located, Location, ProtoRange, ProtoReserved } from "#model";
import { named } from "#text";

/** A message or an enum: what has numbers, and what nothing may have. */
interface Holder {
  readonly parts: readonly (Located & { readonly name: string; readonly number: number })[];
  readonly reserved: ProtoReserved;
  readonly extensionRanges?: readonly ProtoRange[];
}

/** Tells of numbers and names that are used although they are reserved or left to extensions, and of ranges that share numbers (Language Guide, "Reserved Field Numbers", "Extension Ranges"). */
export function claims({ parts, reserved, extensionRanges = [] }: Holder, say: (at: Location, message: string, hint: string) => void): void {
  const names = new Map(reserved.names.map((one) => [one.name, one]));
  for (const { name, spots, at } of parts) {
    const kept = names.get(name);
    if (kept !== undefined) say(spots["name"] ?? at, `The name ${named(name)} is reserved in line ${kept.at.line}.`, "Take another name.");
  }
  const ranges = [...reserved.ranges.map((range) => ({ range, kept: "is reserved" })), ...extensionRanges.map((range) => ({ range, kept: "is left to extensions" }))].sort((a, b) => a.range.from - b.range.from);
  for (const { range, before } of overlaps(ranges.map(({ range }) => range)))
    say(range.at, `${named(text(range))} shares numbers with ${named(text(before))} in line ${before.at.line}.`, "Keep each number in one range.");
  const sorted = [...parts].sort((a, b) => a.number - b.number);
  let next = 0;
  for (const { range, kept } of ranges) {
    for (; next < sorted.length; next += 1) {
      const part = sorted[next];
      if (part === undefined || part.number > range.to) break;
      if (part.number >= range.from) say(part.spots["number"] ?? part.at, `The number \`${part.number}\` ${kept} in line ${range.at.line}.`, "Take a number that nothing else had.");
    }
  }
}

/** Ranges that share numbers with one that begins before, which is told with them. */
function overlaps(ranges: readonly ProtoRange[]): { readonly range: ProtoRange; readonly before: ProtoRange }[] {
  const found: { readonly range: ProtoRange; readonly before: ProtoRange }[] = [];
  let [furthest] = ranges;
  for (const range of ranges.slice(1)) {
    if (furthest === undefined) break;
    if (range.from <= furthest.to) found.push({ range, before: furthest });
    if (range.to > furthest.to) furthest = range;
  }
  return found;
}

const text = ({ from, to }: ProtoRange) => (from === to ? String(from) : `${from} to ${to}`);
