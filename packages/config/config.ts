import type { Level, ReportVerb } from "#model";

/** Who must not break: readers of the data, writers of it, or both. */
export type Mode = "consumers" | "producers" | "full";

/** From which ruling on a step fails. */
export type FailOn = "block" | "warn" | "never";

/** What `meshgate.yaml` says, with every default filled in. */
export interface Config {
  /** Globs from the repository root; empty means every file that a format recognises. */
  readonly contracts: readonly string[];
  /** Globs of files that are left out. */
  readonly exclude: readonly string[];
  /** Levels that differ from the default, by lint rule or kind of change. */
  readonly levels: Readonly<Record<string, Level>>;
  readonly failOn: FailOn;
  /** The reports without which a verdict is a block. */
  readonly expect: readonly ReportVerb[];
  readonly mode: Mode;
  /** Other repositories of the mesh: folders or index files, as paths from the repository root that may lead out of it. */
  readonly mesh: readonly string[];
  /** Path of the baseline file from the repository root. */
  readonly baseline: string;
}

/** What holds without a `meshgate.yaml`. */
export const defaults: Config = {
  contracts: [],
  exclude: [],
  levels: {},
  failOn: "block",
  expect: ["lint", "breaking"],
  mode: "consumers",
  mesh: [],
  baseline: "meshgate-baseline.json",
};

/** The file as written, once its schema has let it pass. */
export interface Written extends Partial<Omit<Config, "failOn">> {
  readonly "fail-on"?: FailOn;
}
