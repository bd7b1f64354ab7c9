import type { AvroLogical, AvroType, Breaks } from "#model";

/** What becomes of a logical type between a writer and a reader; undefined where both say the same. */
export interface Shift {
  readonly breaks: Breaks;
  readonly why: string;
  /** A value of the writer that is none of the reader, in Avro's JSON encoding. */
  readonly value?: string;
}

const logicalIn = (type: AvroType): AvroLogical | undefined => ("logical" in type ? type.logical : undefined);

/**
 * Avro itself passes the bytes and lets each side read its own meaning into them, so nothing fails and values shift: a scale, a unit, a time zone.
 * For decimals the specification wants precision and scale to be equal; libraries read on.
 */
export function shift(reader: AvroType, writer: AvroType): Shift | undefined {
  const [r, w] = [logicalIn(reader), logicalIn(writer)];
  if (r === undefined && w === undefined) return undefined;
  if (r === undefined) return w?.name === "uuid" && writer.type === "string" ? { breaks: "no", why: "every UUID is a text" } : { breaks: "unknown", why: `what is a ${say(w)} to the writer is a plain ${reader.type} to the reader` };
  if (w === undefined) return { breaks: "unknown", why: `what is a plain ${writer.type} to the writer is a ${say(r)} to the reader` };
  if (r.name !== w.name) return { breaks: "yes", why: `a ${say(w)} is read as a ${say(r)}` };
  if (r.name !== "decimal") return undefined;
  if (r.scale !== w.scale) return { breaks: "yes", why: `a ${say(w)} is read with ${r.scale} digits after the point` };
  const [holds, written] = [r.precision ?? 0, w.precision ?? 0];
  if (holds < written) return { breaks: "yes", why: `a ${say(w)} may have more digits than the ${holds} that are expected`, ...(holds > 1000 ? {} : digits(writer, 10n ** BigInt(holds))) };
  return holds === written ? undefined : { breaks: "unknown", why: "the specification wants decimals of one precision, and libraries read on" };
}

const say = (logical: AvroLogical | undefined) => (logical?.name === "decimal" ? `decimal(${logical.precision}, ${logical.scale})` : (logical?.name ?? "value"));

/** An unscaled decimal as text: a byte a character, the highest first, in two's complement ("Decimal"). */
function digits(type: AvroType, unscaled: bigint): { value?: string } {
  const bytes: number[] = [];
  for (let rest = unscaled; rest > 0n || (bytes.at(-1) ?? 128) > 127; rest >>= 8n) bytes.push(Number(rest & 255n));
  const size = type.type === "fixed" ? type.size : bytes.length;
  return size < bytes.length || size > 1000 ? {} : { value: String.fromCharCode(...bytes.reverse()).padStart(size, "\u0000") };
}
