import { any, either, flag, list, map, number, object, shapeOf, text, type Case, type Field, type Fields, type Shape } from "../../../structure.ts";

const two = (says: string, unique?: true): Field => list(says, number("One end."), { min: 2, max: 2, ...(unique && { unique }) });
const comparisons: Fields = {
  mustBeGreaterThan: number("The result has to be greater."),
  mustBeGreaterOrEqualTo: number("The result has to be as great or greater."),
  mustBeLessThan: number("The result has to be less."),
  mustBeLessOrEqualTo: number("The result has to be as little or less."),
};
const between = (unique?: true): Fields => ({
  mustBeBetween: two("The result has to lie between these two numbers.", unique),
  mustNotBeBetween: two("The result may not lie between these two numbers.", unique),
});

/** The official schema holds a check without a `type` to all four kinds at once. */
const kind = (type: string, fields: Fields): Case => ({ when: [{ key: "type", is: [type], absent: true }], fields });

export const quality: Readonly<Record<string, Shape>> = {
  Quality: shapeOf("a quality check", "Something that the data has to fulfil.", {
    type: text("How the check is written: as a text, from the library, as SQL or for a tool.", { values: ["text", "library", "sql", "custom"] }),
    description: text("What is checked, in plain words."),
  }, { open: true, cases: [
    kind("text", { description: text("What is checked, in plain words.", { required: true }) }),
    kind("sql", {
      query: text("Query whose result is compared.", { required: true }),
      dialect: text("Dialect of the query."),
      mustBe: number("The result has to be this."),
      mustNotBe: number("The result may be anything but this."),
      mustBeGreaterThanOrEqualTo: number("Old name of `mustBeGreaterOrEqualTo`.", { deprecated: true }),
      mustBeLessThanOrEqualTo: number("Old name of `mustBeLessOrEqualTo`.", { deprecated: true }),
      ...comparisons, ...between(),
    }),
    kind("library", {
      metric: text("What is counted.", { required: true }),
      rule: text("Old name of `metric`.", { deprecated: true }),
      arguments: map("What the metric needs to know.", either("Value of an argument.", [text("A text."), number("A number."), flag("True or false."), list("A list.", any("An entry.")), object("A map.")])),
      mustBe: any("The result has to be this."),
      mustNotBe: any("The result may be anything but this."),
      ...comparisons, ...between(true),
    }),
    kind("custom", {
      engine: text("Tool that runs the check.", { required: true }),
      implementation: either("The check in the words of the tool.", [text("As a text."), list("As a list.", any("An entry.")), object("As a map.")]),
    }),
  ] }),
};
