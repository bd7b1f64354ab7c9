import type { ProtoEnum, ProtoField, ProtoMessage, ProtoMethod, ProtoService, ProtobufFile } from "#model";
import { entryOf } from "./entries.ts";

/** An element and what is around it. */
export interface In<Element> {
  readonly it: Element;
  readonly file: ProtobufFile;
  /** Outermost first. */
  readonly parents: readonly ProtoMessage[];
  /** Its name with those of its parents, without the package. */
  readonly path: readonly string[];
}

/**
 * All files of one side, and their elements by full name. Files that are never compiled together may declare one name: the first has it, each further one has
 * `copyIn` its file.
 */
export interface Image {
  readonly files: ReadonlyMap<string, ProtobufFile>;
  readonly packages: ReadonlySet<string>;
  readonly messages: ReadonlyMap<string, In<ProtoMessage>>;
  readonly enums: ReadonlyMap<string, In<ProtoEnum>>;
  readonly services: ReadonlyMap<string, In<ProtoService>>;
  readonly methods: ReadonlyMap<string, In<ProtoMethod>>;
  readonly extensions: ReadonlyMap<string, In<ProtoField>>;
  /** The messages that maps declare, by their field; they are in `messages` too. */
  readonly entries: ReadonlyMap<ProtoField, In<ProtoMessage>>;
  /** The same messages, each with the path of its field. */
  readonly made: ReadonlyMap<object, readonly string[]>;
}

export const copyIn = (fullName: string, path: string) => `${fullName}\n${path}`;

/** `pathOf`: the path by which a file is the same one on both sides. */
export function imageOf(files: readonly ProtobufFile[], pathOf: (file: ProtobufFile) => string): Image {
  const image = {
    files: new Map<string, ProtobufFile>(), packages: new Set<string>(), messages: new Map<string, In<ProtoMessage>>(), enums: new Map<string, In<ProtoEnum>>(), services: new Map<string, In<ProtoService>>(),
    methods: new Map<string, In<ProtoMethod>>(), extensions: new Map<string, In<ProtoField>>(), entries: new Map<ProtoField, In<ProtoMessage>>(), made: new Map<object, readonly string[]>(),
  };
  const put = <Element extends { readonly fullName: string; readonly name: string }>(into: Map<string, In<Element>>, it: Element, file: ProtobufFile, parents: readonly ProtoMessage[]) => {
    into.set(into.has(it.fullName) ? copyIn(it.fullName, pathOf(file)) : it.fullName, { it, file, parents, path: [...parents.map(({ name }) => name), it.name] });
  };
  for (const file of files) {
    if (image.files.has(file.file)) continue;
    image.files.set(file.file, file);
    image.packages.add(file.package);
    const scopes: { readonly of: Pick<ProtoMessage, "messages" | "enums" | "extensions">; readonly parents: readonly ProtoMessage[] }[] = [{ of: file, parents: [] }];
    for (const { of, parents } of scopes) {
      for (const one of of.enums) put(image.enums, one, file, parents);
      for (const one of of.extensions) put(image.extensions, one, file, parents);
      for (const message of of.messages) {
        put(image.messages, message, file, parents);
        scopes.push({ of: message, parents: [...parents, message] });
        for (const field of message.fields) {
          const entry = entryOf(field, message);
          if (entry === undefined) continue;
          const around = [...parents, message];
          const path = around.map(({ name }) => name);
          image.entries.set(field, { it: entry, file, parents: around, path: [...path, entry.name] });
          image.made.set(entry, [...path, field.name]);
          put(image.messages, entry, file, around);
        }
      }
    }
    for (const service of file.services) {
      put(image.services, service, file, []);
      for (const method of service.methods)
        image.methods.set(image.methods.has(method.fullName) ? copyIn(method.fullName, pathOf(file)) : method.fullName, { it: method, file, parents: [], path: [service.name, method.name] });
    }
  }
  return image;
}
