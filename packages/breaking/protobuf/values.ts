import { grouped } from "../grouped.ts";
import type { ProtoEnumValue } from "#model";
import { inside } from "./find.ts";
import type { Found } from "./kind.ts";
import { byNumber, type Pairs } from "./pairs.ts";

const byNumbers = (values: readonly ProtoEnumValue[]) => grouped(values, ({ number }) => number);

/** Numbers that lost a name: each value that has the number now is told once. */
export function renamedValues({ enums }: Pairs): Found[] {
  return enums.flatMap((pair) => {
    const old = byNumbers(pair.was.it.values);
    return [...byNumbers(pair.is.it.values)].flatMap(([number, now]) => {
      const was = old.get(number) ?? [];
      const [before, after] = [was, now].map((values) => values.map(({ name }) => name));
      const [first] = was;
      if (first === undefined || before === undefined || after === undefined) return [];
      const [lost, gained] = [beyond(before, after), beyond(after, before)];
      if (lost === undefined) return [];
      const breaks = { consumers: gained === undefined ? "no" : "yes", producers: "yes" } as const;
      const witness = { ...(gained === undefined ? {} : { consumers: gained }), producers: lost };
      const said = { before: before.join(", "), after: after.join(", "), breaks, wire: none, witness };
      return now.map(({ name, at, spots }) => inside(pair, first, name, { was: first.at, at: spots["number"] ?? at, ...said }));
    });
  });
}

/** The first name that others lack. */
function beyond(names: readonly string[], others: readonly string[]): string | undefined {
  const known = new Set(others);
  return names.find((name) => !known.has(name));
}

const none = { consumers: "no", producers: "no" } as const;

/** Values under numbers that nothing had. What a closed enum does not know is lost to old readers; an open one keeps the number. */
export function freshValues({ enums }: Pairs): Found[] {
  return enums.flatMap((pair) => {
    const { was, is } = pair;
    const old = new Set(was.it.values.map(({ number }) => number));
    const closed = was.it.features.get("enum_type") === "CLOSED";
    const because = closed ? "The enum is closed." : "The enum is open.";
    return [...byNumbers(is.it.values)].flatMap(([number, [value]]) =>
      value === undefined || old.has(number) ? [] : [inside(pair, value, value.name, { at: value.at, after: number, because, ...(closed ? { wire: { consumers: "yes", producers: "no" }, witness: { consumers: value.name } } : { breaks: none, wire: none }) })]);
  });
}

/** New names of numbers that have kept all that they had. */
export function freshAliases({ enums }: Pairs): Found[] {
  return enums.flatMap((pair) => {
    const old = byNumber(pair.was.it.values);
    const names = new Set(pair.was.it.values.map(({ name, number }) => `${number} ${name}`));
    return pair.is.it.values.flatMap((value) => {
      const was = old.get(value.number);
      return was === undefined || names.has(`${value.number} ${value.name}`) ? [] : [inside(pair, value, value.name, { at: value.at, after: value.number, more: [was] })];
    });
  });
}
