import type { Engine } from "../engine.ts";
import { digits, moreDigits } from "../evolution/conditions.ts";
import { delta3 } from "./delta-3.ts";

/** With type widening (`delta.enableTypeWidening`): protocol, "Type Widening". */
export const delta4: Engine = {
  ...delta3,
  id: "delta-4",
  title: "Delta 4",
  promotes: [
    ["TINYINT", "SMALLINT, INT, BIGINT, DOUBLE"], ["SMALLINT", "INT, BIGINT, DOUBLE"], ["INT", "BIGINT, DOUBLE"], ["FLOAT4", "DOUBLE"],
    ["TINYINT, SMALLINT, INT", "DECIMAL", digits(10)], ["BIGINT", "DECIMAL", digits(20)], ["DECIMAL", "DECIMAL", moreDigits], ["DATE", "TIMESTAMP_NTZ"],
  ],
};
