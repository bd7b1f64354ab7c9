import { expect, test } from "vitest";
import fc from "fast-check";
import type { Json } from "#model";
import { canonical, fingerprint } from "#fingerprint";

const seed = 20260;

/** The same value with every object's keys written in the opposite order. */
function backwards(value: Json): Json {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== "object" || value === null) return value;
  const turned: Record<string, Json> = Object.create(null);
  for (const [key, entry] of Object.entries(value).reverse()) turned[key] = backwards(entry);
  return turned;
}

test("a fingerprint is 16 hex digits and does not depend on the order of keys", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    const json = value as Json;
    expect(fingerprint(json)).toMatch(/^[0-9a-f]{16}$/);
    expect(fingerprint(backwards(json))).toBe(fingerprint(json));
  }), { seed });
});

test("canonical text is JSON that says the same value", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    expect(JSON.parse(canonical(value as Json))).toEqual(JSON.parse(JSON.stringify(value)));
  }), { seed });
});

test("the border between parts counts", () => {
  expect(fingerprint("a", "bc")).not.toBe(fingerprint("ab", "c"));
  expect(fingerprint("a", "b")).not.toBe(fingerprint(["a", "b"]));
  expect(fingerprint("1")).not.toBe(fingerprint(1));
});

test("a key called __proto__ counts, and so do numbers that JSON cannot write", () => {
  const hidden: Json = Object.assign(Object.create(null), { ["__proto__"]: 1 });
  expect(fingerprint(JSON.parse('{"__proto__":1}'))).not.toBe(fingerprint({}));
  expect(fingerprint(hidden)).not.toBe(fingerprint("x"));
  expect(fingerprint(Infinity)).not.toBe(fingerprint(null));
});

test("a fingerprint never changes between releases", () => {
  expect(fingerprint("property-removed", "orders", ["orders", "a.b"], { type: "string" }, null)).toMatchInlineSnapshot(`"44a871f5168d432a"`);
});
