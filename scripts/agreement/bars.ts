import type { Suite, Tally } from "./suite.ts";

/** How much of a suite may be undecided or falsely breaking: nothing, but where the suite says otherwise. Falsely compatible is nothing, always. */
export function shortfalls({ may = {} }: Suite, { cases, falselyCompatible, falselyBreaking, unknown, agree, deviations }: Tally): string[] {
  const over = (names: readonly string[], share: number, what: string) =>
    names.length > share * cases ? [`${names.length} of ${cases} ${what}, ${(100 * share).toFixed(1)} % may be: ${names.slice(0, 5).join(" · ")}`] : [];
  const counted = agree + falselyCompatible.length + falselyBreaking.length + unknown.length;
  return [
    ...over(falselyCompatible, 0, "falsely compatible"), ...over(falselyBreaking, may.falselyBreaking ?? 0, "falsely breaking"), ...over(unknown, may.unknown ?? 0, "not decided"),
    ...(deviations.length > (may.deviations ?? 0) ? [`${deviations.length} deviations from upstream, ${may.deviations ?? 0} are signed`] : []),
    ...(counted === cases ? [] : [`${counted} of ${cases} cases are counted`]),
  ];
}
