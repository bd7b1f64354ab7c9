import type { AvroFile } from "#model";
import { readSchema } from "#read";

/** A schema as plain data → as our reader reads it. Throws where it cannot: suites hold readable schemas. */
export async function avroFile(schema: unknown, file = "schema.avsc"): Promise<AvroFile> {
  const { documents } = await readSchema(file, new TextEncoder().encode(JSON.stringify(schema)), "avro");
  const [first] = documents;
  if (first?.schema?.format !== "avro") throw new Error(`${JSON.stringify(schema)}: ${first?.problems.map(({ message }) => message).join(" ")}`);
  return first.schema;
}
