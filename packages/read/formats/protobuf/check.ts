import type { Location, Problem, ProtobufFile, ProtoEnum, ProtoMessage, ProtoOption } from "#model";
import { either, named } from "#text";
import { claims } from "./claims.ts";
import { most } from "./ranges.ts";

/**
 * What the compiler refuses and what would leave a declaration without a twin of its own: two of one name or number in one place, numbers that no field may have
 * (Language Guide, "Assigning Field Numbers"), and what is used although it is reserved.
 */
export function check(file: ProtobufFile): Problem[] {
  const problems: Problem[] = [];
  const say = (at: Location, message: string, hint: string) => void problems.push({ rule: "invalid-value", at, path: [], message, hint });
  const once = <Element extends { readonly at: Location }>(all: readonly Element[], key: (element: Element) => string | number, what: string) => {
    const seen = new Map<string | number, Element>();
    for (const one of all) {
      const first = seen.get(key(one));
      if (first === undefined) seen.set(key(one), one);
      else say(one.at, `${what} ${named(String(key(one)))} stands here for the second time; line ${first.at.line} has it already.`, "Give one of the two another.");
    }
  };
  const enumeration = ({ values, options, reserved }: ProtoEnum) => {
    claims({ parts: values, reserved }, say);
    once(values, ({ name }) => name, "The value");
    if (!options.some(({ name, text }) => name === "allow_alias" && text === "true")) once(values, ({ number }) => number, "The number");
  };
  const scopes: Pick<ProtoMessage, "messages" | "enums" | "extensions">[] = [file];
  for (const { messages, enums, extensions } of scopes) {
    once([...messages, ...enums, ...extensions], ({ name }) => name, "The name");
    enums.forEach(enumeration);
    for (const message of messages) {
      scopes.push(message);
      claims({ ...message, parts: message.fields }, say);
      once(message.fields, ({ name }) => name, "The field");
      once(message.fields, ({ number }) => number, "The number");
    }
    for (const { number, spots, at } of [...extensions, ...messages.flatMap(({ fields }) => fields)])
      if (number < 1 || number > most.field || (number >= 19_000 && number <= 19_999)) say(spots["number"] ?? at, `${number} is no number that a field may have.`, `Take one from 1 to ${most.field}, without 19000 to 19999.`);
  }
  for (const { name, text, at } of optionsIn(file)) {
    const values = Object.hasOwn(featureValues, name) ? featureValues[name] : undefined;
    if (values?.includes(text) === false) say(at, `${named(text)} is no value of ${named(name)}.`, `Write ${either(values)}.`);
  }
  once(file.services, ({ name }) => name, "The service");
  for (const { methods } of file.services) once(methods, ({ name }) => name, "The method");
  return problems;
}

/** What a feature may be (protobuf.dev, "Feature Settings for Editions"). */
const featureValues: Readonly<Record<string, readonly string[]>> = {
  "features.field_presence": ["EXPLICIT", "IMPLICIT", "LEGACY_REQUIRED"],
  "features.enum_type": ["OPEN", "CLOSED"],
  "features.repeated_field_encoding": ["PACKED", "EXPANDED"],
  "features.utf8_validation": ["VERIFY", "NONE"],
  "features.message_encoding": ["LENGTH_PREFIXED", "DELIMITED"],
  "features.json_format": ["ALLOW", "LEGACY_BEST_EFFORT"],
  "features.(pb.cpp).string_type": ["VIEW", "CORD", "STRING"],
  "features.(pb.java).utf8_validation": ["DEFAULT", "VERIFY"],
};

/** The options of everything that can have a feature. */
function* optionsIn(file: ProtobufFile): Generator<ProtoOption> {
  yield* file.options;
  const scopes: Pick<ProtoMessage, "messages" | "enums" | "extensions">[] = [file];
  for (const { messages, enums, extensions } of scopes) {
    for (const one of [...extensions, ...enums, ...enums.flatMap(({ values }) => values), ...messages]) yield* one.options;
    for (const { fields, oneofs } of messages) for (const one of [...fields, ...oneofs]) yield* one.options;
    for (const one of messages) scopes.push(one);
  }
}
