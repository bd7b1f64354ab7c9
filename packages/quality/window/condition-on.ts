import type { Contract, SchemaObject } from "#model";
import { closest, named } from "#text";
import { both, isNull, not } from "../conditions.ts";
import { type Found, foundBelow } from "../found.ts";
import { literalOf, typeOf } from "../literal.ts";
import type { Literal, Predicate } from "../predicate.ts";
import type { Name, Value, Written } from "./condition-text.ts";

type Read<T> = T | { readonly problem: string };
const failed = <T extends object>(read: Read<T>): read is { readonly problem: string } => "problem" in read;

/** A condition over the rows of an object, with the names and types that the contract gives it; a comparison with null is not true, and its opposite neither. Otherwise why not: a clause. */
export function conditionOn(written: Written, object: SchemaObject, contract: Contract, opposite = false): Read<Predicate> {
  switch (written.is) {
    case "not":
      return conditionOn(written.of, object, contract, !opposite);
    case "and":
    case "or": {
      const of = written.of.map((one) => conditionOn(one, object, contract, opposite));
      return of.find(failed) ?? { is: (written.is === "and") === opposite ? "any" : "all", of: of.filter((one): one is Predicate => !failed(one)) };
    }
    case "null": {
      const found = propertyIn(written.column, object, contract);
      return failed(found) ? found : opposite ? not(isNull(found.column)) : isNull(found.column);
    }
    case "in":
    case "compared": {
      const found = propertyIn(written.column, object, contract);
      if (failed(found)) return found;
      const values = (written.is === "in" ? written.values : [written.value]).map((value) => literalFor(value, found));
      const wrong = values.find(failed);
      if (wrong !== undefined) return wrong;
      const literals = values.filter((one): one is Literal => !failed(one));
      const [literal] = literals;
      const equal = written.is === "in" || written.with === "=" || written.with === "<>" || literal === undefined;
      const fits: Predicate = equal ? { is: "in", column: found.column, values: literals } : { is: "compared", column: found.column, with: written.with as "<", value: literal };
      const unlike = (written.is === "compared" && written.with === "<>") !== opposite;
      return unlike ? both(not(isNull(found.column)), not(fits)) : fits;
    }
  }
}

function propertyIn(name: Name, object: SchemaObject, contract: Contract): Read<Found> {
  const all = foundBelow(object, contract).filter(({ lists, hidden }) => lists.length === 0 && hidden === undefined);
  const called = ({ path }: Found) => path.slice(1).join(".");
  const text = name.join(".");
  const exact = all.filter((found) => called(found) === text || found.column.join(".") === text);
  const near = exact.length > 0 ? exact : all.filter((found) => called(found).toLowerCase() === text.toLowerCase() || found.column.join(".").toLowerCase() === text.toLowerCase());
  const [found] = near;
  if (found !== undefined && near.length === 1) return found;
  const meant = closest(text, all.map(called));
  return { problem: near.length > 1 ? `${named(text)} may be several of its properties` : `it has no property ${named(text)}${meant === undefined ? "" : `; did you mean ${named(meant)}?`}` };
}

function literalFor(value: Value, { property, path }: Found): Read<Literal> {
  const plain = value.kind === "number" && typeOf(property) === "string" ? undefined : literalOf(value.value, property);
  return plain ?? { problem: `${named(path.slice(1).join("."))} is of the type ${named(typeOf(property) ?? "")} and is not compared with ${named(String(value.value))}` };
}
