/** A verb of the command line, and of an action where it has one. */
export interface Command {
  readonly name: string;
  /** What it does, one sentence. */
  readonly says: string;
  /** What its arguments are; absent where it takes none. */
  readonly takes?: { readonly name: string; readonly says: string; readonly required?: boolean; readonly many?: boolean };
  readonly options: readonly Option[];
  readonly examples: readonly (readonly [command: string, says: string])[];
  /** Runs the verb. Throws UsageError for what the user must mend. */
  run(inputs: Inputs, io: Io): Promise<ExitCode>;
}

export interface Option {
  /** Long name without dashes; the input of the action has the same. */
  readonly name: string;
  readonly short?: string;
  /** What its value is called in the help; absent for a switch. */
  readonly value?: string;
  readonly says: string;
  readonly choices?: readonly string[];
  readonly default?: string;
  /** May be given several times. */
  readonly many?: boolean;
}

/** What the user asked for: arguments in order, options by name. A switch is "true"; a list is one text per value. */
export interface Inputs {
  readonly files: readonly string[];
  readonly options: Readonly<Record<string, readonly string[]>>;
}

/** Everything outside that a verb may touch, so that a test can be all of it. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What pipes and people read. */
  out(text: string): void;
  /** Progress, notices and errors. */
  err(text: string): void;
  readonly stdin: () => Promise<Uint8Array>;
  /** The day, in UTC: `2026-09-28`. */
  readonly today: string;
  /** The moment at which the run began, in UTC, as ISO 8601. */
  readonly now: string;
  /** For fetches and the API of the host; never printed. */
  readonly token?: string;
  /** Brings DuckDB's binding for Node and tells the folder whose `node_modules` has it; absent where it is installed beside Meshgate. Throws UsageError. */
  readonly duckdb?: () => Promise<string>;
  /** The same for `tedious`, the driver of SQL Server. */
  readonly tedious?: () => Promise<string>;
  /** Whether `out` and `err` are terminals, and how wide. */
  readonly terminal: { readonly out: boolean; readonly err: boolean; readonly columns: number };
}

/** 0 pass or warn, 1 block, 2 the user must mend the call, 3 we are wrong. */
export type ExitCode = 0 | 1 | 2 | 3;

export const one = (inputs: Inputs, name: string): string | undefined => inputs.options[name]?.at(-1);
export const many = (inputs: Inputs, name: string): readonly string[] => inputs.options[name] ?? [];
export const on = (inputs: Inputs, name: string): boolean => one(inputs, name) === "true";
