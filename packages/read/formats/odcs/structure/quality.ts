import { any, either, list, number, object, shapeOf, text, type Case, type Field, type Fields, type Shape } from "../../../structure.ts";
import { extras, id } from "./shared.ts";

const two = (says: string): Field => list(says, number("One end."), { min: 2, max: 2, unique: true });

const operators: Fields = {
  mustBe: any("The result has to be this."),
  mustNotBe: any("The result may be anything but this."),
  mustBeGreaterThan: number("The result has to be greater."),
  mustBeGreaterOrEqualTo: number("The result has to be as great or greater."),
  mustBeLessThan: number("The result has to be less."),
  mustBeLessOrEqualTo: number("The result has to be as little or less."),
  mustBeBetween: two("The result has to lie between these two numbers, the lesser first."),
  mustNotBeBetween: two("The result may not lie between these two numbers, the lesser first."),
};

const library: Fields = {
  metric: text("What is counted.", { required: true, values: ["nullValues", "missingValues", "invalidValues", "duplicateValues", "rowCount"] }),
  rule: text("Old name of `metric`.", { deprecated: true }),
  arguments: object("What the metric needs to know, such as `validValues`."),
};

const query: Field = text("Query whose result is compared, in the dialect of the server.", { required: true, examples: ["SELECT COUNT(*) FROM ${object} WHERE ${property} IS NULL"] });

/** A check is a library check where it says so or names a metric; up to 3.0.2 also where it says nothing. */
const cases: readonly Case[] = [
  { when: [{ key: "type", is: ["library"], absent: true }], until: "3.1.0", fields: { rule: text("What is checked.", { required: true }), ...operators } },
  { when: [{ key: "type", is: ["library"] }, { key: "metric", present: true }], since: "3.1.0", fields: { ...library, ...operators } },
  { when: [{ key: "type", is: ["sql"] }], until: "3.1.0", fields: { query } },
  { when: [{ key: "type", is: ["sql"] }], since: "3.1.0", fields: { query, ...operators } },
  { when: [{ key: "type", is: ["library", "sql"] }, { key: "metric", present: true }], since: "3.1.0", one: Object.keys(operators) },
  { when: [{ key: "type", is: ["custom"] }], fields: {
    engine: text("Tool that runs the check.", { required: true, examples: ["soda", "great-expectations", "dbt"] }),
    implementation: either("The check in the words of the tool.", [text("As a text."), object("As a map.")], { required: true }),
  } },
];

export const quality: Readonly<Record<string, Shape>> = {
  Quality: shapeOf("a quality check", "Something that the data has to fulfil.", {
    id,
    name: text("Name of the check."),
    description: text("What is checked, in plain words."),
    type: text("How the check is written.", { values: ["text", "library", "sql", "custom"], default: "library" }),
    dimension: text("Side of quality that the check looks at.", { values: ["accuracy", "completeness", "conformity", "consistency", "coverage", "timeliness", "uniqueness"] }),
    severity: text("How bad it is when the check fails.", { examples: ["info", "warning", "error"] }),
    businessImpact: text("What happens to the business when the check fails.", { examples: ["operational", "regulatory"] }),
    method: text("How the check is done.", { examples: ["reconciliation"] }),
    unit: text("Unit of the result.", { examples: ["rows", "percent"] }),
    scheduler: text("What runs the check.", { examples: ["cron"] }),
    schedule: text("When the check runs, in the words of the scheduler.", { examples: ["0 20 * * *"] }),
    ...extras,
  }, { open: { until: "3.1.0" }, cases }),
};
