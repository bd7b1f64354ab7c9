import type { Dialect, Json } from "#model";

/** One outside verdict: does every instance of one schema fit the other? */
export interface Case {
  /** Unique in its suite. */
  readonly name: string;
  readonly sub: Json;
  readonly sup: Json;
  readonly expected: boolean;
  readonly dialect: Dialect;
  readonly formats: "assert" | "annotate";
  /** Other schemas that are known, by URI. */
  readonly documents?: ReadonlyMap<string, Json>;
}

/** Names that occur twice get a number. */
export function numbered(cases: readonly Case[]): Case[] {
  const seen = new Map<string, number>();
  return cases.map((one) => {
    const count = (seen.get(one.name) ?? 0) + 1;
    seen.set(one.name, count);
    return count === 1 ? one : { ...one, name: `${one.name} (${count})` };
  });
}
