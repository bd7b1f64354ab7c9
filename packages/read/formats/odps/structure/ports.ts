import { list, shapeOf, text, the, within, type Fields, type Shape } from "../../../structure.ts";
import { context, deprecated, extras, id, synonyms } from "./shared.ts";

const later: Fields = within({ since: "1.0.0" }, extras);

/** Where data comes in, where it goes out, and where the product is managed. Name and version together are the key of a port. */
export const ports: Readonly<Record<string, Shape>> = {
  InputPort: shapeOf("an input port", "A contract that the product reads from.", {
    id,
    name: text("Name of the port.", { required: true }),
    version: text("Version of the port.", { required: { until: "1.1.0" } }),
    contractId: text("Id of the contract that is read.", { required: { until: "1.1.0" } }),
    deprecated,
    ...later,
  }),
  OutputPort: shapeOf("an output port", "A contract that the product fulfils.", {
    id,
    name: text("Name of the port.", { required: true }),
    version: text("Version of the port; each version is a port of its own.", { required: { until: "1.1.0" } }),
    description: text("What is offered here."),
    type: text("Kind of port.", { examples: ["tables", "topic", "files"] }),
    contractId: text("Id of the contract that is fulfilled."),
    inputContracts: list("Contracts that this port depends on.", the("InputContract")),
    sbom: list("Bills of materials: which software made the data.", the("Sbom")),
    deprecated,
    synonyms,
    context,
    ...later,
  }),
  InputContract: shapeOf("an input contract", "A contract that an output port depends on.", {
    id: text("Id of the contract.", { required: true }),
    version: text("Version of the contract.", { required: true }),
  }),
  Sbom: shapeOf("a bill of materials", "Which software made the data.", {
    id,
    type: text("Kind of bill.", { default: "external" }),
    url: text("Where the bill is found.", { format: "uri", required: { until: "1.1.0" } }),
    ...within({ since: "1.1.0" }, extras),
  }),
  ManagementPort: shapeOf("a management port", "An endpoint to look after the product.", {
    id,
    name: text("Name of the endpoint.", { required: true }),
    content: text("What it is for.", { required: true, examples: ["discoverability", "observability", "control", "dictionary"] }),
    type: text("Kind of endpoint.", { default: "rest", examples: ["rest", "topic"] }),
    url: text("Address of the endpoint.", { format: "uri" }),
    channel: text("Channel of the endpoint, where it is a topic."),
    description: text("What it is used for."),
    deprecated,
    ...extras,
  }),
};
