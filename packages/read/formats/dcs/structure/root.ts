import { list, map, part, shapeOf, text, the, type Field, type Shape } from "../../../structure.ts";

const open = { open: true } as const;
const names = { names: "^[\\w-]+$", form: "letters, digits, `-` and `_`" };

export const tags: Field = list("Words to find and group it by.", text("One tag."));
export const links: Field = map("Further reading, by name.", text("Address of the page.", { format: "uri" }), { ...names, entries: 1 });

export const root: Readonly<Record<string, Shape>> = {
  Contract: shapeOf("a data contract", "What a producer of data promises to those who use it.", {
    dataContractSpecification: text("Version of the specification that the contract is written in.", { required: true, values: ["0.9.0", "0.9.1", "0.9.2", "0.9.3", "1.1.0", "1.2.0", "1.2.1"] }),
    id: text("Unique and lasting name of the contract.", { required: true }),
    info: part("What the contract is, and who answers for it.", "Info", { required: true }),
    servers: map("Where the data is found, by the name of the server.", the("Server")),
    terms: part("Under which terms the data may be used.", "Terms"),
    models: map("The tables, topics or documents, by name.", the("Model"), { ...names, entries: 1 }),
    definitions: map("Fields that models borrow, by id.", the("Definition"), { names: "^[\\w/-]+$", form: "letters, digits, `/`, `-` and `_`" }),
    servicelevels: part("What is promised about availability, freshness and the like.", "ServiceLevels"),
    links,
    tags,
  }, open),
  Info: shapeOf("an info block", "What the contract is, and who answers for it.", {
    title: text("What people call the contract.", { required: true }),
    version: text("Version of this contract.", { required: true, examples: ["1.0.0"] }),
    status: text("Where the contract stands in its life.", { examples: ["draft", "active", "deprecated"] }),
    description: text("What the contract is about."),
    owner: text("Team that answers for the data."),
    contact: part("Whom to ask.", "Contact"),
  }, open),
  Contact: shapeOf("a contact", "Whom to ask.", {
    name: text("Name of the person or team."),
    url: text("Address of a page.", { format: "uri" }),
    email: text("E-mail address.", { format: "email" }),
  }, open),
  Terms: shapeOf("the terms", "Under which terms the data may be used.", {
    usage: text("How the data is meant to be used."),
    limitations: text("What the data must not or cannot be used for."),
    policies: list("Policies that hold for the data.", the("Policy")),
    billing: text("What using the data costs."),
    noticePeriod: text("How long before its end the contract is cancelled.", { examples: ["P3M"] }),
  }, open),
  Policy: shapeOf("a policy", "A policy that holds for the data.", {
    type: text("Kind of policy."),
    description: text("What the policy asks for."),
    url: text("Where the policy is written.", { format: "uri" }),
  }, open),
};
