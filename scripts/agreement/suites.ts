import { confluentTabular } from "./confluent-tabular.ts";
import { delta } from "./delta.ts";
import { iceberg } from "./iceberg.ts";
import type { Suite } from "./suite.ts";

/** Every suite, in the order of the table in the docs. */
export const suites: readonly Suite[] = [confluentTabular, delta, iceberg];
