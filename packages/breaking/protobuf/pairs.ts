import type { ProtoElement, ProtoEnum, ProtoField, ProtoMessage, ProtoMethod, ProtoService, ProtobufFile } from "#model";
import { type Image, imageOf, type In } from "./image.ts";
import { parentOf, resolve } from "./types.ts";

/** Two versions of the same element. */
export interface Pair<Element> {
  readonly was: In<Element>;
  readonly is: In<Element>;
}

/** A field, or an extension by the number that it has on the message it extends. */
export interface FieldPair extends Pair<ProtoField> {
  /** The message that holds it; absent for an extension. */
  readonly holder?: Pair<ProtoMessage>;
}

/** Both sides, and what is the same on them. */
export interface Pairs {
  readonly before: Image;
  readonly after: Image;
  readonly files: readonly (readonly [was: ProtobufFile, is: ProtobufFile])[];
  readonly gone: readonly ProtobufFile[];
  readonly fresh: readonly ProtobufFile[];
  readonly messages: readonly Pair<ProtoMessage>[];
  readonly enums: readonly Pair<ProtoEnum>[];
  readonly services: readonly Pair<ProtoService>[];
  readonly methods: readonly Pair<ProtoMethod>[];
  readonly fields: readonly FieldPair[];
  /** The elements of the new side that the old one has too. */
  readonly known: ReadonlySet<object>;
  /** The file as it is; undefined where it is gone. */
  now(file: ProtobufFile): ProtobufFile | undefined;
}

/** Pairs files as they come, and their elements by full name, in whichever file they stand. */
export function pairsOf(files: Pick<Pairs, "gone" | "fresh"> & { readonly both: Pairs["files"] }): Pairs {
  const twins = new Map(files.both);
  const before = imageOf([...files.both.map(([was]) => was), ...files.gone], (file) => (twins.get(file) ?? file).file);
  const after = imageOf([...files.both.map(([, is]) => is), ...files.fresh], ({ file }) => file);
  const renamed = new Map(files.both.flatMap(([was, is]) => (was.package === is.package ? [] : [[was, is] as const])));
  const both = <Element extends ProtoElement>(what: (image: Image) => ReadonlyMap<string, In<Element>>): Pair<Element>[] => {
    const now = what(after);
    return [...what(before)].flatMap(([name, was]) => {
      const is = now.get(name) ?? now.get(under(renamed.get(was.file), was.path));
      return is === undefined ? [] : [{ was, is }];
    });
  };
  const declared = both((image) => image.messages);
  const messages = [...declared, ...entryPairs(declared, before, after)];
  const elements = { enums: both((image) => image.enums), services: both((image) => image.services), methods: both((image) => image.methods) };
  const extensions = both((image) => image.extensions);
  const fields = [...messages.flatMap((pair) => fieldsOf(pair, before, after)), ...extensionPairs(before, after)];
  const known = new Set<object>([messages, fields, extensions, ...Object.values(elements)].flat().map(({ is }) => is.it));
  const { gone, fresh } = files;
  return { before, after, files: files.both, gone, fresh, messages, fields, ...elements, known, now: (file) => twins.get(file) };
}

/** The full name of something in a file whose package changed. */
function under(file: ProtobufFile | undefined, path: readonly string[]): string {
  return file === undefined ? "" : [...(file.package === "" ? [] : [file.package]), ...path].join(".");
}

function fieldsOf(holder: Pair<ProtoMessage>, before: Image, after: Image): FieldPair[] {
  const now = byNumber(holder.is.it.fields);
  return [...byNumber(holder.was.it.fields)].flatMap(([number, field]) => {
    const twin = now.get(number);
    return twin === undefined ? [] : [{ was: fieldIn(holder.was, field, before), is: fieldIn(holder.is, twin, after), holder }];
  });
}

/** The entries of maps that have another name, because the map has. */
function entryPairs(messages: readonly Pair<ProtoMessage>[], before: Image, after: Image): Pair<ProtoMessage>[] {
  return messages.flatMap((pair) => fieldsOf(pair, before, after)).flatMap(({ was, is }) => {
    const [old, now] = [before.entries.get(was.it), after.entries.get(is.it)];
    return old === undefined || now === undefined || old.it.fullName === now.it.fullName ? [] : [{ was: old, is: now }];
  });
}

/** A field with what is around it. The entries of a map go by the name of the map. */
function fieldIn({ file, parents, it, path }: In<ProtoMessage>, field: ProtoField, { made }: Image): In<ProtoField> {
  return { it: field, file, parents: [...parents, it], path: [...(made.get(it) ?? path), field.name] };
}

export function byNumber<Element extends { readonly number: number }>(all: readonly Element[]): Map<number, Element> {
  const found = new Map<number, Element>();
  for (const one of all) if (!found.has(one.number)) found.set(one.number, one);
  return found;
}

function extensionPairs(before: Image, after: Image): FieldPair[] {
  const now = byExtended(after);
  return [...byExtended(before)].flatMap(([key, was]) => {
    const is = now.get(key);
    return is === undefined ? [] : [{ was, is }];
  });
}

function byExtended(image: Image): Map<string, In<ProtoField>> {
  const found = new Map<string, In<ProtoField>>();
  for (const one of image.extensions.values()) {
    const { name = "" } = resolve(one.it.extends ?? "", parentOf(one.it.fullName), image);
    const key = `${one.it.number} ${name}`;
    if (!found.has(key)) found.set(key, one);
  }
  return found;
}
