import fc from "fast-check";
import { stringify } from "yaml";

/** Contracts by chance, as YAML: mostly ones that can be kept. */

type Plain = Record<string, unknown>;
const maybe = <T>(value: fc.Arbitrary<T>, freq = 3) => fc.option(value, { nil: undefined, freq });
const range = (min: number, max: number) => fc.tuple(fc.integer({ min, max }), fc.integer({ min, max })).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const clean = (object: Plain): Plain => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && !(typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0)));

const patterns = ["[A-Z]{3}[0-9]{4}", "^[a-z]+$", "^(red|green|blue)-\\d{2}$", "x", "^[A-F0-9]{2}(:[A-F0-9]{2}){3}$", "^\\w+@\\w+\\.org$", "(foo|ba[rz])+", "^.{5,9}$", "^(?=.*[0-9])[a-z0-9]{4,8}$"];
const strings = fc.oneof(
  fc.constant({}), range(0, 40).map(([minLength, maxLength]) => ({ minLength, maxLength: maxLength + 1 })), fc.constantFrom(...patterns).map((pattern) => ({ pattern })),
  fc.constantFrom("email", "uuid", "uri", "hostname", "ipv4", "ipv6", "date", "date-time").map((format) => ({ format })),
  fc.tuple(fc.constantFrom(...patterns), fc.integer({ min: 6, max: 30 })).map(([pattern, maxLength]) => ({ pattern, maxLength })),
).chain((options) => maybe(fc.constantFrom("varchar(80)", "text", "char(60)", "string"), 2).map((physicalType) => ({ logicalType: "string", physicalType, logicalTypeOptions: options })));
const integers = fc.tuple(range(-500, 5000), fc.boolean(), fc.boolean(), maybe(fc.constantFrom(2, 5, 10), 2), maybe(fc.constantFrom("i8", "i16", "u16", "i32", "u32", "i64", "u64"), 2), maybe(fc.constantFrom("int", "bigint", "smallint"), 2))
  .map(([[minimum, maximum], low, high, multipleOf, format, physicalType]) => ({ logicalType: "integer", physicalType, logicalTypeOptions: clean({ ...(low ? { minimum } : {}), ...(high ? { maximum: maximum + 100 } : {}), multipleOf, format }) }));
const numbers = fc.tuple(range(-50, 900), fc.boolean(), fc.constantFrom("maximum", "exclusiveMaximum"), maybe(fc.constantFrom(0.5, 0.05, 0.01, 3), 2), maybe(fc.constantFrom("decimal(12,2)", "double", "numeric(9,3)"), 2))
  .map(([[minimum, maximum], low, high, multipleOf, physicalType]) => ({ logicalType: "number", physicalType, logicalTypeOptions: clean({ ...(low ? { exclusiveMinimum: minimum / 4 } : {}), [high]: maximum + 50, multipleOf, format: multipleOf === undefined && physicalType === undefined && high === "maximum" ? "f64" : undefined }) }));
const dates = fc.tuple(range(2015, 2025), fc.boolean(), fc.boolean(), maybe(fc.constantFrom("yyyy-MM-dd", "dd.MM.yyyy", "yyyyMMdd"), 2)).map(([[from, to], low, high, format]) => ({ logicalType: "date", logicalTypeOptions: clean({ ...(low ? { minimum: `${from}-03-01` } : {}), ...(high ? { exclusiveMaximum: `${to + 1}-03-01` } : {}), format }) }));
const moments = fc.tuple(range(2015, 2025), fc.boolean(), maybe(fc.boolean()), maybe(fc.constantFrom("yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss"), 2)).map(([[from], low, timezone, format]) => ({ logicalType: "timestamp", logicalTypeOptions: clean({ ...(low ? { minimum: `${from}-03-01T10:00:00` } : {}), ...(format === undefined ? { timezone } : { format }) }) }));
const times = fc.constantFrom({}, { minimum: "08:00:00", maximum: "17:30:00" }).map((logicalTypeOptions) => ({ logicalType: "time", logicalTypeOptions }));
const scalars: fc.Arbitrary<Plain> = fc.oneof(strings, integers, numbers, dates, moments, times, fc.constant({ logicalType: "boolean" }));
const enums: fc.Arbitrary<Plain> = fc.oneof(
  fc.uniqueArray(fc.constantFrom("new", "paid", "sent", "done", "lost", "n/a"), { minLength: 1 }).map((values) => ({ logicalType: "string", enum: values.map((value) => ({ value })) })),
  fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 5 }).map((values) => ({ logicalType: "integer", enum: values.map((value) => ({ value })) })),
);
const shapes: fc.Arbitrary<Plain> = fc.oneof(
  fc.tuple(scalars, range(0, 4), fc.boolean()).map(([items, [minItems, maxItems], uniqueItems]) => ({ logicalType: "array", items, logicalTypeOptions: clean({ minItems, maxItems: maxItems + 1, uniqueItems: uniqueItems && items["logicalType"] !== "boolean" ? true : undefined }) })),
  fc.array(fc.tuple(scalars, fc.boolean()), { minLength: 1, maxLength: 3 }).map((fields) => ({ logicalType: "object", properties: fields.map(([field, required], index) => ({ name: `f${index}`, required, ...field })), ...(fields.length > 1 ? { logicalTypeOptions: { required: ["f0"], minProperties: 1, maxProperties: 5 } } : {}) })),
  scalars.map((value) => ({ logicalType: "map", map: { key: { logicalType: "string" }, value } })),
  fc.integer({ min: 1, max: 8 }).map((dimensions) => ({ logicalType: "vector", logicalTypeOptions: { dimensions } })),
);

const threshold = (most: number) => fc.oneof(fc.constant({ mustBe: 0 }), fc.integer({ min: 1, max: most }).map((mustBeLessThan) => ({ mustBeLessThan })), fc.integer({ min: 0, max: most }).map((mustBeLessOrEqualTo) => ({ mustBeLessOrEqualTo })), fc.integer({ min: 1, max: most }).map((to) => ({ mustBeBetween: [0, to] })), fc.integer({ min: 1, max: 3 }).map((mustBeGreaterOrEqualTo) => ({ mustBeGreaterOrEqualTo })));
const rules = fc.oneof(
  fc.tuple(threshold(6), fc.constantFrom("rows", "percent")).map(([over, unit]) => ({ metric: "nullValues", unit, ...over })),
  fc.tuple(fc.constantFrom({ mustBe: 0 }, { mustBeLessThan: 5, unit: "percent" }), fc.constantFrom(["n/a", null], [null, "", "-"])).map(([over, missingValues]) => ({ metric: "missingValues", arguments: { missingValues }, ...over })),
  threshold(4).map((over) => ({ metric: "duplicateValues", ...over })),
  fc.integer({ min: 1, max: 90 }).map((mustBeLessOrEqualTo) => ({ metric: "duplicateValues", unit: "percent", mustBeLessOrEqualTo })),
);
const textRules = fc.tuple(fc.constantFrom({ mustBe: 0 }, { mustBeLessThan: 20, unit: "percent" }, { mustBeBetween: [0, 2] }), fc.constantFrom({ validValues: ["red", "green", "blue", "n/a"] }, { pattern: "^[a-z]{1,9}$" })).map(([over, args]) => ({ metric: "invalidValues", arguments: args, ...over }));

const property = fc.record({ type: fc.oneof({ weight: 6, arbitrary: scalars }, { weight: 1, arbitrary: enums }, { weight: 2, arbitrary: shapes }), required: maybe(fc.boolean()), unique: fc.integer({ min: 0, max: 9 }), rule: maybe(rules, 3), textRule: maybe(textRules, 3) });
const object = fc.record({ properties: fc.array(property, { minLength: 1, maxLength: 5 }), key: fc.constantFrom("none", "integer", "string", "two"), rows: maybe(fc.constantFrom({ mustBeGreaterThan: 12 }, { mustBe: 7 }, { mustBeBetween: [3, 9] }, { mustBeLessThan: 1000 }), 2), level: maybe(fc.record({ property: fc.constantFrom("freshness", "latency", "retention", "frequency"), value: fc.integer({ min: 1, max: 40 }), unit: fc.constantFrom("h", "d") }), 2) });

/** A text that nothing but a rule says something of. */
const isPlainText = ({ logicalType, enum: values, logicalTypeOptions: options = {} }: Plain): boolean => logicalType === "string" && values === undefined && Object.keys(options as Plain).length === 0;

export const contracts: fc.Arbitrary<string> = fc.tuple(fc.array(object, { minLength: 1, maxLength: 3 }), fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 3 })).map(([objects, links]) => {
  const sla: Plain[] = [];
  const schema = objects.map((one, index) => {
    const name = `t${index}`;
    const properties: Plain[] = one.properties.map(({ type, required, unique, rule, textRule }, at) => clean({
      name: `c${at}`, ...type, required, unique: unique === 0 && ["string", "integer", "number", "date", "timestamp"].includes(String(type["logicalType"])) ? true : undefined, quality: isPlainText(type) && textRule !== undefined ? [textRule] : rule === undefined ? undefined : [rule],
    }));
    const keys: Plain[] = one.key === "integer" ? [{ name: "id", logicalType: "integer", primaryKey: true, primaryKeyPosition: 1 }] : one.key === "string" ? [{ name: "id", logicalType: "string", logicalTypeOptions: { pattern: "^[A-Z]{2}-[0-9]{5}$" }, required: true, primaryKey: true, primaryKeyPosition: 1 }]
      : one.key === "two" ? [{ name: "a", logicalType: "integer", logicalTypeOptions: { minimum: 1, maximum: 20 }, primaryKey: true, primaryKeyPosition: 1 }, { name: "b", logicalType: "string", primaryKey: true, primaryKeyPosition: 2 }] : [];
    const dated: Plain[] = one.level === undefined ? [] : [{ name: "at", logicalType: "timestamp", required: true }];
    if (one.level !== undefined) sla.push({ ...one.level, element: `${name}.at` });
    return clean({ name, properties: [...keys, ...properties, ...dated], quality: one.rows === undefined ? undefined : [{ metric: "rowCount", ...one.rows }], relationships: undefined as Plain[] | undefined });
  });
  for (const [index, [from, to, required]] of links.entries()) {
    const [child, parent] = [schema[from % schema.length], schema[to % schema.length]];
    const key = (parent?.["properties"] as Plain[]).filter((one) => one["primaryKey"] === true);
    const names = key.map((one, at) => ({ ...one, name: `ref${index}_${at}`, primaryKey: undefined, primaryKeyPosition: undefined, required: required ? true : undefined }));
    if (child === undefined || parent === undefined || key.length === 0) continue;
    const [only] = names;
    if (key.length === 1 && only !== undefined) (child["properties"] as Plain[]).push(clean({ ...only, relationships: [{ type: "foreignKey", to: `${String(parent["name"])}.${String(key[0]?.["name"])}` }] }));
    else {
      (child["properties"] as Plain[]).push(...names.map(clean));
      child["relationships"] = [...((child["relationships"] as Plain[] | undefined) ?? []), { type: "foreignKey", from: names.map((one) => `${String(child["name"])}.${one.name}`), to: key.map((one) => `${String(parent["name"])}.${String(one["name"])}`) }];
    }
  }
  return stringify(clean({ apiVersion: "v3.2.0", kind: "DataContract", id: "generated", version: "1.0.0", status: "active", schema, slaProperties: sla.length === 0 ? undefined : sla }));
});
