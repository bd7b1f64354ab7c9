import type { Answer } from "../../asking.ts";

const late = "It took longer than the time that it may take.";
const value = "SQL Server cannot work with a value: it leaves the range of its type, or cannot be converted.";
const denied = "SQL Server does not let this user read it.";
/** What SQL Server means by its numbers of errors (sys.messages), without a word of its own texts, which quote values. */
const meanings: Readonly<Record<number, string>> = {
  102: "SQL Server does not understand the query.", 156: "SQL Server does not understand the query.", 170: "SQL Server does not understand the query.", 8155: "A column of the query has no name.", 8158: "The query gives not one number but a table.", 8159: "The query gives not one number but a table.",
  207: "It names a column that is not there.", 208: "A table that it names is not there.", 195: "It names a function that is not there.", 4121: "It names a function that is not there.", 229: denied, 230: denied, 297: denied, 300: denied, 371: denied,
  220: value, 232: value, 241: value, 242: value, 244: value, 245: value, 248: value, 517: value, 8114: value, 8115: value, 8134: value, 8169: value, 535: value, 1222: "Somebody else holds a lock on it for too long.", 1205: "SQL Server ended it to let another one go on.",
  701: "SQL Server is out of memory.", 1105: "The disk is full.", 9002: "The disk is full.", 8645: late, 8651: "SQL Server is out of memory.", 3906: "It would write, and only reading is allowed.", 19300: "SQL Server does not understand the pattern.", 19301: "SQL Server does not understand the pattern.",
  468: "Two texts with different collations are compared.", 3952: "The database does not keep older versions of rows.",
};
/** After these nothing else will be answered. */
const gone: Readonly<Record<number, string>> = {
  18456: "SQL Server refuses the user, the password or the token.", 18452: "SQL Server refuses the user, the password or the token.", 18470: "The user may not sign in.", 18486: "The user may not sign in.", 18487: "The password has expired.", 18488: "The password has expired.", 4060: "The database is not there, or this user may not open it.",
  40613: "The database cannot be reached at the moment.", 40615: "The server's firewall lets nobody ask from here.", 40914: "The server's firewall lets nobody ask from here.", 40501: "SQL Server is too busy to answer.", 10928: "SQL Server is too busy to answer.", 10929: "SQL Server is too busy to answer.",
};

/** Why a request or a connection failed. */
export function said(error: unknown): Extract<Answer, { unknown: string }> {
  const { number, code } = (typeof error === "object" && error !== null ? error : {}) as { readonly number?: unknown; readonly code?: unknown };
  if (code === "ETIMEOUT" || code === "ECANCEL") return { unknown: late };
  if (typeof number === "number" && gone[number] !== undefined) return { unknown: gone[number], all: true };
  if (typeof number === "number" && meanings[number] !== undefined) return { unknown: meanings[number] };
  if (code === "ELOGIN") return { unknown: "SQL Server refuses the user, the password or the token.", all: true };
  return typeof number === "number" && Number.isSafeInteger(number) && code === "EREQUEST" ? { unknown: `SQL Server cannot answer (${number}).` } : { unknown: "SQL Server is not reachable, or hung up.", all: true };
}
