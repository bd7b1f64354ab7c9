/** Which texts does a pattern allow, and does one allow all that another does? */
export type { Language } from "./language.ts";
export { all, has, isEmpty, none } from "./language.ts";
export type { Budget, Meter } from "./meter.ts";
export { meterOf } from "./meter.ts";
export type { How } from "./pattern.ts";
export { languageOf } from "./pattern.ts";
export { anyOf, exactly } from "./texts.ts";
export { ofLength } from "./lengths.ts";
export type { Made } from "./algebra.ts";
export { complement, difference, intersection, union } from "./algebra.ts";
export type { Inclusion } from "./subset.ts";
export { isSubset } from "./subset.ts";
export { countUpTo, lengthsOf } from "./count.ts";
export { members, sample } from "./sample.ts";
export type { FormatLanguage } from "./format-language.ts";
export { formatLanguage, formatNames, formatPattern, formatSubset } from "./format-language.ts";
export type { Flavour, Sought } from "./portable.ts";
export { portable } from "./portable.ts";
