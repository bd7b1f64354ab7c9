/** The value of a column, or of a field inside one: `["address", "city"]`. Names as the data has them. */
export type Column = readonly string[];

/** A value to compare with. Numbers are decimals as JSON writes them, exactly (`0.1`, `1e-30`). Moments are ISO 8601 texts that the dialect writes as its own type. */
export type Literal =
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "number"; readonly value: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "date" | "timestamp"; readonly value: string };

/**
 * A condition on one row. Two-valued: a null fits only `isNull`, whatever the engine's own logic says; a dialect writes it so that no row is lost to UNKNOWN.
 * A closed tree, so that nothing of a contract ever becomes SQL text but through `literal` and `identifier` of a dialect.
 */
export type Predicate =
  | { readonly is: "null"; readonly column: Column }
  | { readonly is: "in"; readonly column: Column; readonly values: readonly Literal[] }
  /** The text has a part that the pattern matches (ECMA-262; RE2 where engines have it). */
  | { readonly is: "matches"; readonly column: Column; readonly pattern: string }
  | { readonly is: "compared"; readonly column: Column; readonly with: "<" | "<=" | ">" | ">=" | "="; readonly value: Literal }
  /** Length of a text in characters, or of a list in items. */
  | { readonly is: "length"; readonly column: Column; readonly of: "text" | "list"; readonly with: "<" | "<=" | ">" | ">=" | "="; readonly value: number }
  | { readonly is: "multiple"; readonly column: Column; readonly of: string }
  | { readonly is: "distinct-items"; readonly column: Column }
  /** Some item of the list fits the condition; inside it, columns start at the item: `["[]"]` is the item, `["[]", "city"]` a field of it. */
  | { readonly is: "some-item"; readonly column: Column; readonly where: Predicate }
  /** The value is of the type, or is a text that reads as one: `1.5` is a number and no integer, `2024-02-30` is no date. */
  | { readonly is: "castable"; readonly column: Column; readonly to: ReadAs }
  | { readonly is: "not"; readonly of: Predicate }
  | { readonly is: "all"; readonly of: readonly Predicate[] }
  | { readonly is: "any"; readonly of: readonly Predicate[] };

export type ReadAs = "integer" | "number" | "boolean" | "date" | "timestamp" | "time";
