import type { Model } from "#model";
import type { Rule, Say } from "../rule.ts";
import { isWritten } from "../written.ts";

export const ownerMissing: Rule = {
  id: "owner-missing",
  level: "warn",
  says: "Somebody answers for each contract, product and consumer.",
  why: "Without an owner nobody can be asked, nobody approves a change and nobody is woken when a promise breaks.",
  source: "ODCS and ODPS, Team; DCS, info.owner",
  on: {
    contract: (contract, say) => owned(contract, say),
    product: (product, say) => owned(product, say),
    consumer: (consumer, say) => owned(consumer, say),
  },
};

const hints: Readonly<Record<string, string>> = {
  dcs: "Write `owner:` under `info:`.",
  card: "Write `owner:` under `data_product:`.",
  consumer: "Write `owner:` with the name of its team.",
};

function owned(model: Model, say: Say) {
  const team = model.kind === "consumer" ? [] : model.team;
  const current = team.some(({ username, name, dateOut }) => dateOut === undefined && (isWritten(username) || isWritten(name)));
  if (isWritten(model.owner) || current) return;
  const at = model.spots["team"] ?? model.spots["owner"] ?? model.spots["info"] ?? model.at;
  const gone = team.length > 0 ? "everybody in its team has left" : "nobody is named as its owner";
  say({ at, message: `The ${model.kind} has no owner: ${gone}.`, hint: hints[model.format] ?? "Write `team:` with a `name:` and its `members:`." });
}
