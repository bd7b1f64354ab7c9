import { apacheAvro } from "./apache-avro.ts";
import { apicurioAvro } from "./apicurio-avro.ts";
import type { Suite } from "./suite.ts";

/** Every suite, in the order of the table in the docs. */
export const suites: readonly Suite[] = [apacheAvro, apicurioAvro];
