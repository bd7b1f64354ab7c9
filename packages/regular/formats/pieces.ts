/** Pieces of grammars that several formats share, as patterns of ECMA-262 that can stand anywhere. */

const octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
/** RFC 3986 §3.2.2, `IPv4address`. */
export const ipv4 = `(?:${octet}\\.){3}${octet}`;

const group = "[\\da-fA-F]{1,4}";
const tail = `(?:${group}:${group}|${ipv4})`;
/** RFC 3986 §3.2.2, `IPv6address` (RFC 4291 §2.2). */
export const ipv6 = [
  `(?:${group}:){6}${tail}`,
  `::(?:${group}:){5}${tail}`,
  ...[4, 3, 2, 1, 0].map((after, before) => `(?:(?:${group}:){0,${before}}${group})?::(?:${group}:){${after}}${tail}`),
  `(?:(?:${group}:){0,5}${group})?::${group}`,
  `(?:(?:${group}:){0,6}${group})?::`,
].join("|");

/** RFC 1123 §2.1 with RFC 1034 §3.5; `label` is at most 63 characters long. */
export const label = "[\\da-zA-Z](?:[\\da-zA-Z\\-]{0,61}[\\da-zA-Z])?";
/** Names that nobody doubts: two hyphens at the third place announce another encoding (RFC 5890 §2.3.1), the last label is no number, and three labels are never too long together. */
const plain = `(?!..--)${label}`;
export const surelyHostname = `(?:${plain}\\.){0,2}(?!\\d+(?![^]))${plain}`;

/** RFC 5321 §4.1.2, `Dot-string`. */
export const dotString = (more: string) => `[\\w!#$%&'*+\\-/=?^\`{|}~${more}]+(?:\\.[\\w!#$%&'*+\\-/=?^\`{|}~${more}]+)*`;

/** RFC 3987 §2.2. */
export const ucschar = `\\xA0-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFEF${Array.from({ length: 14 }, (_, at) => `\\u{${(at + 1).toString(16)}${at === 13 ? "1000" : "0000"}}-\\u{${(at + 1).toString(16)}FFFD}`).join("")}`;
export const iprivate = "\\uE000-\\uF8FF\\u{F0000}-\\u{FFFFD}\\u{100000}-\\u{10FFFD}";
export const percent = "%[\\da-fA-F]{2}";

/** RFC 6901 §3. */
export const pointer = "(?:/(?:[^~/]|~[01])*)*";

/** RFC 3339 §5.6, `full-date` with the days of each month (§5.7). */
export const date = [
  "\\d{4}-(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])",
  "\\d{4}-(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)",
  "\\d{4}-02-(?:0[1-9]|1\\d|2[0-8])",
  "(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29",
].join("|");
/** RFC 3339 §5.6, `full-time`; `seconds` with or without the leap second. */
export const time = (seconds: string) => `(?:[01]\\d|2[0-3]):[0-5]\\d:${seconds}(?:\\.\\d+)?(?:[zZ]|[+\\-](?:[01]\\d|2[0-3]):[0-5]\\d)`;
