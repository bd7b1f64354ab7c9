import type { CheckKind } from "./check.ts";
import { columnExtra } from "./checks/column-extra.ts";
import { columnMissing } from "./checks/column-missing.ts";
import { columnOrder } from "./checks/column-order.ts";
import { columnType } from "./checks/column-type.ts";
import { custom } from "./checks/custom.ts";
import { duplicateValues } from "./checks/duplicate-values.ts";
import { enumeration } from "./checks/enum.ts";
import { foreignKey } from "./checks/foreign-key.ts";
import { format } from "./checks/format.ts";
import { frequency } from "./checks/frequency.ts";
import { freshness } from "./checks/freshness.ts";
import { invalidValues } from "./checks/invalid-values.ts";
import { length } from "./checks/length.ts";
import { listLength } from "./checks/list-length.ts";
import { listUnique } from "./checks/list-unique.ts";
import { maximum } from "./checks/maximum.ts";
import { minimum } from "./checks/minimum.ts";
import { missingValues } from "./checks/missing-values.ts";
import { momentFormat } from "./checks/moment-format.ts";
import { multipleOf } from "./checks/multiple-of.ts";
import { nullValues } from "./checks/null-values.ts";
import { numberWidth } from "./checks/number-width.ts";
import { objectRequired } from "./checks/object-required.ts";
import { objectSize } from "./checks/object-size.ts";
import { pattern } from "./checks/pattern.ts";
import { primaryKeyRequired } from "./checks/primary-key-required.ts";
import { primaryKeyUnique } from "./checks/primary-key-unique.ts";
import { readable } from "./checks/readable.ts";
import { required } from "./checks/required.ts";
import { retention } from "./checks/retention.ts";
import { rowCount } from "./checks/row-count.ts";
import { ruleUnknown } from "./checks/rule-unknown.ts";
import { serviceLevel } from "./checks/service-level.ts";
import { sql } from "./checks/sql.ts";
import { text } from "./checks/text.ts";
import { unique } from "./checks/unique.ts";
import { vector } from "./checks/vector.ts";

/** Every kind of check, in the order of the docs: the records, the columns, their values, keys, lists and objects, the rules of the quality section, service levels. */
export const checks: readonly CheckKind[] = [
  readable, columnMissing, columnExtra, columnOrder, columnType,
  required, unique, primaryKeyRequired, primaryKeyUnique, foreignKey,
  enumeration, minimum, maximum, multipleOf, numberWidth, length, pattern, format, momentFormat,
  listLength, listUnique, objectRequired, objectSize, vector,
  rowCount, nullValues, missingValues, invalidValues, duplicateValues, sql, text, custom, ruleUnknown,
  freshness, retention, frequency, serviceLevel,
];
