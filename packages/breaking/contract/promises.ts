import { canonical } from "#fingerprint";
import type { Json, Property, Relationship, SchemaObject } from "#model";
import { fact, type Tell } from "../fact.ts";
import { pair } from "../pair.ts";
import { compareRule, promise } from "./quality.ts";

/** What is promised of an object or property beside its shape: references and quality rules. */
export function comparePromises(was: SchemaObject | Property, is: SchemaObject | Property, path: readonly string[], tell: Tell): void {
  const links = pair(was.relationships, is.relationships, [(link) => canonical(target(link))]);
  for (const link of links.gone) tell(fact("relationship-removed", path, is.at, link.at, target(link)));
  for (const link of links.fresh) tell(fact("relationship-added", path, link.at, undefined, undefined, target(link)));

  const rules = pair(was.quality, is.quality, [({ id }) => id, ({ name }) => name, (rule) => canonical(promise(rule)), ({ type, metric, query }) => canonical([type ?? null, metric ?? null, query ?? null])]);
  for (const rule of rules.gone) tell(fact("quality-removed", path, is.at, rule.at, promise(rule)));
  for (const rule of rules.fresh) tell(fact("quality-added", path, rule.at, undefined, undefined, promise(rule)));
  for (const [old, now] of rules.both) compareRule(old, now, path, tell);
}

const target = ({ from, to }: Relationship): Json => ({ ...(from === undefined ? {} : { from }), to });
