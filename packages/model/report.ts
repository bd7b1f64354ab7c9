import type { Breaks, Change } from "./change.ts";
import type { CheckResult, Coverage, Measured } from "./check-result.ts";
import type { Reported, SeenBefore } from "./history.ts";
import type { Finding } from "./finding.ts";
import type { Release, Bump } from "./release.ts";

/** What one verb found; the only thing that crosses a step, a job or a workflow. Told apart by `verb`. */
export type Report = LintReport | BreakingReport | QualityReport;
export type ReportVerb = Report["verb"];

interface ReportBase {
  /** Schema of the report, `major.minor`; another major is refused. */
  readonly meshgate: string;
  /** What was looked at. */
  readonly seen: Seen;
}

export interface Seen {
  readonly files: number;
  readonly contracts: number;
  readonly products: number;
  /** Consumer declarations, where there are any. */
  readonly consumers?: number;
  /** Schema files of other standards, where there are any. */
  readonly schemas?: number;
}

export interface LintReport extends ReportBase {
  readonly verb: "lint";
  readonly findings: readonly Finding[];
}

export interface BreakingReport extends ReportBase {
  readonly verb: "breaking";
  /** The commit or name of the base that was compared with. */
  readonly base: string;
  readonly changes: readonly Change[];
  readonly compatible: { readonly consumers: Compatible; readonly producers: Compatible };
  /** The releases of what changed; absent where nobody looked for any. */
  readonly releases?: readonly Release[];
  /** The versions of what changed. */
  readonly bumps?: readonly Bump[];
}

export interface QualityReport extends ReportBase {
  readonly verb: "quality";
  readonly results: readonly CheckResult[];
  readonly coverage: Coverage;
  readonly measured: readonly Measured[];
  /** When the run began, in UTC, as ISO 8601. */
  readonly measuredAt?: string;
  /** The contracts whose promises these are. */
  readonly contracts?: readonly PromisedBy[];
  /** What earlier runs say of this one; absent where nobody keeps a history. */
  readonly history?: SeenBefore;
  /** What other tools measured; absent where none was asked. */
  readonly reported?: Reported;
}

export interface PromisedBy {
  readonly id: string;
  readonly version?: string;
  /** `ODCS`, `DCS` …, with the version of the standard apart. */
  readonly standard: string;
}

/** JSON's word for it: true, false, or not known. */
export type Compatible = true | false | "unknown";
export type { Breaks };
