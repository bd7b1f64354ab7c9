import type { Level, ReportVerb } from "#model";

/** Who must not break: readers of the data, writers of it, or both. */
export type Mode = "consumers" | "producers" | "full";

/** From which ruling on a step fails. */
export type FailOn = "block" | "warn" | "never";

/** Schema files that a repository wants judged, and what their names do not say. */
export interface SchemaFiles {
  /** A glob from the repository root. */
  readonly files: string;
  readonly format: "json-schema" | "avro" | "protobuf" | "sql" | "dbt";
  /** The SQL that is spoken. */
  readonly dialect?: "postgres" | "bigquery" | "snowflake" | "databricks";
  /** Id of the contract that the files describe, and the object in it; absent where they stand for themselves. */
  readonly contract?: string;
  readonly object?: string;
}

/** How what the standards leave open about data is read. */
export interface QualityChoices {
  /** What `duplicateValues` counts, of [a, a, b, b, b]: values that recur (2), rows that have one (5), rows too many (3). */
  readonly duplicates: "groups" | "rows" | "excess";
  /** Whether the ends of `mustBeBetween` are inside. */
  readonly between: "inclusive" | "exclusive";
  /** What a share, an age or a gap is where no row has a value. */
  readonly empty: "kept" | "broken" | "unknown";
  /** Whether the data may have columns that the contract does not name. */
  readonly extraColumns: "allowed" | "refused";
  /** Whether the columns have to come in the order of the contract. */
  readonly columnOrder: "free" | "promised";
}

/** What measuring data may do and cost. */
export interface QualityLimits {
  /** Whether queries that a contract holds are run. */
  readonly sql: "allowed" | "refused";
  /** Names of variables of the environment that servers may be reached with: `POSTGRES_HOST`, `POSTGRES_PASSWORD`. */
  readonly variables: readonly string[];
  /** Seconds that one question may take. */
  readonly seconds: number;
  /** Megabytes of memory that the embedded engine may take; absent: a quarter of the machine's, at most 1024. */
  readonly memory?: number;
  /** Megabytes that one question may read; absent: as much as it wants. */
  readonly cap?: number;
  /** Folder with DuckDB's extensions, from the repository root or absolute, or the address of a mirror of them; absent: only files of this machine are read. */
  readonly extensions?: string;
  /** Beginnings of the addresses that DuckDB may ask: `s3://bucket/`, `https://data.example.org/`. */
  readonly remote: readonly string[];
}

/** Where measurements are kept, and for how long they count. */
export interface History {
  readonly folder?: string;
  readonly branch?: string;
  /** Days before now that are looked at. */
  readonly days: number;
  /** Whether counts of rows are remembered for each file that a table is made of, so that only files that are new are read. */
  readonly parts: boolean;
}

/** What a promise weighs that was broken before the change: it warns at most, or it weighs what it weighs. */
export interface QualityWeights {
  readonly brokenBefore: "warn" | "block";
}

/** How issues are kept of data that is broken. */
export interface Monitor {
  /** The label that they have. */
  readonly label: string;
  /** Owner, as contracts and products write it → the handle that is told: `@acme/sales`. */
  readonly mention: Readonly<Record<string, string>>;
}

/** What `meshgate.yaml` says, with every default filled in. */
export interface Config {
  /** Globs from the repository root; empty means every file that a format recognises. */
  readonly contracts: readonly string[];
  /** Globs of files that are left out. */
  readonly exclude: readonly string[];
  /** Schema files beside those whose names say what they are (`.avsc`, `.proto`, `.schema.json`). */
  readonly schemas: readonly SchemaFiles[];
  /** Levels that differ from the default, by lint rule or kind of change. */
  readonly levels: Readonly<Record<string, Level>>;
  readonly failOn: FailOn;
  /** The day (UTC, `2027-01-31`) from which rulings count; absent: they do. */
  readonly enforceFrom?: string;
  /** The reports without which a verdict is a block. */
  readonly expect: readonly ReportVerb[];
  readonly mode: Mode;
  /** How Protobuf is read: its bytes, its JSON too, or the code that is generated from it. */
  readonly strictness: "WIRE" | "WIRE_JSON" | "PACKAGE" | "FILE";
  /** Other repositories of the mesh: folders or index files, as paths from the repository root that may lead out of it. */
  readonly mesh: readonly string[];
  /** Templates of the tags that release a contract, `{id}/v{version}`, or the whole repository, `v{version}`. */
  readonly tags: readonly string[];
  /** Compare with every supported release, not only with the last one. */
  readonly transitive: boolean;
  /** How many majors are supported, from the last release back. */
  readonly supportedMajors: number;
  readonly quality: QualityChoices & QualityLimits & QualityWeights;
  /** Where the measurements of earlier runs are kept: a folder of the repository, or a branch of its own; with neither, none are. */
  readonly history: History;
  /** The team of the host that answers for an owner, as contracts and products name it: `@org/team`. */
  readonly teams: Readonly<Record<string, string>>;
  readonly monitor: Monitor;
  /** Globs of the files of waivers from the repository root. */
  readonly waivers: readonly string[];
  /** Whether owners may approve a finding in a comment on the pull request. */
  readonly approvals: "never" | "comment";
  /** Path of the baseline file from the repository root. */
  readonly baseline: string;
}

/** What holds without a `meshgate.yaml`. */
export const defaults: Config = {
  contracts: [],
  exclude: [],
  schemas: [],
  levels: {},
  failOn: "block",
  expect: ["lint", "breaking"],
  mode: "consumers",
  strictness: "WIRE_JSON",
  mesh: [],
  tags: ["{id}/v{version}", "v{version}"],
  transitive: false,
  supportedMajors: 1,
  quality: { duplicates: "excess", between: "inclusive", empty: "unknown", extraColumns: "allowed", columnOrder: "free", brokenBefore: "warn", sql: "refused", variables: [], remote: [], seconds: 300 },
  history: { days: 90, parts: false },
  teams: {},
  monitor: { label: "meshgate", mention: {} },
  waivers: ["waivers/**/*.yaml", "waivers/**/*.yml"],
  approvals: "never",
  baseline: "meshgate-baseline.json",
};

/** The file as written, once its schema has let it pass. */
export interface Written extends Partial<Omit<Config, "failOn" | "enforceFrom" | "supportedMajors" | "quality" | "history" | "monitor">> {
  readonly "fail-on"?: FailOn;
  readonly "enforce-from"?: string;
  readonly "supported-majors"?: number;
  readonly history?: Partial<History>;
  readonly monitor?: Partial<Monitor>;
  readonly quality?: Partial<Omit<Config["quality"], "extraColumns" | "columnOrder" | "brokenBefore">> & { readonly "extra-columns"?: QualityChoices["extraColumns"]; readonly "column-order"?: QualityChoices["columnOrder"]; readonly "broken-before"?: QualityWeights["brokenBefore"] };
}
