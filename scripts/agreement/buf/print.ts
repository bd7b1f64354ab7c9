import type { Drawn, DrawnEnum, DrawnField, DrawnMessage } from "./draw.ts";

const scalar = /^(?:double|float|s?(?:int|fixed)(?:32|64)|u?int(?:32|64)|bool|string|bytes)$/;

/** A drawn file as text that compiles: what does not fit its syntax, or names what is not there, is left out or bent until it does. */
export function print(file: Drawn): string {
  const types = new Map<string, "message" | "enum">([...file.enums.map(({ name }) => [name, "enum"] as const), ...file.messages.map(({ name }) => [name, "message"] as const)]);
  const lines = [file.syntax === "2023" ? 'edition = "2023";' : `syntax = "${file.syntax}";`, `package ${file.package};`];
  for (const [name, value] of file.options) lines.push(`option ${name} = ${value};`);
  for (const one of file.enums) lines.push(...enumLines(one, file));
  const taken = new Set<string>();
  for (const one of file.messages) lines.push(...messageLines(one, file, types, taken));
  for (const { name, methods } of file.services) {
    const known = methods.filter(({ request, response }) => types.get(request) === "message" && types.get(response) === "message");
    lines.push(`service ${name} {`, ...known.map((method) =>
      `  rpc ${method.name} (${method.streams[0] ? "stream " : ""}${method.request}) returns (${method.streams[1] ? "stream " : ""}${method.response})${method.idempotency === "" ? ";" : ` { option idempotency_level = ${method.idempotency}; }`}`), "}");
  }
  for (const { name, number, type, on } of file.extensions) {
    const extended = file.messages.find((message) => message.name === on)?.extendable;
    if (file.syntax === "proto3" || extended === undefined || number < extended[0] || number > extended[1]) continue;
    lines.push(`extend ${on} {`, `  ${file.syntax === "proto2" ? "optional " : ""}${type} ${name} = ${number};`, "}");
  }
  return `${lines.join("\n")}\n`;
}

function messageLines(message: DrawnMessage, file: Drawn, around: ReadonlyMap<string, "message" | "enum">, taken: Set<string>): string[] {
  const types = new Map([...around, ...message.enums.map(({ name }) => [name, "enum"] as const), ...message.messages.map(({ name }) => [name, "message"] as const)]);
  const body: string[] = [...message.options].map(([name, value]) => `option ${name} = ${value};`);
  for (const one of message.enums) body.push(...enumLines(one, file));
  for (const one of message.messages) body.push(...messageLines(one, file, types, new Set()));
  const numbers = new Set<number>();
  const names = new Set<string>();
  const fields = message.fields.filter(({ name, number }) => {
    const json = name.replace(/_/g, "").toLowerCase();
    if (numbers.has(number) || names.has(json) || number < 1) return false;
    numbers.add(number);
    names.add(json);
    return true;
  });
  const inOneof = new Map<string, string[]>();
  for (const field of fields) {
    const line = fieldLine(field, file, types, taken);
    if (field.oneof !== undefined && canBeInOneof(field)) inOneof.set(field.oneof, [...(inOneof.get(field.oneof) ?? []), line]);
    else body.push(line);
  }
  for (const [name, members] of inOneof) body.push(`oneof ${name} {`, ...members.map((line) => `  ${line}`), "}");
  const kept = message.reserved.numbers.filter(([from, to]) => !fields.some(({ number }) => from <= number && number <= to));
  const keptNames = message.reserved.names.filter((name) => !fields.some((field) => field.name === name));
  if (kept.length > 0) body.push(`reserved ${kept.map(range).join(", ")};`);
  if (keptNames.length > 0) body.push(`reserved ${keptNames.map((name) => (file.syntax === "2023" ? name : JSON.stringify(name))).join(", ")};`);
  if (message.extendable !== undefined && file.syntax !== "proto3") body.push(`extensions ${range(message.extendable)};`);
  return [`message ${message.name} {`, ...body.map((line) => `  ${line}`), "}"];
}

const canBeInOneof = ({ how }: DrawnField) => how !== "map" && how !== "repeated" && how !== "required" && how !== "group";

function fieldLine(field: DrawnField, file: Drawn, types: ReadonlyMap<string, "message" | "enum">, taken: Set<string>): string {
  const kind = scalar.test(field.type) ? "scalar" : types.get(field.type);
  const type = kind === undefined ? "int32" : field.type;
  const single = field.oneof !== undefined && canBeInOneof(field);
  if (field.how === "map") return `map<string, ${type}> ${field.name} = ${field.number};`;
  if (field.how === "group" && file.syntax === "proto2") {
    const name = `G${field.name.replace(/_/g, "")}`;
    if (!taken.has(name)) {
      taken.add(name);
      return `optional group ${name} = ${field.number} { optional int32 inner = 1; }`;
    }
  }
  const repeated = field.how === "repeated" && !single;
  const label = single ? "" : repeated ? "repeated " : file.syntax === "proto2" ? (field.how === "required" ? "required " : "optional ") : file.syntax === "proto3" && field.how === "optional" ? "optional " : "";
  const options = [...field.options].filter(([name]) => fits(name, field, file, kind, { repeated, single, type, required: label === "required " }));
  return `${label}${type} ${field.name} = ${field.number}${options.length === 0 ? "" : ` [${options.map(([name, value]) => `${name} = ${value}`).join(", ")}]`};`;
}

/** Whether the compiler takes an option on a field. */
function fits(name: string, field: DrawnField, { syntax }: Drawn, kind: string | undefined, { repeated, single, type, required }: { readonly repeated: boolean; readonly single: boolean; readonly type: string; readonly required: boolean }): boolean {
  switch (name) {
    case "default": return kind === "scalar" && !repeated && syntax !== "proto3" && field.options.get("features.field_presence") === undefined && /int|fixed|float|double/.test(type);
    case "jstype": return /64$/.test(type);
    case "ctype": return type === "string" || type === "bytes";
    case "packed": return repeated && kind === "scalar" && type !== "string" && type !== "bytes" && syntax !== "2023";
    case "features.field_presence": return syntax === "2023" && kind === "scalar" && !repeated && !single && !required;
    case "features.utf8_validation": return syntax === "2023" && type === "string";
    default: return true;
  }
}

function enumLines({ name, values, reserved, closed }: DrawnEnum, { syntax }: Drawn): string[] {
  const numbers = values.map(({ number }) => number);
  const aliased = new Set(numbers).size < numbers.length;
  const options = [...(aliased ? ["option allow_alias = true;"] : []), ...(closed && syntax === "2023" ? ["option features.enum_type = CLOSED;"] : [])];
  const kept = reserved.numbers.filter(([from, to]) => !numbers.some((number) => from <= number && number <= to));
  const keptNames = reserved.names.filter((one) => !values.some((value) => value.name === one));
  return [
    `enum ${name} {`, ...options.map((line) => `  ${line}`), ...values.map((value) => `  ${value.name} = ${value.number};`),
    ...(kept.length === 0 ? [] : [`  reserved ${kept.map(range).join(", ")};`]),
    ...(keptNames.length === 0 ? [] : [`  reserved ${keptNames.map((one) => (syntax === "2023" ? one : JSON.stringify(one))).join(", ")};`]), "}",
  ];
}

const range = ([from, to]: readonly [number, number]) => (from === to ? String(from) : `${from} to ${to}`);
