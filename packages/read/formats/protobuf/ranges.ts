import type { ProtoRange, ProtoReservedName } from "#model";
import type { Cursor } from "./cursor.ts";
import { integer, string } from "./literals.ts";
import { inlineOptions } from "./options.ts";

/** The largest number of a field, and of a value. */
export const most = { field: 2 ** 29 - 1, value: 2 ** 31 - 1 } as const;

/** `1, 4 to 6, 100 to max` and its options, up to the `;`; adds what it says. */
export function ranges(cursor: Cursor, max: number, into: ProtoRange[]): void {
  const found: ProtoRange[] = [];
  do {
    found.push(range(cursor, max));
  } while (cursor.takes(","));
  const options = inlineOptions(cursor);
  cursor.expect(";");
  for (const one of found) into.push({ ...one, options });
}

function range(cursor: Cursor, max: number): ProtoRange {
  const start = cursor.peek().from;
  const from = integer(cursor, "a number");
  const to = !cursor.takes("to") ? from : cursor.takes("max") ? max : integer(cursor, "a number or `max`");
  return { from, to, at: cursor.since(start), spots: {}, options: [] };
}

/** What stands between `reserved` and its `;`: ranges, or names, which are strings before the editions and words since. */
export function reserved(cursor: Cursor, max: number, into: { readonly ranges: ProtoRange[]; readonly names: ProtoReservedName[] }) {
  do {
    const token = cursor.peek();
    if (token.kind === "string" || token.kind === "word") {
      const name = token.kind === "string" ? (JSON.parse(string(cursor)) as string) : cursor.next().text;
      into.names.push({ name, at: cursor.since(token.from), spots: {} });
    } else into.ranges.push(range(cursor, max));
  } while (cursor.takes(","));
  cursor.expect(";");
}
