import type { ProtoField, ProtoMessage } from "#model";

/** A map is a list of messages that the compiler declares: `map<K, V> by_id` is `repeated ByIdEntry by_id` (Language Guide, "Maps", "Backward compatibility"). */
export function entryOf(field: ProtoField, around: ProtoMessage): ProtoMessage | undefined {
  const { keys, type, at, whole, spots } = field;
  if (keys === undefined) return undefined;
  const name = entryName(field.name);
  const fullName = `${around.fullName}.${name}`;
  const features = new Map(field.features).set("message_encoding", "LENGTH_PREFIXED");
  const part = (part: string, number: number, of: string, place: string): ProtoField => ({
    name: part, fullName: `${fullName}.${part}`, number, type: of, label: "optional", group: false, options: [], features, at: spots[place] ?? at, whole: spots["type"] ?? at, spots: { type: spots["type"] ?? at },
  });
  return {
    name, fullName, at, whole, spots: {}, options: [], features, fields: [part("key", 1, keys, "keys"), part("value", 2, type, "values")],
    oneofs: [], messages: [], enums: [], extensions: [], extensionRanges: [], reserved: { ranges: [], names: [] }, group: false,
  };
}

/** `by_id` → `ByIdEntry`. */
export function entryName(field: string): string {
  return `${field.replace(/(?:^|_+)([a-z0-9A-Z]?)/g, (_, letter: string) => letter.toUpperCase())}Entry`;
}
