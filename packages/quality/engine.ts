import type { Server } from "#model";
import type { Pause } from "./calling.ts";
import type { Measurement, Metric, Shape, Table } from "./metric.ts";
import type { Column, Predicate } from "./predicate.ts";

/** An engine that measures where the data lives. */
export interface Engine {
  readonly id: string;
  /** How people call it. */
  readonly title: string;
  /** Whether it can reach the data of a server. */
  serves(server: Server): boolean;
  /** Where below the root the data of these tables may lie on a server; absent where it is elsewhere. Looks at nothing, and may name more than there is. */
  lies?(server: Server, tables: readonly Table[], how: Pick<HowToMeasure, "root" | "variables">): readonly Lying[] | undefined;
  /** Opens it. Throws UsageError for what its user must mend (no driver, no password); a server that does not answer is a session whose every answer is unknown. */
  open(server: Server, how: HowToMeasure): Promise<Session>;
}

/** Files whose paths, from the root and with `/`, begin and end so. */
export interface Lying {
  readonly begins: string;
  readonly ends: string;
}

export interface Session {
  /** Names and types, or why they are not known. */
  shape(table: Table): Promise<Shape | { readonly unknown: string }>;
  /** One answer for each metric, in their order, in as few passes as it can. */
  measure(table: Table, metrics: readonly Metric[]): Promise<readonly Measurement[]>;
  /** Where the rows are that each metric counts, a few, by file and line or row number; empty where nobody can say. Asked for promises that are broken only: it costs a pass. */
  places?(table: Table, metrics: readonly Metric[]): Promise<readonly (readonly string[])[]>;
  /** A few of the rows that a metric counts, as texts of these columns; empty where nobody can say. They are masked before anybody sees them. */
  samples?(table: Table, metric: Metric, columns: readonly Column[], most: number): Promise<readonly (readonly (string | null)[])[]>;
  /** What was asked so far. */
  readonly asked: { queries: number; bytes?: number; parts?: FilesRead };
  close(): Promise<void>;
}

export interface HowToMeasure {
  /** Folder that relative paths of a server start from. */
  readonly root: string;
  readonly memoryBytes: number;
  readonly spillFolder: string;
  readonly seconds: number;
  /** Most bytes that may be read or billed; more is unknown. */
  readonly byteCap?: number;
  /** Whether SQL of the contract may run: the base branch's configuration says so. */
  readonly sqlAllowed: boolean;
  /** Secrets and addresses that the base's configuration lets servers name as `${NAME}`. */
  readonly variables: ReadonlyMap<string, string>;
  /** The folder whose `node_modules` has DuckDB's binding, told once it is needed; without it, the binding beside Meshgate is taken. */
  readonly duckdb?: () => Promise<string>;
  /** The same for `tedious`, the driver of SQL Server. */
  readonly tedious?: () => Promise<string>;
  /** Where GitHub's runner gives ID tokens, and what it takes for one. Not among the variables, so that no contract can name it. */
  readonly identity?: { readonly url: string; readonly token: string };
  /** How the time between two calls of a server is waited for; by the clock where nobody says otherwise. */
  readonly pause?: Pause;
  /** Folder with DuckDB's own extensions, for what lies further than files of this machine; the base's configuration names it. */
  readonly extensionFolder?: string;
  /** Where they are fetched from instead; the base's configuration names it. */
  readonly extensionMirror?: Mirror;
  /** Beginnings of addresses that may be asked: `s3://bucket/`, `https://data.example.org/`. The base's configuration names them; without, none is. */
  readonly remote?: readonly string[];
  /** Only rows that fit it are looked at, of the tables that have one: `--where`, `--since`. Names are the contract's own. */
  readonly where?: (table: Table) => Predicate | undefined;
  /** Now, in UTC, as ISO 8601. */
  readonly now: string;
  /** What earlier runs counted in parts of tables; without it, everything is read. */
  readonly parts?: PartCounts;
}

/** A server that has DuckDB's extensions, laid out as DuckDB's own. */
export interface Mirror {
  readonly address: string;
  /** Folder of this machine, outside of what a change may write, in which they are kept. */
  readonly cache: string;
  /** How it is asked; `fetch` where it is left out. */
  readonly send?: (url: string, init: RequestInit) => Promise<Response>;
}

/** How many files tables have, how many of them were read for their values, and of how many the counts of rows were remembered. A file may be both: a key is held against all files. */
export interface FilesRead {
  readonly files: number;
  readonly read: number;
  readonly remembered: number;
}

/** Counts of rows that were made once and hold as long as the part is the same. Keys are hashes, and say all that a count depends on. */
export interface PartCounts {
  /** Which Meshgate asks: what another one counted may have been asked otherwise. */
  readonly version: string;
  known(part: string): PartCount | undefined;
  keep(part: string, count: PartCount): void;
}

/** Rows of a part, and how many of them fit, by the hash of what was asked. */
export interface PartCount {
  readonly rows: number;
  readonly counts: ReadonlyMap<string, number>;
}
