import type { Option } from "./command.ts";

/** Options that several verbs share. */
export const base: Option = { name: "base", value: "ref", says: "Compare with this branch, tag or commit (its merge base with HEAD); on a pull request it is known" };
export const config: Option = { name: "config", value: "file", says: "Read this configuration instead of meshgate.yaml; with a base, as it stands there" };
export const configHere: Option = { ...config, says: "Read this configuration instead of meshgate.yaml" };
export const format: Option = { name: "format", short: "f", value: "format", says: "How the verdict is said", choices: ["text", "json", "markdown", "sarif", "junit", "gitlab", "jenkins", "github", "omds"], default: "text" };
/** Of what was measured: OMDS tells of changes alone, OORS of data alone. */
export const qualityFormat: Option = { ...format, choices: [...(format.choices ?? []).filter((choice) => choice !== "omds"), "oors"] };
export const verdictFormat: Option = { ...format, choices: [...(format.choices ?? []), "oors"] };
/** Of lint: OMDS tells of changes alone. */
export const lintFormat: Option = { ...format, choices: (format.choices ?? []).filter((choice) => choice !== "omds") };
export const out: Option = { name: "out", short: "o", value: "file", says: "Write the chosen format to this file; the screen keeps the text" };
export const also: Option = { name: "also", value: "format=file", says: "Also write this format to this file, such as junit=meshgate.xml", many: true };
export const failOn: Option = { name: "fail-on", value: "ruling", says: "Exit 1 from this ruling on (default: what meshgate.yaml says, else block)", choices: ["block", "warn", "never"] };
/** Of a step whose verdict another step says. */
export const quiet: Option = { name: "quiet", says: "No annotations and no summary on the CI system: a verdict that follows says them" };
export const report: Option = { name: "report", value: "file", says: "Also write the JSON report that `meshgate verdict` reads" };

/** The comment on the pull request. */
export const comment: Option = { name: "comment", value: "when", says: "Keep one comment on the pull request: auto (begun when something counts or is waived) or never", choices: ["auto", "never"], default: "auto" };
export const gate: Option = { name: "gate", value: "name", says: "Name of this gate, where several keep a comment each on one pull request", default: "main" };

export const from: Option = { name: "from", value: "path", says: "The file or folder as it was; with --to, no repository is needed" };
export const to: Option = { name: "to", value: "path", says: "The file or folder as it is now" };
export const as: Option = { name: "as", value: "format", says: "What --from and --to are, where their names do not say it", choices: ["contract", "json-schema", "avro", "protobuf", "sql", "dbt"] };
export const dialect: Option = { name: "dialect", value: "sql", says: "The SQL that --from and --to speak", choices: ["postgres", "bigquery", "snowflake", "databricks"] };
export const mode: Option = { name: "mode", value: "who", says: "Who must not break: consumers (readers of the data), producers (writers of it) or full (both); default: what meshgate.yaml says, else consumers", choices: ["consumers", "producers", "full"] };
export const transitive: Option = { name: "transitive", says: "Compare with every release that is still supported, not only with the base and the last release" };
