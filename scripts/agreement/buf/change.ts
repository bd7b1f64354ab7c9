import { below, type Drawn, drawEnum, drawField, type DrawnEnum, type DrawnField, type DrawnMessage, oneOf, type Random, scalars } from "./draw.ts";

/** Changes a drawn file in a few places, as people do: names, types, numbers, labels, what is reserved, what stands where. */
export function change(random: Random, file: Drawn): void {
  for (let left = 1 + below(random, 5); left > 0; left -= 1) oneOf(random, changes)(random, file);
}

type Change = (random: Random, file: Drawn) => void;

const some = <T>(random: Random, all: readonly T[], what: (one: T) => void) => {
  if (all.length > 0) what(oneOf(random, all));
};
const remove = <T>(random: Random, all: T[]) => void all.splice(below(random, all.length), 1);
const allMessages = (file: Drawn): DrawnMessage[] => {
  const inside = (message: DrawnMessage): DrawnMessage[] => [message, ...message.messages.flatMap(inside)];
  return file.messages.flatMap(inside);
};
const allEnums = (file: Drawn): DrawnEnum[] => [...file.enums, ...allMessages(file).flatMap(({ enums }) => enums)];
const message = (what: (random: Random, message: DrawnMessage) => void): Change => (random, file) => some(random, allMessages(file), (one) => what(random, one));
const field = (what: (random: Random, field: DrawnField, message: DrawnMessage) => void): Change => message((random, one) => some(random, one.fields, (each) => what(random, each, one)));
const enumeration = (what: (random: Random, one: DrawnEnum) => void): Change => (random, file) => some(random, allEnums(file), (one) => what(random, one));
const toggle = (random: Random, options: Map<string, string>, name: string, values: readonly string[]) => (random() < 0.4 ? void options.delete(name) : void options.set(name, oneOf(random, values)));
const method = (what: (random: Random, method: Drawn["services"][number]["methods"][number], file: Drawn) => void): Change => (random, file) =>
  some(random, file.services.flatMap(({ methods }) => methods), (one) => what(random, one, file));

const changes: readonly Change[] = [
  field((_, { name, number }, { fields, reserved }) => {
    fields.splice(fields.findIndex((one) => one.number === number), 1);
    reserved.numbers.push([number, number]);
    reserved.names.push(name);
  }),
  field((random, { name, number }, { fields, reserved }) => {
    fields.splice(fields.findIndex((one) => one.number === number), 1);
    if (random() < 0.3) reserved.numbers.push([number, number]);
    else if (random() < 0.4) reserved.names.push(name);
  }),
  field((random, one) => void (one.type = oneOf(random, scalars))),
  field((random, one) => void (one.type = oneOf(random, scalars))),
  field((random, one) => void (one.type = oneOf(random, ["E0", "E1", "M0", "M1"]))),
  field((random, one) => void (one.name = `${one.name}${oneOf(random, ["_new", "2", "_"])}`)),
  field((random, one) => void (one.how = oneOf(random, ["single", "optional", "required", "repeated", "map", "group"]))),
  field((random, one) => void (one.number = 1 + below(random, 9))),
  field((random, one) => void (one.oneof = oneOf(random, [undefined, "choice", "other"]))),
  field((random, one) => toggle(random, one.options, "json_name", ['"aName"', '"anotherName"'])),
  field((random, one) => toggle(random, one.options, "default", ["1", "2", "0"])),
  field((random, one) => toggle(random, one.options, "jstype", ["JS_STRING", "JS_NUMBER"])),
  field((random, one) => toggle(random, one.options, "ctype", ["CORD", "STRING"])),
  field((random, one) => toggle(random, one.options, "packed", ["true", "false"])),
  field((random, one) => toggle(random, one.options, "deprecated", ["true"])),
  field((random, one) => toggle(random, one.options, "features.field_presence", ["IMPLICIT", "EXPLICIT"])),
  field((random, one) => toggle(random, one.options, "features.utf8_validation", ["NONE", "VERIFY"])),
  message((random, { fields }) => void fields.push(drawField(random, `extra${below(random, 4)}`, 10 + below(random, 6)))),
  message((random, { reserved }) => remove(random, reserved.numbers)),
  message((random, { reserved }) => remove(random, reserved.names)),
  message((random, { reserved }) => some(random, reserved.numbers, (range) => void (range[1] = Math.max(range[0], range[1] - 1)))),
  message((random, one) => void (one.extendable = oneOf(random, [undefined, [100, 120], [100, 110], [90, 130]]))),
  message((random, one) => toggle(random, one.options, "no_standard_descriptor_accessor", ["true"])),
  message((random, { messages }) => remove(random, messages)),
  message((random, { enums }) => remove(random, enums)),
  (random, { messages }) => remove(random, messages),
  (random, { enums }) => remove(random, enums),
  (random, { enums }) => void enums.push(drawEnum(random, `E${3 + below(random, 2)}${enums.length}`)),
  enumeration((random, { values, reserved }) => {
    if (values.length < 3) return;
    const [gone] = values.splice(1 + below(random, values.length - 1), 1);
    if (gone !== undefined && random() < 0.4) reserved.numbers.push([gone.number, gone.number]);
    if (gone !== undefined && random() < 0.4) reserved.names.push(gone.name);
  }),
  enumeration((random, { name, values }) => some(random, values, (value) => void (value.name = `${name}_R${values.length}${value.number}`))),
  enumeration((random, { name, values }) => void values.push({ name: `${name}_A${values.length}`, number: below(random, 8) })),
  enumeration((_, one) => void (one.closed = !one.closed)),
  enumeration((random, { reserved }) => remove(random, reserved.numbers)),
  (random, file) => void (file.syntax = oneOf(random, ["proto2", "proto3", "2023"] as const)),
  (random, { options }) => toggle(random, options, oneOf(random, ["java_package", "go_package", "csharp_namespace"]), ['"a"', '"b"']),
  (random, { options }) => toggle(random, options, "java_multiple_files", ["true", "false"]),
  (random, { options }) => toggle(random, options, "optimize_for", ["SPEED", "CODE_SIZE"]),
  (random, { services }) => remove(random, services),
  (random, { services }) => some(random, services, ({ methods }) => remove(random, methods)),
  method((random, one, { messages }) => some(random, messages, ({ name }) => void (one.request = name))),
  method((random, one, { messages }) => some(random, messages, ({ name }) => void (one.response = name))),
  method((random, one) => void (one.streams = [random() < 0.5, random() < 0.5])),
  method((random, one) => void (one.idempotency = oneOf(random, ["", "IDEMPOTENT", "NO_SIDE_EFFECTS"]))),
  (random, { extensions }) => remove(random, extensions),
  (random, { extensions }) => some(random, extensions, (one) => void (one.type = oneOf(random, scalars))),
  (random, { extensions }) => some(random, extensions, (one) => void (one.name = `${one.name}x`)),
];
