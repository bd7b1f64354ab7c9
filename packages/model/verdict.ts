import type { Change, Consumer } from "./change.ts";
import type { CheckResult, Coverage, Fault } from "./check-result.ts";
import type { Location } from "./location.ts";
import type { ReportVerb, Seen } from "./report.ts";
import type { Json } from "./source.ts";

export type Level = "error" | "warn" | "info" | "off";
export type Ruling = "pass" | "warn" | "block";

/** One fact with the level that the judge gave it. */
export interface Reason {
  readonly level: Exclude<Level, "off">;
  readonly verb: ReportVerb | "verdict";
  /** Id of the rule, kind of change or reason of the judge. */
  readonly rule: string;
  readonly message: string;
  readonly hint?: string;
  readonly at?: Location;
  readonly was?: Location;
  readonly subject: readonly string[];
  readonly hurt: readonly Consumer[];
  readonly breaks?: Change["breaks"];
  readonly before?: Json;
  readonly after?: Json;
  readonly witness?: Change["witness"];
  readonly difference?: Change["difference"];
  readonly engines?: Change["engines"];
  readonly fault?: Fault;
  readonly fixable: boolean;
  readonly fingerprint: string;
  /** Who answers for it, until when, and where that is written. */
  readonly waiver?: { readonly reason: string; readonly approver: string; readonly expires: string; readonly at?: Location; readonly comment?: string };
  /** Rows that break a promise, masked. */
  readonly samples?: CheckResult["samples"];
  /** Name of the server whose data is meant. */
  readonly server?: string;
  /** Why a promise is not known, where that is so: one sentence, and whether anybody could measure it. */
  readonly cause?: { readonly says: string; readonly because: NonNullable<CheckResult["because"]> };
  /** The reasons that have this one cause and are said as one. */
  readonly alike?: readonly Reason[];
}

/** What the mesh says about a change. */
export interface Verdict {
  readonly ruling: Ruling;
  /** The day (UTC) from which this would be a block, where rulings do not count yet; the ruling is a warning until then. */
  readonly wouldBlockFrom?: string;
  /** What counts, worst first, then by file, line, rule. */
  readonly reasons: readonly Reason[];
  /** What the baseline already knew; shown, never counted for the ruling. */
  readonly known: readonly Reason[];
  /** What somebody answers for, until a day; shown, never counted for the ruling. */
  readonly waived: readonly Reason[];
  /** `waived`: how many somebody answers for; `before`: of the reasons that count, those that were so before this change; absent where there are none. */
  readonly counts: { readonly error: number; readonly warn: number; readonly info: number; readonly known: number; readonly waived?: number; readonly before?: number };
  /** How many promises were kept, where data was measured. */
  readonly coverage?: Coverage;
  readonly seen: Seen & { readonly verbs: readonly ReportVerb[] };
}
