import type { AvroEnum, AvroField, AvroFixed, AvroNamed, AvroRecord } from "#model";
import { either, named } from "#text";
import { grouped } from "../../grouped.ts";
import { nameMatches } from "./match.ts";
import type { Link, Obstacle } from "./obstacle.ts";

type Found = readonly Obstacle[];

export function nameObstacles(reader: AvroNamed, writer: AvroNamed, link: Link): Found {
  if (nameMatches(reader, writer)) return [];
  return [{ id: "NAME_MISMATCH", certain: true, aspect: "name", about: [link.writer, link.reader, writer, reader], link, steps: ["name"], why: `${named(reader.fullName)} is expected and ${named(writer.fullName)} is written` }];
}

export function fixedObstacles(reader: AvroFixed, writer: AvroFixed, link: Link): Found {
  if (reader.size === writer.size) return [];
  return [{ id: "FIXED_SIZE_MISMATCH", certain: true, aspect: "size", about: [writer, reader], link, steps: ["size"], why: `${reader.size} bytes are expected and ${writer.size} are written` }];
}

/** One for each symbol that the reader does not know; none where it has a default for them. */
export function enumObstacles(reader: AvroEnum, writer: AvroEnum, link: Link): Found {
  if (reader.default !== undefined) return [];
  const known = new Set(reader.symbols.map(({ name }) => name));
  return writer.symbols.filter(({ name }) => !known.has(name)).map((symbol) => ({
    id: "MISSING_ENUM_SYMBOLS", certain: true, aspect: "symbol", about: [symbol, writer, reader], link, steps: ["symbols"], value: symbol.name, why: `${named(symbol.name)} is no symbol of theirs, and they have no default`,
  }));
}

/** What is wrong with the fields themselves, and the pairs of types that are to meet. */
export function recordObstacles(reader: AvroRecord, writer: AvroRecord, link: Link): { readonly found: Found; readonly inner: readonly Link[] } {
  const found: Obstacle[] = [];
  const inner: Link[] = [];
  const written = new Map(writer.fields.map((field) => [field.name, field]));
  const own = new Map(reader.fields.map((field) => [field.name, field]));
  const sourced = reader.fields.map((field) => [field, sourcesOf(field, written)] as const);
  const readers = grouped(sourced.flatMap(([field, sources]) => sources.map((source) => ({ field, source }))), ({ source }) => source);
  for (const [index, [field, sources]] of sourced.entries()) {
    const steps = ["fields", index];
    const say = (id: Obstacle["id"], aspect: Obstacle["aspect"], about: readonly object[], why: string) => void found.push({ id, certain: id !== "UNDECIDED", aspect, about, link, steps, why });
    const [source] = sources;
    if (source === undefined) {
      if (field.default === undefined) say("READER_FIELD_MISSING_DEFAULT_VALUE", "field", [field], `${named(field.name)} has no default and is not written`);
      else if (!field.default.fits) say("UNDECIDED", "field", [field], `${named(field.name)} is not written, and its default is no value of its type`);
      continue;
    }
    const aliases = field.aliases.filter(({ name }) => sources.some((one) => one.name === name));
    if (sources.length > 1) say("AMBIGUOUS_ALIAS", "alias", [...aliases, field], `${named(field.name)} is written more than once: as ${either(sources.map(({ name }) => name))}`);
    else if (source.name !== field.name) {
      const all = readers.get(source) ?? [];
      const other = own.get(source.name) ?? all.find((one) => one.field !== field)?.field;
      if (other !== undefined) say("UNDECIDED", "alias", [...aliases, field], `${named(source.name)} is read as ${other.name === source.name ? "itself" : named(other.name)} and as ${named(field.name)}, and libraries differ`);
    }
    inner.push({ up: link, steps: [...steps, "type"], reader: field.type, writer: source.type, via: { how: "field", reader: field, writer: source } });
  }
  return { found, inner };
}

/** The fields of the writer that a reader's field goes by: its name, then its aliases. */
function sourcesOf(field: AvroField, written: ReadonlyMap<string, AvroField>): readonly AvroField[] {
  return [...new Set([field.name, ...field.aliases.map(({ name }) => name)])].flatMap((name) => written.get(name) ?? []);
}
