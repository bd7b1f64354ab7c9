/** A `.proto` file as the generator holds it: what is printed is legal, and every part may be changed. */
export interface Drawn {
  syntax: "proto2" | "proto3" | "2023";
  readonly package: string;
  readonly options: Map<string, string>;
  readonly messages: DrawnMessage[];
  readonly enums: DrawnEnum[];
  readonly services: { name: string; readonly methods: { name: string; request: string; response: string; streams: [boolean, boolean]; idempotency: string }[] }[];
  readonly extensions: { name: string; number: number; type: string; on: string }[];
}

export interface DrawnMessage {
  name: string;
  readonly fields: DrawnField[];
  readonly reserved: { numbers: [number, number][]; names: string[] };
  readonly enums: DrawnEnum[];
  readonly messages: DrawnMessage[];
  extendable: [number, number] | undefined;
  readonly options: Map<string, string>;
}

export interface DrawnField {
  name: string;
  number: number;
  type: string;
  how: "single" | "optional" | "required" | "repeated" | "map" | "group";
  oneof: string | undefined;
  readonly options: Map<string, string>;
}

export interface DrawnEnum {
  name: string;
  readonly values: { name: string; number: number }[];
  readonly reserved: { numbers: [number, number][]; names: string[] };
  closed: boolean;
}

export type Random = () => number;
export const below = (random: Random, limit: number) => Math.floor(random() * limit);
export const oneOf = <T>(random: Random, all: readonly T[]): T => all[below(random, all.length)] as T;

export const scalars = [
  "double", "float", "int32", "int64", "uint32", "uint64", "sint32", "sint64", "fixed32", "fixed64", "sfixed32", "sfixed64", "bool", "string", "bytes", "string", "int32", "int64",
];
const words = ["id", "total", "customer_name", "note", "city", "at", "unit_price", "sku", "state", "lines", "tags", "flag2", "x_y_z", "by_day", "raw"];

/** A file with some of everything. */
export function drawFile(random: Random, name: string): Drawn {
  const syntax = oneOf(random, ["proto2", "proto3", "proto3", "2023"] as const);
  const enums = Array.from({ length: 1 + below(random, 2) }, (_, index) => drawEnum(random, `E${index}`));
  const messages = Array.from({ length: 2 + below(random, 3) }, (_, index) => drawMessage(random, `M${index}`, 0));
  const [first] = messages;
  const extendable = messages.find((message) => message.extendable !== undefined);
  return {
    syntax, package: name, enums, messages,
    options: new Map(random() < 0.5 ? [] : [["java_package", "\"org.example\""], ["go_package", "\"example.org/a\""]]),
    services: random() < 0.5 ? [] : [{ name: "S0", methods: Array.from({ length: 1 + below(random, 2) }, (_, index) =>
      ({ name: `Call${index}`, request: first?.name ?? "", response: messages.at(-1)?.name ?? "", streams: [random() < 0.3, random() < 0.3], idempotency: "" })) }],
    extensions: extendable === undefined || random() < 0.4 ? [] : [{ name: "ext0", number: extendable.extendable?.[0] ?? 0, type: oneOf(random, scalars), on: extendable.name }],
  };
}

export function drawEnum(random: Random, name: string): DrawnEnum {
  return { name, values: Array.from({ length: 2 + below(random, 4) }, (_, number) => ({ name: `${name}_V${number}`, number })), reserved: { numbers: random() < 0.3 ? [[20, 25]] : [], names: [] }, closed: random() < 0.2 };
}

function drawMessage(random: Random, name: string, depth: number): DrawnMessage {
  const fields = Array.from({ length: 2 + below(random, 5) }, (_, index) => drawField(random, words[(index * 4 + below(random, 3)) % words.length] ?? "f", index + 1));
  const group = random() < 0.5 ? undefined : "choice";
  for (const field of fields) if (group !== undefined && random() < 0.4) field.oneof = group;
  return {
    name, fields, options: new Map(), reserved: { numbers: random() < 0.4 ? [[40, 42], [50, 50]] : [], names: random() < 0.3 ? ["gone"] : [] },
    enums: random() < 0.3 ? [drawEnum(random, `${name}Kind`)] : [], messages: depth < 2 && random() < 0.4 ? [drawMessage(random, `${name}In`, depth + 1)] : [],
    extendable: random() < 0.3 ? [100, 120] : undefined,
  };
}

export function drawField(random: Random, name: string, number: number): DrawnField {
  const type = random() < 0.25 ? oneOf(random, ["E0", "E1", "M0", "M1", "M2"]) : oneOf(random, scalars);
  return { name, number, type, how: oneOf(random, ["single", "single", "optional", "required", "repeated", "map", "group"]), oneof: undefined, options: new Map() };
}
