import type { ProtoEnum, ProtoEnumValue, ProtoOption, ProtoVisibility } from "#model";
import { inherit } from "./features.ts";
import { integer } from "./literals.ts";
import { inlineOptions, optionStatement } from "./options.ts";
import { most, reserved } from "./ranges.ts";
import { declared, type Later, type Scope } from "./scope.ts";

/** `enum Name { … }`. Its values stand beside it, not in it: their full names are those of its siblings (Language Guide, "Enum Value Options"). */
export function enumeration(scope: Scope, from: number, visibility?: ProtoVisibility): Later<ProtoEnum> {
  const { cursor } = scope;
  cursor.expect("enum");
  const name = cursor.name("the name of an enum");
  const options: ProtoOption[] = [];
  const values: Later<ProtoEnumValue>[] = [];
  const gone: { ranges: ProtoEnum["reserved"]["ranges"][number][]; names: ProtoEnum["reserved"]["names"][number][] } = { ranges: [], names: [] };
  cursor.expect("{");
  while (!cursor.takes("}")) {
    const start = cursor.peek().from;
    if (cursor.takes(";")) continue;
    if (cursor.takes("option")) optionStatement(cursor, start, options);
    else if (cursor.takes("reserved")) reserved(cursor, most.value, gone);
    else values.push(value(scope, start));
  }
  const own = { ...declared(scope, from, name, options), reserved: gone, ...(visibility === undefined ? {} : { visibility }) };
  return (around) => {
    const features = inherit(around, options);
    return { ...own, features, values: values.map((make) => make(features)) };
  };
}

function value(scope: Scope, from: number): Later<ProtoEnumValue> {
  const { cursor } = scope;
  const name = cursor.name("the name of a value");
  cursor.expect("=");
  const start = cursor.peek().from;
  const number = integer(cursor, "the number of a value");
  const numberAt = cursor.since(start);
  const options = inlineOptions(cursor);
  cursor.expect(";");
  const own = { ...declared(scope, from, name, options, { number: numberAt }), number };
  return (around) => ({ ...own, features: inherit(around, options) });
}
