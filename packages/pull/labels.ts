import type { Ruling } from "#model";

/** The label of a ruling; a pass has none. Several gates have labels of their own. */
const labelOf = (ruling: "block" | "warn", gate: string) => (gate === "main" ? `meshgate: ${ruling}` : `meshgate ${gate}: ${ruling}`);

/** What has to be done so that the pull request has the label of its ruling and not another one of ours. Labels compare without regard to case, as GitHub does. Pure. */
export function relabel(standing: readonly string[], ruling: Ruling, gate: string): { readonly add: readonly string[]; readonly remove: readonly string[] } {
  const has = (label: string) => standing.some((one) => one.toLowerCase() === label.toLowerCase());
  const wanted = ruling === "pass" ? [] : [labelOf(ruling, gate)];
  const ours = (["block", "warn"] as const).map((one) => labelOf(one, gate));
  return { add: wanted.filter((label) => !has(label)), remove: ours.filter((label) => !wanted.includes(label) && has(label)) };
}
