/** What other tools were seen to get wrong, and the fixture that we judge right. Datacontract-cli is meant where nobody else is named; the versions are 1.1 and 1.2. */
export interface Defect {
  /** What goes wrong there, one sentence. */
  readonly says: string;
  /** Folders of `fixtures/quality`; the first that has a contract is judged. */
  readonly fixtures: readonly string[];
  /** Where it is no verdict but a way of measuring: the tests that show it. */
  readonly shownBy?: string;
}

export const defects: readonly Defect[] = [
  { says: "One bad cell makes the load of a file fail, so that no check runs at all.", fixtures: ["one-bad-cell", "readable"] },
  { says: "A percentage of duplicates is compared as a count.", fixtures: ["percent-of-duplicates"] },
  { says: "A percentage of a query is compared as a count, with a line in the log.", fixtures: ["sql-percent"] },
  { says: "Two rules of one metric at one property share a key, and one of them has no result.", fixtures: ["two-rules-alike"] },
  { says: "`exclusiveMinimum` and `exclusiveMaximum` share a key.", fixtures: ["two-rules-alike"] },
  { says: "`mustBeBetween` has its ends inside (here, datacontract-cli) or outside (DQX), and nobody is told.", fixtures: ["between-touched", "between-exclusive"] },
  { says: "Duplicates are values that recur (datacontract-cli, Soda 3), rows that take part (vowl, DQX) or rows too many (Soda 4).", fixtures: ["duplicates-counted", "duplicates-by-rows"] },
  { says: "With a filter, a key is unique where it is so among the rows that are looked at: `passed` for 45 days with 8 keys twice.", fixtures: ["filtered-uniqueness"] },
  { says: "`latency` is not checked, although ODCS prefers it to `freshness`.", fixtures: ["freshness"] },
  { says: "`frequency` is not checked.", fixtures: ["frequency"] },
  { says: "Availability, throughput, error rate and times to repair are skipped without a word.", fixtures: ["service-level"] },
  { says: "A service level with a unit or an element that nobody understands is skipped without a word.", fixtures: ["bad-service-level"] },
  { says: "A moment without a zone is one in UTC, whatever the contract says.", fixtures: ["freshness-zone"] },
  { says: "A bare `m` is minutes in one service level and months in another, and nobody is told.", fixtures: ["retention", "two-freshness"] },
  { says: "Foreign keys (`relationships`) are not checked.", fixtures: ["foreign-key"] },
  { says: "An empty table keeps everything, because a sum of nothing becomes 0 (also Soda).", fixtures: ["empty-table", "empty-is-broken", "percent-of-nothing"] },
  { says: "On SQL Server, which has no regular expressions, a pattern ends the run with an error.", fixtures: ["pattern"], shownBy: "what SQL Server cannot write is unknown with its reason: fixtures/quality/dialects/sqlserver.sql" },
  { says: "No cap on bytes and no time limit for the queries of checks.", fixtures: [], shownBy: "test/quality.servers.test.ts, test/quality.duckdb.test.ts" },
  { says: "Two `rowCount` rules at one object end all checks of it: `Duplicate column name`.", fixtures: ["row-count"] },
  { says: "Of two freshness promises the first passes although it is broken, and the other has no result.", fixtures: ["two-freshness"] },
  { says: "`--server all` asks the first server only.", fixtures: ["all-servers"] },
  { says: "`format` (email, uuid …) is not checked.", fixtures: ["format"] },
  { says: "`multipleOf` is not checked.", fixtures: ["multiple-of"] },
  { says: "Rules of the type `text` are skipped without a word.", fixtures: ["text"] },
  { says: "Rules of the type `custom` are skipped without a word.", fixtures: ["custom"] },
  { says: "What is promised inside of objects and lists is not checked on SQL and Parquet.", fixtures: ["nested"] },
  { says: "`minItems`, `maxItems` and `uniqueItems` are not checked.", fixtures: ["list-length", "list-unique"] },
  { says: "No type is checked on CSV, JSON and Avro.", fixtures: ["one-bad-cell", "column-type"] },
  { says: "Columns that the contract does not name are not seen.", fixtures: ["column-extra"] },
  { says: "Of several JSON files only the last one is validated.", fixtures: ["every-file"] },
  { says: "The first model that fails stops the others.", fixtures: ["every-model"] },
  { says: "A rule by a metric that the tool does not know is not run, without a word (DQX).", fixtures: ["rule-unknown"] },
];
