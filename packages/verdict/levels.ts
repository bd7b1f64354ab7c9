import type { Mode } from "#config";
import type { Change, Level } from "#model";

export type Levels = Readonly<Record<string, Level>>;

/** The level of a lint rule. One that nobody knows is an error: unknown is never passed. */
export function levelOfRule(rule: string, levels: Levels): Level {
  return (Object.hasOwn(levels, rule) ? levels[rule] : undefined) ?? "error";
}

/** What of a change counts for its level. */
export type Weighed = Pick<Change, "kind" | "breaks" | "impact" | "window" | "exempt">;

/**
 * The level of a change: the one its kind is given, else the worst of what it breaks for those whom `mode` protects and of what it asks of
 * consumers apart from rows. What was announced and whose day is over, and what happens to a draft, is only told.
 */
export function levelOfChange(change: Weighed, mode: Mode, levels: Levels): Level {
  const level = strictly(change, mode, levels);
  return level !== "off" && (change.window?.passed === true || change.exempt !== undefined) ? "info" : level;
}

function strictly({ kind, breaks, impact }: Weighed, mode: Mode, levels: Levels): Level {
  const own = Object.hasOwn(levels, kind) ? levels[kind] : undefined;
  if (own !== undefined) return own;
  const said = [byImpact[impact], ...sides[mode].map((side) => byBreaks[breaks[side]])];
  return said.includes("error") ? "error" : said.includes("warn") ? "warn" : "info";
}

const sides = { consumers: ["consumers"], producers: ["producers"], full: ["consumers", "producers"] } as const;
const byBreaks = { yes: "error", unknown: "warn", no: "info" } as const;
const byImpact = { break: "error", action: "warn", notify: "info", none: "info" } as const;
