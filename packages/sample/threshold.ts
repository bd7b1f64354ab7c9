import type { Operator } from "#model";

/** Whether a count keeps a threshold as ODCS writes it (`mustBeBetween` includes both ends); undefined where the threshold is none. */
export function keeps({ name, value }: Operator, count: number): boolean | undefined {
  const [low, high] = Array.isArray(value) ? value : [value, value];
  if (typeof low !== "number" || typeof high !== "number") return undefined;
  switch (name) {
    case "mustBe": return count === low;
    case "mustNotBe": return count !== low;
    case "mustBeGreaterThan": return count > low;
    case "mustBeGreaterOrEqualTo": return count >= low;
    case "mustBeLessThan": return count < low;
    case "mustBeLessOrEqualTo": return count <= low;
    case "mustBeBetween": return count >= low && count <= high;
    case "mustNotBeBetween": return count < low || count > high;
    default: return undefined;
  }
}

/** Numbers that a threshold speaks of, so that what it allows is found near them. */
export const numbersOf = ({ value }: Operator): readonly number[] => [value].flat().filter((one) => typeof one === "number");
