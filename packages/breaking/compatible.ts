import type { Breaks, Change, Compatible } from "#model";

/** Changes → is the new version compatible? True only where every change says so; a promise apart from rows that is broken counts against consumers. */
export function compatible(changes: readonly Change[]): { readonly consumers: Compatible; readonly producers: Compatible } {
  const all = (side: keyof Change["breaks"], more: (change: Change) => Breaks): Compatible => {
    const said = changes.flatMap((change) => [change.breaks[side], more(change)]);
    return said.includes("yes") ? false : said.includes("unknown") ? "unknown" : true;
  };
  return { consumers: all("consumers", ({ impact }) => (impact === "break" ? "yes" : "no")), producers: all("producers", () => "no") };
}
