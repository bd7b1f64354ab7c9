import { type JsonType, typeOf } from "../json.ts";
import { bitOf, type Form } from "./form.ts";
import type { Workshop } from "./workshop.ts";

/** What is left of a form for values of one type: no question of types, and no schema that is still to be read. Each answer is kept. */
export function restricter(shop: Workshop): (form: Form, type: JsonType) => Form {
  const known = new Map<JsonType, Map<Form, Form>>();
  const open = new Set<string>();

  const restrict = (form: Form, type: JsonType): Form => {
    const at = known.get(type) ?? new Map<Form, Form>();
    known.set(type, at);
    const before = at.get(form);
    if (before !== undefined) return before;
    const after = made(form, type);
    at.set(form, after);
    return after;
  };

  const made = (form: Form, type: JsonType): Form => {
    switch (form.is) {
      case "type": return (form.types & bitOf(type)) === 0 ? shop.none : shop.any;
      case "and": case "or": return form.is === "and" ? shop.and(...form.parts.map((part) => restrict(part, type))) : shop.or(...form.parts.map((part) => restrict(part, type)));
      case "value": return shop.values(form.values.filter((value) => typeOf(value) === type), form.refused);
      case "schema": {
        if (form.refused) return shop.not(restrict(shop.not(form), type));
        const key = `${type} ${form.id}`;
        if (open.has(key)) return shop.opaque(`circle ${form.id}`, "a schema refers to itself without an end");
        open.add(key);
        const inside = restrict(form.reader.read(form.spot, form.scope), type);
        open.delete(key);
        return inside;
      }
      default: return form;
    }
  };
  return restrict;
}
