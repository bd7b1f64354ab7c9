import type { AvroFile } from "./avro.ts";
import type { JsonSchemaFile } from "./json-schema.ts";
import type { ProtobufFile } from "./protobuf.ts";

/** A schema file of another standard that is judged in its own words. What SQL DDL and dbt say is a Contract. */
export type Schema = JsonSchemaFile | AvroFile | ProtobufFile;
