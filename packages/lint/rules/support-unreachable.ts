import type { Contract, Product, Support } from "#model";
import { isVariable } from "#terms";
import { named } from "#text";
import type { Rule, Say } from "../rule.ts";
import { isWritten } from "../written.ts";

export const supportUnreachable: Rule = {
  id: "support-unreachable",
  level: "warn",
  says: "At least one support channel has an address, and every address is one.",
  why: "A consumer whose dashboard is empty has to reach somebody; the name of a chat room alone leads newcomers nowhere.",
  source: "ODCS and ODPS, Support and communication channels; DCS, info.contact",
  on: {
    contract: (contract, say) => contract.format !== "card" && reachable(contract, say),
    product: (product, say) => reachable(product, say),
  },
};

const address = /^(?:https?:\/\/[^\s/]+|(?!https?:)[a-z][a-z0-9+.-]{1,30}:[^\s]+)/i;
const mail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const isAddress = (text: string) => isVariable(text) || address.test(text.trim()) || mail.test(text.trim());

function reachable(model: Contract | Product, say: Say) {
  for (const { url, spots, at } of model.support)
    if (url !== undefined && !isAddress(url))
      say({ at: spots["url"] ?? spots["email"] ?? at, message: `${named(url)} is no address.`, hint: "Write a link (`https://…`) or a mail address (`mailto:…`)." });
  if (model.support.some(({ url, channel }: Support) => isWritten(url) || isAddress(channel ?? ""))) return;

  const place = model.format === "dcs" ? "`contact:` with `url:` or `email:` under `info:`" : "a `url:` (`https://…` or `mailto:…`) into a channel of `support:`";
  const [first] = model.support;
  if (first === undefined) say({ at: model.spots["support"] ?? model.spots["info"] ?? model.at, message: `The ${model.kind} names no support channel.`, hint: `Write ${place}.` });
  else say({ at: first.at, message: "None of the support channels has an address.", hint: `Write ${place}.` });
}
