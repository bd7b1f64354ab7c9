import { grouped } from "../grouped.ts";
import type { ProtoElement, ProtoEnumValue, ProtoField, ProtoMessage, ProtoReserved } from "#model";
import { named } from "#text";
import { elementName } from "../show.ts";
import { inside } from "./find.ts";
import type { Found } from "./kind.ts";
import { byNumber, type Pair, type Pairs } from "./pairs.ts";
import { covers, spans } from "./reserved.ts";

/** A number that an element of the old side has and nothing of the new one. */
interface Removed<Part> {
  /** All elements of that number: an enum may have aliases. */
  readonly parts: readonly Part[];
  /** Nobody may use the number again. */
  readonly numberKept: boolean;
  /** Nobody may use any of the names again. */
  readonly namesKept: boolean;
}

/** Fields that are gone, of which `told` holds. */
export const removedFields = (told: (removed: Removed<ProtoField>) => boolean) => ({ messages }: Pairs): Found[] =>
  messages.flatMap((pair) => removedFrom(pair, ({ fields }) => fields).filter(told).map((removed) => ({ ...foundIn(pair, removed), ...renumbered(pair, removed) })));

/** A field that goes on under another number is found by nobody in the bytes of the other version. */
function renumbered({ is }: Pair<ProtoMessage>, { parts: [field] }: Removed<ProtoField>): Pick<Found, "breaks" | "wire" | "because"> {
  const now = is.it.fields.find(({ name }) => name === field?.name);
  return now === undefined ? {} : { breaks: both, wire: both, because: `It has the number ${now.number} now, under which neither version finds it in the bytes of the other.` };
}

const both = { consumers: "yes", producers: "yes" } as const;

/** Values that are gone, of which `told` holds. */
export const removedValues = (told: (removed: Removed<ProtoEnumValue>) => boolean) => ({ enums }: Pairs): Found[] =>
  enums.flatMap((pair) => removedFrom(pair, ({ values }) => values).filter(told).map((removed) => ({ ...foundIn(pair, removed), witness: { producers: removed.parts[0]?.name ?? "" } })));

function removedFrom<Holder extends ProtoElement & { readonly reserved: ProtoReserved }, Part extends ProtoElement & { readonly number: number }>({ was, is }: Pair<Holder>, what: (holder: Holder) => readonly Part[]): Removed<Part>[] {
  const now = byNumber(what(is.it));
  const gone = grouped(what(was.it).filter(({ number }) => !now.has(number)), ({ number }) => number);
  if (gone.size === 0) return [];
  const kept = spans(is.it.reserved.ranges);
  const names = new Set(is.it.reserved.names.map(({ name }) => name));
  return [...gone].map(([number, parts]) => ({ parts, numberKept: covers(kept, { from: number, to: number }), namesKept: parts.every(({ name }) => names.has(name)) }));
}

function foundIn(pair: Pair<ProtoElement>, removed: Removed<ProtoElement & { readonly number: number }>): Found {
  const [first, ...more] = removed.parts;
  if (first === undefined) throw new Error("a number that nothing had is gone");
  return inside(pair, first, first.name, { was: first.at, before: first.number, more, ...recipe(pair, removed) });
}

/** The very line that keeps the number and the names from being used again. Editions reserve names without quotes (language specification 2023, "Reserved"). */
function recipe({ is }: Pair<ProtoElement>, { parts, numberKept, namesKept }: Removed<ProtoElement & { readonly number: number }>): Pick<Found, "hint"> {
  const names = parts.map(({ name }) => (/^\d/.test(is.file.edition) ? name : `"${name}"`)).join(", ");
  const lines = [...(numberKept ? [] : [`reserved ${parts[0]?.number};`]), ...(namesKept ? [] : [`reserved ${names};`])];
  return lines.length === 0 ? {} : { hint: `Write ${named(lines.join(" "))} into ${elementName(is.path)}.` };
}
