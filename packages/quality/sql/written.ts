const cycle = "(0[48]|[2468][048]|[13579][26])";
const year = "([1-9][0-9]{3}|0[1-9][0-9]{2})";
const leap = `(([1-9][0-9]|0[1-9])${cycle}|${cycle}00)`;
const common = "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))";
const day = `(${year}-${common}|${leap}-02-29)`;
const clock = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.,][0-9]{1,9})?)?";
const zone = "( ?([Zz]|[+-](0[0-9]|1[0-4])(:?[0-5][0-9])?))?";

/**
 * How a text must be written to be read as something, as a whole: what every engine may then cast without a failure, and no engine reads otherwise. Only `[…]`, groups, `|` and repeats of at
 * most 200, which all regular expressions have in common. Days and times as ISO 8601 (a space may stand for the `T`), without the hour 24, the second 60 and zones of more than 14 hours.
 */
export const written = {
  number: "[+-]?([0-9]{1,100}([.][0-9]{0,100})?|[.][0-9]{1,100})([eE][+-]?(0?[0-9]{1,2}|1[0-9]{2}|200))?",
  /** Whole as they stand: `1`, `1.`, `1.00`. */
  whole: "[+-]?([0-9]{1,100}([.]0{0,100})?|[.]0{1,100})",
  boolean: "([tT][rR][uU][eE]|[fF][aA][lL][sS][eE])",
  true: "[tT][rR][uU][eE]",
  date: day,
  timestamp: `${day}([Tt ]${clock}${zone})?`,
  time: `${clock}${zone}`,
} as const;
