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
  /** The reports without which a verdict is a block. */
  readonly expect: readonly ReportVerb[];
  readonly mode: Mode;
  /** Other repositories of the mesh: folders or index files, as paths from the repository root that may lead out of it. */
  readonly mesh: readonly string[];
  /** Templates of the tags that release a contract, `{id}/v{version}`, or the whole repository, `v{version}`. */
  readonly tags: readonly string[];
  /** Compare with every supported release, not only with the last one. */
  readonly transitive: boolean;
  /** How many majors are supported, from the last release back. */
  readonly supportedMajors: number;
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
  mesh: [],
  tags: ["{id}/v{version}", "v{version}"],
  transitive: false,
  supportedMajors: 1,
  baseline: "meshgate-baseline.json",
};

/** The file as written, once its schema has let it pass. */
export interface Written extends Partial<Omit<Config, "failOn" | "supportedMajors">> {
  readonly "fail-on"?: FailOn;
  readonly "supported-majors"?: number;
}
