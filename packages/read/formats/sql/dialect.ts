/** How an engine reads SQL, as far as a table's declaration depends on it. */
export interface Dialect {
  /** The type that a server of ODCS has; absent where nobody said which SQL is spoken. */
  readonly server?: string;
  /** What becomes of a name that stands in no quotes, of a table and of a column; `any`: names that differ in case alone are one, quoted or not. */
  readonly tables: Fold;
  readonly columns: Fold;
  /** Quotes that hold texts, and quotes that hold names. */
  readonly texts: string;
  readonly names: string;
  /** What a backslash in a text does. */
  readonly backslash: "escapes" | "nothing" | "unclear";
  /** Whether a comment may hold another one. */
  readonly nests: "yes" | "no" | "unclear";
  /** What begins a comment to the end of the line. */
  readonly remarks: readonly string[];
  /** `$tag$ … $tag$` holds a text. */
  readonly dollars: boolean;
  /** Whether the columns of a primary key are NOT NULL without saying so. `enforced`: unless the key says that it is not. */
  readonly keyIsNotNull: "always" | "enforced" | "never";
  /** Whether identity columns and `SERIAL` are NOT NULL without saying so. */
  readonly serialIsNotNull: boolean;
}

export type Fold = "lower" | "upper" | "any" | "none";

/** PostgreSQL 18 manual, 4.1 Lexical Structure and CREATE TABLE. */
const postgres: Dialect = {
  server: "postgres", tables: "lower", columns: "lower", texts: "'", names: '"', backslash: "nothing", nests: "yes", remarks: ["--"], dollars: true,
  keyIsNotNull: "always", serialIsNotNull: true,
};

/** GoogleSQL reference, Lexical structure: names of columns ignore case, names of tables do not. */
const bigquery: Dialect = {
  server: "bigquery", tables: "none", columns: "any", texts: "'\"", names: "`", backslash: "escapes", nests: "no", remarks: ["--", "#"], dollars: false,
  keyIsNotNull: "never", serialIsNotNull: false,
};

/** Snowflake SQL reference, Identifier requirements, String constants. */
const snowflake: Dialect = {
  server: "snowflake", tables: "upper", columns: "upper", texts: "'", names: '"', backslash: "escapes", nests: "unclear", remarks: ["--", "//"], dollars: true,
  keyIsNotNull: "always", serialIsNotNull: false,
};

/** Databricks SQL language manual, Names, STRING type, Comments; the same holds for Spark. */
const databricks: Dialect = {
  server: "databricks", tables: "any", columns: "any", texts: "'\"", names: "`", backslash: "escapes", nests: "yes", remarks: ["--"], dollars: false,
  keyIsNotNull: "always", serialIsNotNull: false,
};

/** What engines share (ISO/IEC 9075-2), where nobody said which one it is. What they read in different ways is refused. */
const any: Dialect = {
  tables: "none", columns: "none", texts: "'", names: '"`', backslash: "unclear", nests: "unclear", remarks: ["--"], dollars: true,
  keyIsNotNull: "enforced", serialIsNotNull: false,
};

const dialects = new Map<string, Dialect>([
  ["postgres", postgres], ["postgresql", postgres], ["bigquery", bigquery], ["googlesql", bigquery], ["snowflake", snowflake],
  ["databricks", databricks], ["spark", databricks], ["delta", databricks],
]);

/** The dialects that are known by name. */
export const dialectNames: readonly string[] = [...dialects.keys()];

/** The dialect of a name; what engines share for no name or one that is not known. */
export const dialectOf = (name: string | undefined): Dialect => dialects.get(name?.toLowerCase() ?? "") ?? any;

/** A name as the engine knows it. */
export function fold(name: string, quoted: boolean, how: Fold): string {
  if (how === "any") return name.toLowerCase();
  return quoted || how === "none" ? name : how === "lower" ? name.toLowerCase() : name.toUpperCase();
}
