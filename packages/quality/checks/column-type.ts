import { named } from "#text";
import type { CheckKind } from "../check.ts";
import { typeOf } from "../literal.ts";
import { called, ofProperties } from "../promise.ts";
import { judgeType } from "../types.ts";

export const columnType: CheckKind = {
  id: "column-type",
  says: "Every column has the promised type; where the source has only texts, every value reads as one of it.",
  why: "A number that became a text still looks the same, and no longer adds up.",
  source: "ODCS, Schema: physicalType, logicalType; DCS, Field Object: type",
  promises: ofProperties("column-type", (found, _, { serverType }) => {
    const { property } = found;
    const type = property.physicalType ?? typeOf(property);
    if (type === undefined) return [];
    const at = property.spots["physicalType"] ?? property.spots["logicalType"] ?? property.spots["type"] ?? property.at;
    return [{ at, expected: named(type), counts: `The type of ${called(found)}`, measured: { by: "shape", judge: (shape) => judgeType(found, shape, serverType) } }];
  }),
};
