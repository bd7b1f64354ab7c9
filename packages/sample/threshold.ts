import type { Operator } from "#model";

/** Whether a count keeps all thresholds of a rule; undefined where one is none. */
export function keepsAll(operators: readonly Operator[], count: number): boolean | undefined {
  const answers = operators.map((operator) => keeps(operator, count));
  return answers.includes(undefined) ? undefined : !answers.includes(false);
}

/** As ODCS writes it; `mustBeBetween` includes both ends. */
function keeps({ name, value }: Operator, count: number): boolean | undefined {
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
