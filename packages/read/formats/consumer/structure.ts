import { linesPattern, linesWords } from "#versions";
import { either, list, shapeOf, text, the, type Standard } from "../../structure.ts";

/** Our own small format of consumer declarations: docs/consumers.md. */
export const consumer: Standard = {
  id: "consumer",
  title: "Consumer declaration",
  document: "consumer declaration",
  versions: ["meshgate/v1"],
  versionKey: "apiVersion",
  root: "Consumer",
  shapes: {
    Consumer: shapeOf("a consumer declaration", "Somebody who reads contracts, and which fields of them.", {
      apiVersion: text("Version of this format.", { required: true, values: ["meshgate/v1"] }),
      kind: text("Says that this file declares a consumer.", { required: true, values: ["DataConsumer"] }),
      id: text("Unique and lasting name of the consumer. Where it is a data product, the id of the product.", { required: true, examples: ["marketing.churn-model"] }),
      name: text("What people call the consumer."),
      owner: text("Team that answers for the consumer, and is told when it would be hurt.", { examples: ["team-churn"] }),
      domain: text("Business domain that the consumer belongs to."),
      description: text("What the data is read for."),
      support: list("Where to reach the owner.", the("Support")),
      tags: list("Words to find it by.", text("One tag.")),
      reads: list("Contracts that are read.", the("Read"), { required: true, min: 1 }),
    }),
    Read: shapeOf("a contract that is read", "A contract, and what of it is read.", {
      contract: text("Id of the contract.", { required: true, examples: ["sales.orders"] }),
      version: text("Versions that are read; without it any.", { pattern: linesPattern, form: linesWords, examples: ["1.x", "1.4.x || 2.x"] }),
      objects: list("Tables, topics or files that are read; without it nobody knows which.", the("Object"), { min: 1 }),
    }),
    Object: shapeOf("an object that is read", "A table, topic or file, and which of its fields are read.", {
      name: text("Name or physical name of the object.", { required: true, examples: ["orders"] }),
      properties: list("Fields that are read, each with everything below it; without it nobody knows which.", either("A field that is read.", [
        text("Name of the field; `address.city` is the field `city` of `address`."), the("Property"),
      ]), { min: 1, unique: true }),
    }),
    Property: shapeOf("a field that is read", "A field, and what its reader copes with.", {
      name: text("Name of the field; `address.city` is the field `city` of `address`.", { required: true, examples: ["status", "address.city"] }),
      tolerates: list("What the reader copes with, so that it is not hurt by it.", text("newValues: allowed values that it does not know; nulls: no value; duplicates: the same value twice.", { values: ["newValues", "nulls", "duplicates"] }), { min: 1, unique: true }),
    }),
    Support: shapeOf("a support channel", "A place to reach the owner.", {
      channel: text("Name of the channel.", { required: true, examples: ["#team-churn"] }),
      url: text("Address of the channel: https, mailto and so on.", { format: "uri" }),
      tool: text("Tool that the channel lives in.", { examples: ["email", "slack", "teams", "ticket"] }),
      scope: text("What is talked about there.", { examples: ["interactive", "announcements", "issues"] }),
    }),
  },
};
