import type { Answer } from "../../asking.ts";
import { inside } from "../../calling.ts";

const late = "It took longer than the time that it may take.";
const value = "Snowflake cannot work with a value: it leaves the range of its type, or cannot be converted.";
/** What Snowflake means by its codes, without a word of its own texts, which quote values. */
const meanings: Readonly<Record<string, string>> = {
  "000604": "It took longer than the time that it may take, or somebody cancelled it.", "000630": late, "002003": "A table that it names is not there, or this role may not read it.", "002043": "An object that it names is not there, or this role may not use it.",
  "003001": "Snowflake does not let this role read it.", "000904": "It names a column that is not there.", "002140": "It names a function that is not there.", "002141": "It names a function that is not there.", "001003": "Snowflake does not understand the query.",
  "100035": value, "100037": value, "100038": value, "100039": value, "100040": value, "100046": value, "100051": value, "100078": value, "100048": "Snowflake does not understand the pattern.", "391908": "Its result is larger than Snowflake gives.",
};
/** After these nothing else will be answered. */
const gone: Readonly<Record<string, string>> = {
  "000606": "No warehouse is chosen: the configuration's variable SNOWFLAKE_WAREHOUSE does.", "090073": "The warehouse may not be used any more: its budget is spent.", "000607": "The warehouse does not start.", "390189": "The role is not given to this user.",
  "390114": "The token has expired.", "390318": "The token has expired.", "390144": "Snowflake refuses the key or the user.", "390303": "Snowflake refuses the token.", "390420": "Snowflake's network policy lets nobody ask from here.", "390422": "Snowflake's network policy lets nobody ask from here.",
};
/** Classes of SQLSTATE, where the code is not known. */
const classes: readonly (readonly [RegExp, string])[] = [[/^57014$/, late], [/^42501$/, "Snowflake does not let this role read it."], [/^42S02$|^02000$/, "A table that it names is not there, or this role may not read it."], [/^42/, "Snowflake does not understand the query."], [/^22/, value]];

/** Why a statement failed, by the code and the SQLSTATE of a reply (`QueryFailureStatus`). */
export function whatFailed(json: unknown, status: number): Answer {
  const [code, state] = ["code", "sqlState"].map((key) => String(inside(json, key) ?? "")) as [string, string];
  if (Object.hasOwn(gone, code)) return { unknown: gone[code] ?? "", all: true };
  if (status === 401 || status === 403) return { unknown: "Snowflake refuses the user, the key or the token.", all: true };
  if (Object.hasOwn(meanings, code)) return { unknown: meanings[code] ?? "" };
  if (status === 408) return { unknown: late };
  const [, known] = classes.find(([pattern]) => pattern.test(state)) ?? [];
  if (known !== undefined) return { unknown: known };
  return status === 422 && /^\d{6}$/.test(code) ? { unknown: `Snowflake cannot answer (${code}).` } : { unknown: `Snowflake cannot answer (HTTP ${status}).`, all: true };
}
