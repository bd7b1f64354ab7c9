import { type Decimal, printDecimal } from "#decimal";
import { canonical } from "#fingerprint";
import type { Json } from "#model";
import type { JsonType } from "../json.ts";
import type { Scope } from "../references/scope.ts";
import type { Spot } from "../references/spot.ts";
import type { Likeness } from "./likeness.ts";
import { bitOf, everyType, type Form, type Reader } from "./form.ts";

type Shape = Form extends infer One ? (One extends { readonly id: number } ? Omit<One, "id"> : never) : never;

/** Makes forms. Equal ones are made once; what is plainly true or false is said so at once. */
export interface Workshop {
  readonly any: Form;
  readonly none: Form;
  and(...parts: readonly Form[]): Form;
  or(...parts: readonly Form[]): Form;
  not(form: Form): Form;
  ofTypes(types: number): Form;
  /** A fact about values of a type, for all values: others need not care. */
  where(type: JsonType, fact: Form): Form;
  values(values: readonly Json[], refused?: boolean): Form;
  opaque(name: string, because: string, refused?: boolean): Form;
  schema(reader: Reader, spot: Spot, scope: Scope, refused?: boolean): Form;
  from(bound: Decimal, open: boolean): Form;
  to(bound: Decimal, open: boolean): Form;
  multiple(of: Decimal, refused?: boolean): Form;
  pattern(pattern: string, refused?: boolean): Form;
  format(format: string, refused?: boolean): Form;
  least(of: "string" | "array" | "object", size: number): Form;
  most(of: "string" | "array" | "object", size: number): Form;
  item(at: number, form: Form): Form;
  many(from: number, form: Form, least: number): Form;
  few(from: number, form: Form, most: number): Form;
  unique(refused?: boolean): Form;
  every(keys: Form, form: Form): Form;
  some(keys: Form, form: Form): Form;
}

/** `likeness`: schemas of which one stands for all. */
export function workshop(likeness: Likeness = () => undefined): Workshop {
  const made = new Map<string, Form>();
  const opposites = new Map<Form, Form>();
  const numbers = new Map<object, number>();
  const make = (key: string, shape: () => Shape): Form => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const form = { id: made.size, ...shape() } as Form;
    made.set(key, form);
    return form;
  };
  const numberOf = (thing: object): number => {
    const number = numbers.get(thing) ?? numbers.size;
    numbers.set(thing, number);
    return number;
  };
  const any = make("any", () => ({ is: "any" }));
  const none = make("none", () => ({ is: "none" }));

  const join = (is: "and" | "or", given: readonly Form[]): Form => {
    const [nothing, everything] = is === "and" ? [any, none] : [none, any];
    let types = is === "and" ? everyType : 0;
    const kept = new Set<Form>();
    for (const part of given.flatMap((one) => (one.is === is ? one.parts : [one]))) {
      if (part === nothing) continue;
      if (part === everything) return everything;
      if (part.is === "type") types = is === "and" ? types & part.types : types | part.types;
      else kept.add(part);
    }
    for (const part of kept) {
      const opposite = opposites.get(part);
      if (opposite !== undefined && kept.has(opposite)) return everything;
    }
    const typed = ofTypes(types);
    if (typed === everything) return everything;
    if (typed !== nothing) kept.add(typed);
    const parts = [...kept].sort((a, b) => a.id - b.id);
    if (parts.length <= 1) return parts[0] ?? nothing;
    return make(`${is} ${parts.map(({ id }) => id).join(" ")}`, () => ({ is, parts }));
  };
  const and = (...parts: readonly Form[]) => join("and", parts);
  const or = (...parts: readonly Form[]) => join("or", parts);
  const ofTypes = (types: number): Form => (types === everyType ? any : types === 0 ? none : make(`type ${types}`, () => ({ is: "type", types })));

  const opposite = (form: Form): Form => {
    switch (form.is) {
      case "any": return none;
      case "none": return any;
      case "and": return or(...form.parts.map(not));
      case "or": return and(...form.parts.map(not));
      case "type": return ofTypes(everyType & ~form.types);
      case "value": return values(form.values, !form.refused);
      case "opaque": return opaque(form.name, form.because, !form.refused);
      case "schema": return schema(form.reader, form.spot, form.scope, !form.refused);
      case "from": return to(form.bound, !form.open);
      case "to": return from(form.bound, !form.open);
      case "multiple": return multiple(form.of, !form.refused);
      case "pattern": return pattern(form.pattern, !form.refused);
      case "format": return format(form.format, !form.refused);
      case "least": return most(form.of, form.size - 1);
      case "most": return least(form.of, form.size + 1);
      case "item": return and(least("array", form.at + 1), item(form.at, not(form.form)));
      case "many": return few(form.from, form.form, form.least - 1);
      case "few": return many(form.from, form.form, form.most + 1);
      case "unique": return unique(!form.refused);
      case "every": return some(form.keys, not(form.form));
      case "some": return every(form.keys, not(form.form));
    }
  };
  const not = (form: Form): Form => {
    const known = opposites.get(form);
    if (known !== undefined) return known;
    const other = opposite(form);
    opposites.set(form, other);
    if (!opposites.has(other)) opposites.set(other, form);
    return other;
  };

  const values: Workshop["values"] = (given, refused = false) => {
    const byText = new Map(given.map((value) => [canonical(value), value]));
    if (byText.size === 0) return refused ? any : none;
    return make(`value ${refused} ${[...byText.keys()].sort().join(" ")}`, () => ({ is: "value", values: [...byText.values()], texts: new Set(byText.keys()), refused }));
  };
  const opaque: Workshop["opaque"] = (name, because, refused = false) => make(`opaque ${refused} ${name}`, () => ({ is: "opaque", name, because, refused }));
  const schema: Workshop["schema"] = (reader, spot, scope, refused = false) => {
    if (typeof spot.schema === "boolean") return spot.schema === refused ? none : any;
    const kind = likeness(spot);
    const key = kind === undefined ? `${numberOf(reader)} ${numberOf(spot.schema as object)} ${numberOf(spot.home)} ${scope.id}` : `kind ${kind}`;
    return make(`schema ${refused} ${key}`, () => ({ is: "schema", reader, spot, scope, refused }));
  };
  const from: Workshop["from"] = (bound, open) => make(`from ${open} ${printDecimal(bound)}`, () => ({ is: "from", bound, open }));
  const to: Workshop["to"] = (bound, open) => make(`to ${open} ${printDecimal(bound)}`, () => ({ is: "to", bound, open }));
  const multiple: Workshop["multiple"] = (of, refused = false) => make(`multiple ${refused} ${printDecimal(of)}`, () => ({ is: "multiple", of, refused }));
  const pattern: Workshop["pattern"] = (text, refused = false) => make(`pattern ${refused} ${text}`, () => ({ is: "pattern", pattern: text, refused }));
  const format: Workshop["format"] = (name, refused = false) => make(`format ${refused} ${name}`, () => ({ is: "format", format: name, refused }));
  const least: Workshop["least"] = (of, size) => (size <= 0 ? any : make(`least ${of} ${size}`, () => ({ is: "least", of, size })));
  const most: Workshop["most"] = (of, size) => (size < 0 ? none : make(`most ${of} ${size}`, () => ({ is: "most", of, size })));
  const item: Workshop["item"] = (at, form) => (form === any ? any : form === none ? most("array", at) : make(`item ${at} ${form.id}`, () => ({ is: "item", at, form })));
  const many: Workshop["many"] = (start, form, number) => {
    if (number <= 0) return any;
    return form === none ? none : form === any ? least("array", start + number) : make(`many ${start} ${form.id} ${number}`, () => ({ is: "many", from: start, form, least: number }));
  };
  const few: Workshop["few"] = (start, form, number) => {
    if (number < 0) return none;
    return form === none ? any : form === any ? most("array", start + number) : make(`few ${start} ${form.id} ${number}`, () => ({ is: "few", from: start, form, most: number }));
  };
  const unique: Workshop["unique"] = (refused = false) => make(`unique ${refused}`, () => ({ is: "unique", refused }));
  const named = (keys: Form): readonly Form[] => (keys.is === "value" && !keys.refused ? keys.values.map((key) => values([key])) : [keys]);
  const every: Workshop["every"] = (keys, form) => {
    if (keys === none || form === any) return any;
    return and(...named(keys).map((one) => make(`every ${one.id} ${form.id}`, () => ({ is: "every", keys: one, form }))));
  };
  const some: Workshop["some"] = (keys, form) => {
    if (keys === none || form === none) return none;
    return or(...named(keys).map((one) => make(`some ${one.id} ${form.id}`, () => ({ is: "some", keys: one, form }))));
  };
  const where: Workshop["where"] = (type, fact) => or(ofTypes(everyType & ~bitOf(type)), fact);

  return { any, none, and, or, not, ofTypes, where, values, opaque, schema, from, to, multiple, pattern, format, least, most, item, many, few, unique, every, some };
}
