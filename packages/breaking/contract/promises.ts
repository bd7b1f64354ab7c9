import { canonical } from "#fingerprint";
import type { Json, Property, Quality, Relationship, SchemaObject } from "#model";
import { compareValues } from "./values.ts";
import { fact, type Tell } from "../fact.ts";
import { pair } from "./pair.ts";

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

/** What a rule demands, without its words; a rule of type text has only words. */
const promise = ({ type, metric, arguments: given, operator, unit, severity, schedule, scheduler, query, engine, implementation, description }: Quality): { readonly [key: string]: Json } =>
  Object.fromEntries(Object.entries({ type, metric, arguments: given, operator: operator?.name, value: operator?.value, unit, severity, schedule, scheduler, query, engine, implementation, text: type === "text" ? description : undefined }).filter((entry): entry is [string, Json] => entry[1] !== undefined && !(typeof entry[1] === "object" && entry[1] !== null && Object.keys(entry[1]).length === 0)));

function compareRule(was: Quality, is: Quality, path: readonly string[], tell: Tell): void {
  const [before, after] = [promise(was), promise(is)];
  if (canonical(before) === canonical(after)) return;
  const values = [was, is].map(({ arguments: given }) => given["validValues"]);
  const [old, now] = values;
  if (!Array.isArray(old) || !Array.isArray(now)) return tell(fact("quality-changed", path, is.at, was.at, before, after));
  compareValues(old, now, (kind, gone, fresh) => tell(fact(kind, path, is.spots["arguments"] ?? is.at, was.spots["arguments"] ?? was.at, gone, fresh)));
  if (canonical(besideValues(was)) !== canonical(besideValues(is))) tell(fact("quality-changed", path, is.at, was.at, besideValues(was), besideValues(is)));
}

/** A rule without its list of valid values, which has kinds of its own. */
const besideValues = (rule: Quality): Json => promise({ ...rule, arguments: Object.fromEntries(Object.entries(rule.arguments).filter(([key]) => key !== "validValues")) });
