import { either, list, part, shapeOf, text, the, type Shape } from "../../../structure.ts";
import { context, custom, links, tags } from "./shared.ts";

/** The contract itself. The official schemas also take the names of the 2.2 versions here; a reader refuses those before the structure is looked at. */
export const root: Readonly<Record<string, Shape>> = {
  Contract: shapeOf("a data contract", "What a producer of data promises to those who use it.", {
    apiVersion: text("Version of ODCS that the contract is written in.", { required: true, values: [
      "v2.2.0", "v2.2.1", "v2.2.2", "v3.0.0", { value: "v3.0.1", since: "3.0.1" }, { value: "v3.0.2", since: "3.0.2" },
      { value: "v3.1.0", since: "3.1.0" }, { value: "v3.2.0", since: "3.2.0" },
    ] }),
    kind: text("Says that this file is a data contract.", { required: true, values: ["DataContract"], default: "DataContract" }),
    id: text("Unique and lasting name of the contract, such as a UUID.", { required: true }),
    version: text("Version of this contract; raise it with every change.", { required: true, examples: ["1.4.0"] }),
    status: text("Where the contract stands in its life.", { required: { until: "3.2.0" }, examples: ["proposed", "draft", "active", "deprecated", "retired"] }),
    name: text("What people call the contract."),
    tenant: text("Organisation or part of it that the data belongs to."),
    domain: text("Business domain that the data belongs to.", { examples: ["sales"] }),
    dataProduct: text("Data product that the contract belongs to."),
    description: part("What the data is for, and what it is not for.", "Description"),
    context: either("What tools and language models should know; a text stands for its `instructions`.", [text("Instructions."), context], { since: "3.2.0" }),
    tags,
    schema: list("The tables, topics, files or documents that the contract is about.", the("Object")),
    servers: list("Where the data is found.", the("Server")),
    slaProperties: list("What is promised about freshness, availability, retention and the like.", the("Sla")),
    slaDefaultElement: text("Element that a service level is about where it names none.", { deprecated: { since: "3.1.0" } }),
    team: [
      list("The people who answer for the data.", the("Member"), { until: "3.1.0" }),
      either("The team that answers for the data; a bare list of members is the old way.", [part("The team.", "Team"), list("Its members, the old way.", the("Member"))], { since: "3.1.0" }),
    ],
    roles: list("Roles that give access to the data.", the("Role")),
    support: list("Where to ask when something is wrong.", the("Support")),
    price: part("What using the data costs.", "Price"),
    authoritativeDefinitions: { ...links, since: "3.0.1" },
    customProperties: custom,
    contractCreatedTs: text("When the contract was created, with date, time and zone.", { format: "date-time", examples: ["2026-01-31T12:00:00Z"] }),
  }),

  Description: shapeOf("a description", "What the data is for, and what it is not for.", {
    purpose: text("What the data was made for."),
    usage: text("How the data is meant to be used."),
    limitations: text("What the data must not or cannot be used for."),
    authoritativeDefinitions: { ...links, since: "3.0.1" },
    customProperties: { ...custom, since: "3.0.1" },
  }, { open: true }),
};
