import { named } from "#text";
import { logicalTypeOf } from "#types";
import type { CheckKind } from "../check.ts";
import { misfits } from "../conditions.ts";
import { datePattern } from "../date-pattern.ts";
import { typeOf } from "../literal.ts";
import { called, noRows, ofProperties, optionAt } from "../promise.ts";
import { typeAt } from "../shape.ts";
import { written } from "../values.ts";

export const momentFormat: CheckKind = {
  id: "moment-format",
  says: "Dates and times that are kept as texts are written as the format says.",
  why: "01/02/2024 is a day in January or in February, and only the format says which.",
  source: "ODCS, Logical type options: format of date, timestamp and time (JDK DateTimeFormatter)",
  promises: ofProperties("moment-format", (found) => {
    const { property } = found;
    const format = property.options.values["format"];
    const type = typeOf(property);
    if (format === undefined || (type !== "date" && type !== "timestamp" && type !== "time")) return [];
    const pattern = typeof format === "string" ? datePattern(format) : undefined;
    const counts = `with a value of ${called(found)} that is not written as ${named(written(format))}`;
    return [{
      at: optionAt(found, "format"), counts,
      measured: {
        by: "shape",
        judge: (shape) => {
          const stored = typeAt(found, shape);
          const text = !shape.typed || (stored !== undefined && logicalTypeOf(stored) === "string");
          if (stored === undefined && shape.typed) return { unknown: `Nobody here knows how ${called(found)} is stored.` };
          if (!text) return { kept: true, reason: `It is stored as ${named(stored?.name ?? "")}, which is written in one way only.` };
          return pattern === undefined ? { unknown: `Nobody here reads the date format ${named(written(format))}.` } : { measure: noRows(misfits(found, (column) => ({ is: "matches", column, pattern }))), counts };
        },
      },
    }];
  }),
};
