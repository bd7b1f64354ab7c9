import avsc, { type Type } from "avsc";
import type { AvroFile } from "#model";
import { readSchema } from "#read";

/** A schema as plain data → as our reader reads it. Throws where it cannot: suites hold schemas that can be read. */
export async function avroFile(schema: unknown, file = "schema.avsc"): Promise<AvroFile> {
  const { documents } = await readSchema(file, new TextEncoder().encode(JSON.stringify(schema)), "avro");
  const [first] = documents;
  if (first?.schema?.format !== "avro") throw new Error(`${JSON.stringify(schema)}: ${first?.problems.map(({ message }) => message).join(" ")}`);
  return first.schema;
}

/** A schema as `avsc` reads it, or why it does not. */
export function avscType(schema: unknown): Type | Error {
  try {
    return avsc.Type.forSchema(schema as avsc.Schema, { wrapUnions: "always" });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** What `avsc` decodes with, or why it refuses the pair. Namespaces count for it unless told otherwise. */
export function avscResolver(reader: Type, writer: Type, ignoreNamespaces = false): ReturnType<Type["createResolver"]> | Error {
  try {
    return reader.createResolver(writer, { ignoreNamespaces });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
