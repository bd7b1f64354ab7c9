import { type Field, type Span, type Standard, variants } from "../../packages/read/structure.ts";
import type { Random } from "./random.ts";

type Bag = Record<string, unknown>;

/** Makes a document out of a standard's tables that is mostly right in a version: every key has its turn. */
export function grow(standard: Standard, version: string, random: Random): Bag {
  const at = standard.versions.indexOf(version);
  const lives = ({ since, until }: Span): boolean =>
    (since === undefined || at >= standard.versions.indexOf(since)) && (until === undefined || at < standard.versions.indexOf(until));

  function object(name: string, depth: number): Bag {
    const shape = standard.shapes[name];
    if (shape === undefined) throw new Error(`no shape ${name}`);
    const made: Bag = {};
    const fill = (fields: typeof shape.fields): void => {
      for (const [key, field] of Object.entries(fields))
        for (const one of variants(field)) {
          if (!lives(one)) continue;
          const needed = one.required !== undefined && (one.required === true || lives(one.required));
          if (needed || random.chance(0.5 / (depth + 1))) made[key] = value(one, depth + 1, key, version);
        }
    };
    fill(shape.fields);
    const tells = [...new Set((shape.cases ?? []).flatMap(({ when }) => when.map(({ key }) => key)))];
    for (const key of tells) {
      const is = (shape.cases ?? []).filter(lives).flatMap(({ when }) => when.filter((test) => test.key === key).flatMap((test) => test.is ?? []));
      if (is.length > 0 && random.chance(0.8)) made[key] = random.pick(is);
    }
    for (const one of (shape.cases ?? []).filter(lives)) {
      const holds = one.when.some(({ key, is, absent, present }) => (made[key] === undefined ? absent : present || is?.includes(String(made[key]))));
      if (holds && one.one === undefined) fill(Object.fromEntries(Object.entries(one.fields ?? {}).filter(([key]) => !key.startsWith("must"))));
      if (holds && one.one !== undefined) {
        const key = random.pick(one.one);
        const field = (shape.cases ?? []).flatMap(({ fields }) => (fields?.[key] === undefined ? [] : variants(fields[key])))[0];
        if (field !== undefined) made[key] = value(field, depth + 1, key, version);
      }
    }
    if (shape.alike !== undefined && random.chance(0.9)) for (const key of shape.alike) made[key] = Array.isArray(made[shape.alike[0] ?? ""]) ? ["a.b"] : "a.b";
    return made;
  }

  function value(field: Field, depth: number, key: string, now: string): unknown {
    switch (field.kind) {
      case "any": return random.pick([1, "x", true, null, [1], { a: 1 }]);
      case "scalar": return random.pick([1, 1.5, "x", true, null]);
      case "flag": return random.chance(0.5);
      case "object": return random.pick([{}, { a: 1 }]);
      case "number": return random.pick([1, 2.5, (field.above ?? 0) + 1]);
      case "integer": return random.pick([1, 7, field.least ?? -1]);
      case "shape": return depth > 9 ? {} : object(field.shape, depth);
      case "either": return value(random.pick(field.kinds), depth, key, now);
      case "list": {
        const count = field.max ?? (field.min ?? 0) + random.below(3);
        return Array.from({ length: count }, (_, index) => (field.unique ? distinct(value(field.of, depth, key, now), index) : value(field.of, depth, key, now)));
      }
      case "map": return Object.fromEntries(Array.from({ length: 1 + random.below(2) }, (_, index) => [`name_${index}`, value(field.of, depth, key, now)]));
      case "text": {
        const values = field.values?.filter((one) => typeof one === "string" || lives(one)).map((one) => (typeof one === "string" ? one : one.value));
        if (["apiVersion", "dataContractSpecification"].includes(key)) return key === "apiVersion" ? `v${now}` : now;
        if (values) return random.pick(values);
        if (field.format === "uri") return field.pattern ? "sftp://host/x" : random.pick(["https://host/x?y=1", "s3://bucket/{model}/*.json", "mailto:a@b.example"]);
        if (field.format) return { date: "2026-02-28", "date-time": "2026-02-28T10:00:00Z", email: "a@b.example" }[field.format];
        if (field.pattern?.includes("%")) return "99.9%";
        return field.pattern ? random.pick(field.pattern.includes("|") ? ["a.b", "orders.customer.id", "schema/o/properties/c", "x.yaml#/schema/o"] : ["abc", "a-1_b"]) : random.pick(["abc", "x y", ""]);
      }
    }
  }
  const distinct = (made: unknown, index: number): unknown =>
    typeof made === "string" ? `${made}${index}` : typeof made === "number" ? made + index * 10 : { ...(made as object), value: index };

  return object(standard.root, 0);
}
