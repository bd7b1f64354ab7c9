import { type Flavour, portable } from "#regular";
import type { Dialect, Sql } from "../dialect.ts";
import { asWritten } from "./comparing.ts";

/** How an engine looks into texts. */
export interface OfTexts {
  readonly asText: Dialect["asText"];
  /** Its regular expressions. */
  readonly flavour: Flavour;
  /** Some part of a text matches a pattern in that flavour; `fails`: none does, where that is not written with a NOT before it. */
  readonly matches: (subject: Sql, pattern: string) => Sql;
  readonly fails?: (subject: Sql, pattern: string) => Sql;
  /** In code points. */
  readonly length: (subject: Sql) => Sql;
}

/** What a dialect asks of texts, and of values that everybody writes as one text. */
export function ofTexts({ asText, flavour, matches, fails = (subject, pattern) => `NOT ${matches(subject, pattern)}`, length }: OfTexts): Pick<Dialect, "matches" | "textLength"> {
  return {
    matches: (value, holds, pattern) => {
      const [subject, sought] = [asWritten(value, holds, asText), portable(pattern, flavour)];
      if (subject === undefined || "unknown" in sought) return undefined;
      return `(${sought.all.map(({ pattern, negated }) => (negated ? fails : matches)(subject, pattern)).join(" AND ")})`;
    },
    textLength: (value, holds) => {
      const subject = asWritten(value, holds, asText);
      return subject === undefined ? undefined : length(subject);
    },
  };
}
