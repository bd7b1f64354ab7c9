import type { AvroFile, AvroNamed, AvroReference, AvroType } from "#model";

/** The schema files as they were, or as they are: they may use each other's types. */
export interface Side {
  /** The type that a use means; the use itself where nobody declares it, or several files do and none of them is its own. */
  solid(use: AvroType): AvroType;
  declares(fullName: string): boolean;
  /** A type's name for people and paths: without its namespace, unless two types of its file share the name. */
  label(type: AvroNamed): string;
}

export function sideOf(files: readonly AvroFile[]): Side {
  const own = new Map(files.map((one) => [one.file, one.names]));
  const all = new Map<string, AvroNamed[]>();
  const labels = new Map<AvroNamed, string>();
  for (const { names } of files) {
    const shared = new Map<string, number>();
    for (const { name } of names.values()) shared.set(name, (shared.get(name) ?? 0) + 1);
    for (const [fullName, type] of names) {
      const others = all.get(fullName);
      if (others === undefined) all.set(fullName, [type]);
      else others.push(type);
      labels.set(type, shared.get(type.name) === 1 ? type.name : fullName);
    }
  }
  const find = ({ fullName, at }: AvroReference): AvroNamed | undefined => {
    const here = own.get(at.file)?.get(fullName);
    const everywhere = all.get(fullName) ?? [];
    return here ?? (everywhere.length === 1 ? everywhere[0] : undefined);
  };
  return {
    solid: (use) => (use.type === "reference" ? (find(use) ?? use) : use),
    declares: (fullName) => all.has(fullName),
    label: (type) => labels.get(type) ?? type.fullName,
  };
}

/** A type as people call it, with its logical type: `long (timestamp-millis)`. */
export function called(type: AvroType): string {
  if ("fullName" in type) return type.fullName;
  if (type.type === "union") return `[${type.branches.slice(0, 8).map(called).join(", ")}${type.branches.length > 8 ? ", …" : ""}]`;
  if (type.type === "array") return `array of ${called(type.items)}`;
  if (type.type === "map") return `map of ${called(type.values)}`;
  const { logical } = type;
  if (logical === undefined) return type.type;
  return `${type.type} (${logical.name}${logical.precision === undefined ? "" : `(${logical.precision}, ${logical.scale ?? 0})`})`;
}
