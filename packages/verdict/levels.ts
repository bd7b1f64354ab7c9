import type { Mode } from "#config";
import type { Change, CheckResult, Level } from "#model";

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

/** What may be given a level beside the checks: a promise that nobody can measure, and one that was not. */
export const levelIds = { nature: "promise-unknown", "not-measured": "promise-unmeasured" } as const;
const levelsOfUnknown = { nature: "warn", "not-measured": "error" } as const;

/**
 * The level of a promise. A kept one is not said. A broken one has the level that its check is given, else that of the severity in the contract, where one that is
 * missing or that nobody knows is an error. An unknown one warns if nobody can measure it, and is an error if it was promised and not measured. What was so before the change
 * warns at most, unless the configuration says that it blocks too.
 */
export function levelOfResult(result: Pick<CheckResult, "check" | "outcome" | "because" | "severity" | "fault">, levels: Levels, brokenBefore: "warn" | "block" = "warn"): Level {
  const level = ofPromise(result, levels);
  return level === "error" && brokenBefore === "warn" && result.fault?.whose === "before" ? "warn" : level;
}

function ofPromise({ check, outcome, because = "not-measured", severity }: Parameters<typeof levelOfResult>[0], levels: Levels): Level {
  const own = Object.hasOwn(levels, check) ? levels[check] : undefined;
  if (outcome === "kept" || own === "off") return "off";
  if (outcome === "broken") return own ?? bySeverity(severity);
  const id = levelIds[because];
  return (Object.hasOwn(levels, id) ? levels[id] : undefined) ?? levelsOfUnknown[because];
}

/** What earlier runs say of this one: an odd number warns, for nobody promised another; an outcome that keeps changing is told. */
const ofHistory = { anomaly: "warn", flapping: "info" } as const;

/** The level of what the history says. */
export const levelOfHistory = (rule: keyof typeof ofHistory, levels: Levels): Level => (Object.hasOwn(levels, rule) ? levels[rule] : undefined) ?? ofHistory[rule];

const mild: readonly (readonly [Level, readonly string[]])[] = [["info", ["info", "information", "informational", "low", "minor"]], ["warn", ["warn", "warning", "medium", "moderate"]]];
const bySeverity = (severity = ""): Level => mild.find(([, words]) => words.includes(severity.trim().toLowerCase()))?.[0] ?? "error";
