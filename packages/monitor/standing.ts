import type { CheckResult } from "#model";
import type { Subject } from "./subject.ts";

/** A result, and whether it counts: the configuration may say that a check is off or only told. */
export interface Found {
  readonly result: CheckResult;
  readonly counts: boolean;
}

/** How the data of a subject stands. */
export interface Standing {
  /** `unknown`: nothing is known to be broken, and not everything is known to be kept. `unmeasured`: nobody looked. */
  readonly state: "broken" | "kept" | "unknown" | "unmeasured";
  /** In one order, whatever the reports'. */
  readonly broken: readonly CheckResult[];
  /** Promises that were not measured though they could be. */
  readonly unknown: readonly CheckResult[];
  readonly promises: number;
}

/** Broken by one promise; kept only where every contract that promises something was measured, and every promise that can be measured is kept. */
export function standingOf({ contracts }: Subject, found: readonly Found[]): Standing {
  const own = found.filter(({ result }) => contracts.includes(result.path[0] ?? ""));
  const measured = new Set(own.map(({ result }) => result.path[0]));
  const broken = inOrder(own.filter(({ result, counts }) => counts && result.outcome === "broken"));
  const unknown = inOrder(own.filter(({ result, counts }) => counts && result.outcome === "unknown" && result.because !== "nature"));
  const whole = contracts.every((contract) => measured.has(contract));
  return { state: broken.length > 0 ? "broken" : own.length === 0 ? "unmeasured" : unknown.length > 0 || !whole ? "unknown" : "kept", broken, unknown, promises: own.length };
}

/** The same result in two reports counts once. */
function inOrder(found: readonly Found[]): CheckResult[] {
  const distinct = new Map(found.map(({ result }) => [placeOf(result), result]));
  return [...distinct].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, result]) => result);
}

const placeOf = ({ path, server = "", check, fingerprint }: CheckResult) => JSON.stringify([path, check, server, fingerprint]);
