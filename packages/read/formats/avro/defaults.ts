import type { AvroNamed, AvroType, SourceNode } from "#model";
import type { Parsed } from "./json.ts";

/**
 * Whether a JSON value is one of a type, as defaults are written ("Complex Types", table "field default values"): bytes are texts of code points
 * up to 255, and the default of a union may be of any branch (since 1.12). A type that the file does not declare takes anything.
 */
export function fitsIn(parsed: Parsed, names: ReadonlyMap<string, AvroNamed>): (node: SourceNode, type: AvroType) => boolean {
  const known = new Map<SourceNode, Map<AvroType, boolean>>();
  const fits = (node: SourceNode, type: AvroType): boolean => {
    const answers = known.get(node) ?? new Map<AvroType, boolean>();
    known.set(node, answers);
    const before = answers.get(type);
    if (before !== undefined) return before;
    const answer = ask(node, type);
    answers.set(type, answer);
    return answer;
  };
  const ask = (node: SourceNode, type: AvroType): boolean => {
    const value = node.kind === "scalar" ? node.value : undefined;
    switch (type.type) {
      case "reference": {
        const declared = names.get(type.fullName);
        return declared === undefined || fits(node, declared);
      }
      case "union": return type.branches.some((branch) => fits(node, branch));
      case "null": return value === null;
      case "boolean": return typeof value === "boolean";
      case "int": return typeof value === "number" && within(parsed.digits(node), 31n);
      case "long": return typeof value === "number" && within(parsed.digits(node), 63n);
      case "float": case "double": return typeof value === "number";
      case "string": return typeof value === "string";
      case "bytes": return typeof value === "string" && isBytes(value);
      case "fixed": return typeof value === "string" && value.length === type.size && isBytes(value);
      case "enum": return type.symbols.some(({ name }) => name === value);
      case "array": return node.kind === "list" && node.items.every((item) => fits(item, type.items));
      case "map": return node.kind === "map" && [...node.entries.values()].every((entry) => fits(entry.node, type.values));
      case "record": return node.kind === "map" && type.fields.every((field) => {
        const entry = node.entries.get(field.name);
        return entry === undefined ? field.default !== undefined : fits(entry.node, field.type);
      });
    }
  };
  return fits;
}

function within(digits: string, bits: bigint): boolean {
  if (!/^-?\d{1,20}$/.test(digits)) return false;
  const value = BigInt(digits);
  return value >= -(2n ** bits) && value < 2n ** bits;
}

const isBytes = (text: string) => [...text].every((one) => (one.codePointAt(0) ?? 0) < 256);
