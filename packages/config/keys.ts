import type { Json } from "#model";
import { templatePattern } from "#versions";
import { defaults } from "./config.ts";

/** A key of `meshgate.yaml`: the schema, the messages and the docs all come from its row. */
export interface Key {
  readonly key: string;
  readonly says: string;
  /** What its value must be, to be read after "must be". */
  readonly wants: string;
  readonly schema: { readonly [key: string]: Json };
  /** What a text is that does not fit the schema's pattern, and how to mend it; without it, a path that leaves the repository. */
  readonly misfit?: readonly [is: string, hint: string];
  /** What holds without the key; absent where that is no value. */
  readonly default?: Json;
  readonly examples: readonly Json[];
}

/** A path that stays inside the repository: relative, `/` between folders, no `..`. */
const inside = "^(?![/\\\\~]|[A-Za-z]:)(?!(?:.*/)?\\.\\.(?:/|$))[^\\\\\\u0000-\\u001f]+$";
/** A relative path that may lead out: other repositories stand beside this one. */
const beside = "^(?![/\\\\~]|[A-Za-z]:)[^\\\\\\u0000-\\u001f]+$";
/** A day that the calendar has; 29 February in every year. */
const day = "^\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|[12]\\d))$";
const levels = ["error", "warn", "info", "off"];
const globs = { type: "array", items: { type: "string", pattern: inside } };

/** Every key, in the order of the docs. */
export const keys: readonly Key[] = [
  {
    key: "contracts", wants: "a list of globs inside the repository", schema: globs, default: defaults.contracts, examples: [["contracts/**/*.yaml"]],
    says: "Files with contracts, data products and consumer declarations, as globs from the repository root. Empty: every file that is recognised as one.",
  },
  {
    key: "exclude", wants: "a list of globs inside the repository", schema: globs, default: defaults.exclude, examples: [["**/drafts/**"]],
    says: "Files that are left out, as globs from the repository root.",
  },
  {
    key: "schemas", wants: "a list of maps with `files` and `format`",
    schema: {
      type: "array",
      items: {
        type: "object", required: ["files", "format"], additionalProperties: false,
        properties: {
          files: { type: "string", pattern: inside }, format: { enum: ["json-schema", "avro", "protobuf", "sql", "dbt"] }, dialect: { enum: ["postgres", "bigquery", "snowflake", "databricks"] },
          contract: { type: "string" }, object: { type: "string" },
        },
      },
    },
    default: [], examples: [[{ files: "ddl/*.sql", format: "sql", dialect: "postgres", contract: "sales.orders" }]],
    says: "Schema files to judge beside those whose names say what they are (.avsc, .proto, .schema.json, .schema.yaml); with the contract that they describe, the two are also compared with each other.",
  },
  {
    key: "levels", wants: "a map from a rule or kind of change to `error`, `warn`, `info` or `off`",
    schema: { type: "object", additionalProperties: { enum: levels } }, default: {}, examples: [{ "property-added": "off" }],
    says: "How much a lint rule or a kind of change weighs: an error blocks, a warn warns, an info only tells, off is not said at all.",
  },
  {
    key: "fail-on", wants: "`block`, `warn` or `never`", schema: { enum: ["block", "warn", "never"] }, default: defaults.failOn, examples: ["warn"],
    says: "From which ruling on a step fails. Use never where a later verdict step decides.",
  },
  {
    key: "enforce-from", wants: "a day such as 2027-01-31", schema: { type: "string", pattern: day }, examples: ["2027-01-31"],
    misfit: ["no day", "Write year, month and day, such as 2027-01-31."],
    says: "The day (UTC) from which rulings count. Before it nothing blocks: what would be a block is a warning that says so. Without it, they count now.",
  },
  {
    key: "expect", wants: "a list of `lint`, `breaking` and `quality`", schema: { type: "array", items: { enum: ["lint", "breaking", "quality"] } }, default: defaults.expect, examples: [["lint"]],
    says: "Reports that a verdict needs. One that is missing blocks.",
  },
  {
    key: "mode", wants: "`consumers`, `producers` or `full`", schema: { enum: ["consumers", "producers", "full"] }, default: defaults.mode, examples: ["full"],
    says: "Who must not break: consumers (readers of the data), producers (writers of it) or full (both).",
  },
  {
    key: "mesh", wants: "a list of folders and index files", schema: { type: "array", items: { type: "string", pattern: beside } }, default: defaults.mesh, examples: [["../crm", "catalog/finance.json"]],
    misfit: ["no relative path", "Write it from the repository's root, with `/` between folders; `..` may lead to a repository beside it."],
    says: "Other repositories in which somebody may read our contracts: folders where they are checked out, or index files that they publish (`meshgate index`). One that is not there stops the gate.",
  },
  {
    key: "tags", wants: "a list of templates of tag names", schema: { type: "array", items: { type: "string", pattern: templatePattern }, maxItems: 20 }, default: defaults.tags, examples: [["{id}/v{version}", "release-{version}"]],
    misfit: ["no template of a tag", "Write `{version}` once, `{id}` at most once, and around them what git lets stand in a tag, such as `{id}/v{version}`."],
    says: "How the tags of releases are called: {id} is the contract's id (a hyphen for what no tag can hold), {version} its semantic version; without {id}, a tag releases the whole repository. The first template that a contract has a tag of is its own. Empty: releases are not looked at.",
  },
  {
    key: "transitive", wants: "true or false", schema: { type: "boolean" }, default: defaults.transitive, examples: [true],
    says: "Also compare with every release that is still supported, not only with the base and the last one.",
  },
  {
    key: "supported-majors", wants: "a whole number from 1 to 100", schema: { type: "integer", minimum: 1, maximum: 100 }, default: defaults.supportedMajors, examples: [2],
    says: "How many majors are supported, counted back from the last release; below 1.0.0 the minors are counted. A release whose own text is retired or past its end is not.",
  },
  {
    key: "strictness", wants: "`WIRE`, `WIRE_JSON`, `PACKAGE` or `FILE`", schema: { enum: ["WIRE", "WIRE_JSON", "PACKAGE", "FILE"] }, default: defaults.strictness, examples: ["FILE"],
    says: "How Protobuf is read: only its bytes (WIRE), its JSON too (WIRE_JSON), or the code that is generated from it as well, by package (PACKAGE) or by file (FILE).",
  },
  {
    key: "quality", wants: "a map of `duplicates`, `between`, `empty`, `extra-columns`, `column-order`, `broken-before`, `sql`, `variables`, `extensions`, `remote`, `seconds`, `memory` and `cap`",
    schema: {
      type: "object", additionalProperties: false,
      properties: {
        duplicates: { enum: ["groups", "rows", "excess"] }, between: { enum: ["inclusive", "exclusive"] }, empty: { enum: ["kept", "broken", "unknown"] },
        "extra-columns": { enum: ["allowed", "refused"] }, "column-order": { enum: ["free", "promised"] }, "broken-before": { enum: ["warn", "block"] },
        sql: { enum: ["allowed", "refused"] }, variables: { type: "array", items: { type: "string", pattern: "^[A-Za-z_][A-Za-z0-9_]*$" } },
        extensions: { type: "string", pattern: "^(?:[Hh][Tt][Tt][Pp][Ss]?://[^/?#@\\s]+(?:/[^?#\\s]*)?|(?![A-Za-z][A-Za-z0-9+.-]*://)[^\\u0000-\\u001f]+)$" }, remote: { type: "array", items: { type: "string", pattern: "^[A-Za-z][A-Za-z0-9+.-]*://[^/\\s]+(?:/[^\\s]*)?$" } },
        seconds: { type: "integer", minimum: 1, maximum: 86_400 }, memory: { type: "integer", minimum: 64, maximum: 1_000_000 }, cap: { type: "integer", minimum: 1, maximum: 1_000_000_000 },
      },
    },
    default: { duplicates: "excess", between: "inclusive", empty: "unknown", "extra-columns": "allowed", "column-order": "free", "broken-before": "warn", sql: "refused", variables: [], remote: [], seconds: 300 },
    misfit: ["nothing that can stand here", "Variables are named in letters, digits and `_`; what may be asked begins with a scheme and a host or bucket, such as `s3://sales/`; extensions are in a folder, or at the `https://` address of a mirror, without a password in it."],
    examples: [{ duplicates: "rows", "extra-columns": "refused", sql: "allowed", variables: ["POSTGRES_HOST", "POSTGRES_PASSWORD"] }, { variables: ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_REGION"], extensions: "/opt/duckdb-extensions", remote: ["s3://sales/"] }],
    says: "How what the standards leave open about data is read: what duplicateValues counts, whether the ends of mustBeBetween are inside, what a share or an age of no rows is, whether columns may be more or in another order than the contract has them; whether what was broken before a change warns at most or blocks like what the change broke (broken-before); and what measuring may do: run the queries of contracts (sql), use variables of the environment, load DuckDB's extensions from a folder or a mirror (an https:// address) and ask addresses that begin so (extensions, remote), and how many seconds, megabytes of memory (a quarter of the machine's, at most 1024) and megabytes read one question may take.",
  },
  {
    key: "monitor", wants: "a map of `label` and `mention`",
    schema: {
      type: "object", additionalProperties: false,
      properties: {
        label: { type: "string", pattern: "^(?! )[^,\\u0000-\\u001f]{1,50}(?<! )$" },
        mention: { type: "object", additionalProperties: { type: "string", pattern: "^@[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:/[A-Za-z0-9._-]{1,100})?$" } },
      },
    },
    misfit: ["no label or no handle", "A label has at most 50 characters and no comma; a handle is `@somebody` or `@organisation/team`."],
    default: { label: "meshgate", mention: {} }, examples: [{ mention: { "Sales Data": "@acme/sales-data" } }],
    says: "How `meshgate monitor` keeps issues of data that is broken: the label that they have, and for each owner, as contracts and products write it, the handle that is told. Nobody else is.",
  },
  {
    key: "history", wants: "a map with `folder` or `branch`, `days` and `parts`",
    schema: {
      type: "object", additionalProperties: false, not: { type: "object", properties: { folder: {}, branch: {} }, required: ["folder", "branch"] },
      properties: { folder: { type: "string", pattern: inside }, branch: { type: "string", pattern: "^[A-Za-z0-9_][A-Za-z0-9_-]*(?:/[A-Za-z0-9_-]+)*$" }, days: { type: "integer", minimum: 1, maximum: 1000 }, parts: { type: "boolean" } },
    },
    default: { days: 90, parts: false }, examples: [{ branch: "meshgate-history", days: 60 }, { branch: "meshgate-history", parts: true }],
    misfit: ["neither a path inside the repository nor the name of a branch", "Write a path from the repository's root with `/` between folders, or a branch of letters, digits, `-`, `_` and `/`."],
    says: "Where the measurements of earlier runs are kept, for what one look at data cannot tell: in a folder of the repository, or on a branch that nothing else is on; and how many days before now are looked at. `meshgate quality --record` writes them, a pull request only reads them. With neither, nothing is kept. With `parts: true`, counts of rows are remembered for each file that a table is made of, and only files that are new are read; whoever may write to the history may then make a verdict lie, so protect the branch.",
  },
  {
    key: "teams", wants: "a map of owners to teams", schema: { type: "object", additionalProperties: { type: "string", pattern: "^@[A-Za-z0-9-]+/[A-Za-z0-9_.-]+$" } }, default: defaults.teams, examples: [{ "finance": "@acme/finance-data", "CRM team": "@acme/crm" }],
    misfit: ["no team", "Write it as `@org/team`, as GitHub mentions it."],
    says: "Who reviews for an owner: the name under which products and consumers name their owner or team, and the team on GitHub. `actions/verdict` asks the teams of hurt consumers where `request-reviews` is set.",
  },
  {
    key: "waivers", wants: "a list of globs inside the repository", schema: globs, default: defaults.waivers, examples: [["governance/waivers/*.yaml"]],
    says: "Files of waivers: findings that somebody answers for until a day. On a pull request they count as the base has them.",
  },
  {
    key: "approvals", wants: "`never` or `comment`", schema: { enum: ["never", "comment"] }, default: defaults.approvals, examples: ["comment"],
    says: "Whether a finding may be approved in a comment on the pull request, with `/meshgate approve`, by somebody whom CODEOWNERS of the base names for the contract or for a hurt consumer and who may write to the repository. On a pull request it counts as the base has it.",
  },
  {
    key: "baseline", wants: "a path inside the repository", schema: { type: "string", pattern: inside }, default: defaults.baseline, examples: ["contracts/baseline.json"],
    says: "File with the findings that were there before Meshgate; they are shown and never counted.",
  },
];
