import { any, list, part, shapeOf, text, the, type Field, type Fields, type Shape } from "../../../structure.ts";

/** An id that references may use, since 3.1.0 (RFC 0026). */
export const id: Field = text("Stable name that references use; unique among its neighbours.", { since: "3.1.0", pattern: "^[\\w-]+$", form: "letters, digits, `-` and `_`", examples: ["customer_id"] });

export const tags: Field = list("Words to find and group it by.", text("One tag.", { examples: ["finance"] }));
export const custom: Field = list("Your own keys, for what the standard has no key for.", the("CustomProperty"));
export const links: Field = list("Where more is written about it: a glossary, a tutorial, the code.", the("AuthoritativeDefinition"));

export const extras: Fields = { tags, customProperties: custom, authoritativeDefinitions: links };

export const shared: Readonly<Record<string, Shape>> = {
  CustomProperty: shapeOf("a custom property", "A key and value of your own.", {
    id,
    property: text("Name of the key.", { required: { since: "3.1.0" } }),
    value: any("Value of the key, of any type.", { required: { since: "3.1.0" } }),
    description: text("What the key means.", { since: "3.1.0" }),
    vendor: text("Tool or vendor that reads the key, in lower case.", { since: "3.2.0", examples: ["soda"] }),
  }, { open: { until: "3.1.0" } }),

  AuthoritativeDefinition: shapeOf("an authoritative definition", "A link to a place that explains or defines it.", {
    id,
    url: text("Where the definition is found.", { required: true }),
    type: text("What kind of place it is.", { required: true, examples: ["businessDefinition", "tutorial", "implementation", "canonicalUrl"] }),
    description: text("What a reader finds there.", { since: "3.1.0" }),
  }, { open: { until: "3.1.0" } }),

  Context: shapeOf("a context", "What tools and language models should know before they use the data.", {
    instructions: text("How to use the data, in plain words."),
    verifiedStatements: list("Questions that people ask of the data, with answers that were checked.", the("VerifiedStatement")),
    constraints: list("What a tool must not do with the data.", the("Constraint")),
  }),
  VerifiedStatement: shapeOf("a verified statement", "A question and its checked answer.", {
    id: text("Name of the statement."),
    question: text("The question, as people ask it.", { required: true }),
    answer: text("The answer that was checked; without it the question is only a sample."),
    ...extras,
  }),
  Constraint: shapeOf("a constraint", "Something that a tool must not do with the data.", {
    id: text("Name of the constraint."),
    constraint: text("What is forbidden, in plain words.", { required: true }),
    ...extras,
  }),
  Synonym: shapeOf("a synonym", "Another name that people use for it.", {
    id,
    synonym: text("The other name.", { required: true }),
    description: text("When or why the name is used."),
    locale: text("Language of the name, as a BCP 47 tag.", { examples: ["en-GB", "de"] }),
    source: text("Where the name comes from.", { examples: ["glossary"] }),
    status: text("Whether the name is still in use.", { examples: ["active", "deprecated"] }),
    customProperties: custom,
  }),
};

export const synonyms: Field = list("Other names that people use for it.", the("Synonym"), { since: "3.2.0" });
export const context: Field = part("What tools and language models should know before they use the data.", "Context");
