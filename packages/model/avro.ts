import type { Located } from "./location.ts";

/** An Avro schema (Apache Avro 1.12 specification, "Schema Declaration"). */
export interface AvroFile extends Located {
  readonly kind: "schema";
  readonly format: "avro";
  readonly file: string;
}
