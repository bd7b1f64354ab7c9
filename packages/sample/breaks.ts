import type { Break } from "./break.ts";
import { columnExtra } from "./breaks/column-extra.ts";
import { columnMissing } from "./breaks/column-missing.ts";
import { columnOrder } from "./breaks/column-order.ts";
import { columnType } from "./breaks/column-type.ts";
import { duplicateValues } from "./breaks/duplicate-values.ts";
import { enumeration } from "./breaks/enum.ts";
import { foreignKey } from "./breaks/foreign-key.ts";
import { format } from "./breaks/format.ts";
import { frequency } from "./breaks/frequency.ts";
import { freshness } from "./breaks/freshness.ts";
import { invalidValues } from "./breaks/invalid-values.ts";
import { length } from "./breaks/length.ts";
import { listLength } from "./breaks/list-length.ts";
import { listUnique } from "./breaks/list-unique.ts";
import { maximum } from "./breaks/maximum.ts";
import { minimum } from "./breaks/minimum.ts";
import { missingValues } from "./breaks/missing-values.ts";
import { momentFormat } from "./breaks/moment-format.ts";
import { multipleOf } from "./breaks/multiple-of.ts";
import { nullValues } from "./breaks/null-values.ts";
import { numberWidth } from "./breaks/number-width.ts";
import { objectRequired } from "./breaks/object-required.ts";
import { objectSize } from "./breaks/object-size.ts";
import { pattern } from "./breaks/pattern.ts";
import { primaryKeyRequired } from "./breaks/primary-key-required.ts";
import { primaryKeyUnique } from "./breaks/primary-key-unique.ts";
import { required } from "./breaks/required.ts";
import { retention } from "./breaks/retention.ts";
import { rowCount } from "./breaks/row-count.ts";
import { unique } from "./breaks/unique.ts";
import { vector } from "./breaks/vector.ts";

/** What can be broken on purpose, in the order of the docs. */
export const breaks: readonly Break[] = [
  columnMissing, columnExtra, columnOrder, columnType,
  required, unique, primaryKeyRequired, primaryKeyUnique, foreignKey,
  enumeration, minimum, maximum, multipleOf, numberWidth, length, pattern, format, momentFormat, listLength, listUnique, objectRequired, objectSize, vector,
  rowCount, nullValues, missingValues, invalidValues, duplicateValues,
  freshness, retention, frequency,
];
