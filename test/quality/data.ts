/** What a column of the corpus holds; each engine says how it calls that. */
export type Kind = "text" | "integer" | "decimal" | "double" | "boolean" | "date" | "timestamp" | "timestamptz" | "texts";

export interface CorpusTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly kind: Kind }[];
  /** Cells in the order of the columns. Numbers of decimals and integers are texts; a double may be "NaN", "Infinity" or "-Infinity"; moments are ISO 8601, those of timestamptz with a Z. */
  readonly rows: readonly (readonly Cell[])[];
}
export type Cell = string | number | boolean | null | readonly (string | null)[];

const texts: readonly (string | null)[] = [
  null, "", " ", "a", "A", "a ", " a", "á", "a\u0301", "ä", "ß", "ss", "SS", "É", "é", "e", "😀", "😀😀", "👨‍👩‍👧", "日本", "ａ", "\u{10ffff}", "\uffff", "\ue000", "a\nb", "a\n", "\n", "a\tb", "it's", "\\", "a\\'b", "\"q\"", "%", "_",
  "a%b", "null", "NULL", "true", "T", "f", "FALSE", "yes", "1", "0", "01", "+1", "-1", "1.0", "1.", ".5", "1e3", "1E-2", "1_000", " 1", "1 ", "1,5", "NaN", "Infinity", "0x10", "9223372036854775807", "9223372036854775808",
  "-9223372036854775809", "99999999999999999999999999999999999999", "0.1", "0.30", "15e-1", "100e-2", "1e25", "0.0999999999999999999999", "-0.0999999999999999999999", "0.100000000000000000001", "1.00000000000000000000", "-0", "12345678901234567890.12", "2024-02-29", "2023-02-29", "2024-02-30", "2024-2-9", "0000-00-00", "1900-02-29", "2000-02-29", "2024-13-01",
  "2024-01-01T00:00:00Z", "2024-01-01 00:00:00", "2024-01-01T00:00", "2024-01-01T01:30:00+02:00", "2024-01-01T01:30:00.123456-0530", "2024-01-01t01:30z", "2024-01-01 01:30:00,5 +14", "20240101",
  "01/02/2024", "12:30", "12:30:59.5", "25:00", "DE123", "de123", "DE 123", "jane@example.org", "jane@example", "@", "0123456789abcdef0123456789abcdef", "123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174000",
  "x".repeat(255), "word_boundary here", "naïve café", "a.b", "ab", "aab", "abab", "[x]", "(x)", "^a$", "a|b", "K", "\u212a", "ſ", "s", "İ", "ı", "i", "I", "Ω", "\u2126", "٣", "１", "\u00a0", "\u200b", "\ufeffa", "a\r\n",
];

const integers: readonly (string | null)[] = [null, "0", "1", "-1", "2", "3", "10", "100", "255", "-32768", "2147483647", "2147483648", "9007199254740991", "9007199254740992", "9007199254740993", "9223372036854775807", "-9223372036854775808"];
const decimals: readonly (string | null)[] = [null, "0", "0.1", "0.2", "0.3", "-0.1", "1.005", "1.0050000001", "2.675", "100", "99999999.9999999999", "123456789012345678.1234567891", "-123456789012345678.1234567891", "0.0000000001", "0.07", "0.01", "3"];
const doubles: readonly (string | null)[] = [null, "0", "-0", "0.1", "0.2", "0.30000000000000004", "0.3", "1.005", "NaN", "Infinity", "-Infinity", "1e300", "-1e300", "5e-324", "1e-10", "100", "9007199254740993", "1.5", "-1.5", "2.5", "1e20"];
const booleans: readonly (boolean | null)[] = [null, true, false];
const dates: readonly (string | null)[] = [null, "1970-01-01", "1969-12-31", "2024-02-29", "2024-03-01", "2023-12-31", "2024-01-01", "1999-12-31", "2038-01-19", "2100-01-01", "1950-06-15"];
const moments: readonly (string | null)[] = [
  null, "1970-01-01 00:00:01.000000", "2024-01-01 00:00:00.000000", "2023-12-31 23:59:59.999999", "2024-01-01 08:59:59.000000", "2024-01-01 09:00:00.000000", "2024-03-10 02:30:00.000000", "2024-10-27 01:30:00.123456", "2024-02-29 12:00:00.500000",
  "2024-06-30 23:59:59.999000", "2037-12-31 23:59:59.000000",
];
const lists: readonly (readonly (string | null)[] | null)[] = [null, [], ["a"], ["a", "a"], ["a", "b"], ["a", null], [null, null], [null], ["A", "a"], ["", ""], ["b", "c", "b"], ["a ", "a"], ["x", "y", "z", "😀"]];

const at = <T>(values: readonly T[], row: number): T => values[row % values.length] as T;

/** Every awkward value once, each column turning at its own pace, so that pairs of columns differ. */
export const corpus: CorpusTable = {
  name: "corpus",
  columns: [
    { name: "id", kind: "integer" }, { name: "t", kind: "text" }, { name: "u", kind: "text" }, { name: "i", kind: "integer" }, { name: "d", kind: "decimal" }, { name: "f", kind: "double" }, { name: "b", kind: "boolean" },
    { name: "day", kind: "date" }, { name: "ts", kind: "timestamp" }, { name: "tz", kind: "timestamptz" }, { name: "l", kind: "texts" }, { name: "Mixed Case", kind: "text" }, { name: "m_0", kind: "integer" }, { name: "n", kind: "text" },
  ],
  rows: texts.map((text, row) => [
    String(row), text, at(texts, row * 7 + 3), at(integers, row), at(decimals, row), at(doubles, row), at(booleans, row), at(dates, row), at(moments, row), zoned(at(moments, row * 3 + 1)), at(lists, row), at(["x", "X", null], row), String(row % 5), at(["k", "K", "k ", null, ""], row),
  ]),
};

function zoned(moment: string | null): string | null {
  return moment === null ? null : `${moment.replace(" ", "T")}Z`;
}

/** What `u`, `i`, `ts` … of the corpus may refer to. */
export const parents: CorpusTable = {
  name: "parents",
  columns: [{ name: "key", kind: "text" }, { name: "number", kind: "integer" }, { name: "amount", kind: "decimal" }, { name: "day", kind: "date" }],
  rows: [["a", "1", "0.1", "2024-02-29"], ["A", "9007199254740993", "2", "1970-01-01"], ["é", null, "3", null], [null, "3", null, "2024-01-01"], ["😀", "0", "0.30", "2023-12-31"], ["", "10", "100", "2100-01-01"], ["a\n", "2", "1", "1999-12-31"]],
};

export const empty: CorpusTable = { name: "empty", columns: corpus.columns, rows: [] };
