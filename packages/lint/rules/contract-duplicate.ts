import type { Model } from "#model";
import { named } from "#text";
import { neighbours } from "../neighbours.ts";
import type { Rule, Say } from "../rule.ts";

export const contractDuplicate: Rule = {
  id: "contract-duplicate",
  level: "error",
  says: "An id and version names one contract or product of the repository, and an id one consumer.",
  why: "Whoever refers to the id gets one of the two by chance, and a change to the other is compared with the wrong one.",
  source: "ODCS and ODPS, Fundamentals: id is unique",
  on: {
    contract: (contract, say, mesh) => alone(contract, neighbours(mesh).contracts.get(contract.id ?? ""), say),
    product: (product, say, mesh) => alone(product, neighbours(mesh).products.get(product.id ?? ""), say),
    consumer: (consumer, say, mesh) => alone(consumer, neighbours(mesh).consumers.get(consumer.id ?? ""), say),
  },
};

const versionOf = (model: Model) => (model.kind === "consumer" ? undefined : model.version);

function alone(model: Model, same: readonly Model[] = [], say: Say) {
  const its = versionOf(model);
  const twin = same.find((other) => versionOf(other) === its && (other.at.file !== model.at.file || other.at.line !== model.at.line));
  if (twin === undefined) return;
  const version = its === undefined ? "" : ` in version ${named(its)}`;
  const place = twin.at.file === model.at.file ? `line ${twin.at.line}` : `${named(twin.at.file)}, line ${twin.at.line}`;
  say({ at: model.at, message: `The ${model.kind} ${named(model.id ?? "")} exists${version} a second time, in ${place}.`, hint: `Give one of the two its own id${model.kind === "consumer" ? "" : " or version"}, or remove it.` });
}
