import type { AvroNamed, AvroType } from "#model";

const promotions: Readonly<Record<string, readonly string[]>> = { int: ["long", "float", "double"], long: ["float", "double"], float: ["double"], string: ["bytes"], bytes: ["string"] };

/** Whether a reader of one primitive type takes values of another ("Schema Resolution"). */
export function promotes(from: AvroType["type"], to: AvroType["type"]): boolean {
  return promotions[from]?.includes(to) === true;
}

export const isNamed = (type: AvroType): type is AvroNamed => type.type === "record" || type.type === "enum" || type.type === "fixed";

/** Whether a reader's type is the writer's by name: without the namespace, as the specification and Apache Avro compare them, or by an alias. */
export function nameMatches(reader: AvroNamed, writer: AvroNamed): boolean {
  return reader.name === writer.name || reader.aliases.some(({ name }) => name === writer.fullName);
}
