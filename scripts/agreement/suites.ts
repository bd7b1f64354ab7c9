import { apacheAvro } from "./apache-avro.ts";
import { apicurioAvro } from "./apicurio-avro.ts";
import { apicurioJson } from "./apicurio-json.ts";
import { confluentTabular } from "./confluent-tabular.ts";
import { delta } from "./delta.ts";
import { iceberg } from "./iceberg.ts";
import { isJsonSchemaSubset } from "./is-json-schema-subset.ts";
import { jsonSchemaTestSuite202012 } from "./json-schema-test-suite-2020-12.ts";
import { jsonSchemaTestSuiteDraft7 } from "./json-schema-test-suite-draft7.ts";
import { jsonsubschema } from "./jsonsubschema.ts";
import type { Suite } from "./suite.ts";

/** Every suite, in the order of the table in the docs. */
export const suites: readonly Suite[] = [apacheAvro, apicurioAvro, jsonSchemaTestSuiteDraft7, jsonSchemaTestSuite202012, apicurioJson, jsonsubschema, isJsonSchemaSubset, confluentTabular, delta, iceberg];
