import { canonical } from "#fingerprint";
import type { Json, Property, Relationship, SchemaObject, Witness } from "#model";
import { type Fact, fact, type Tell } from "../fact.ts";
import { rowWith } from "./ground.ts";
import { sampled } from "./samples.ts";
import { pair } from "../pair.ts";
import { aloneRule, compareRule, promise } from "./quality.ts";

/** What is promised of an object or property beside its shape: references and quality rules. */
export function comparePromises(was: SchemaObject | Property, is: SchemaObject | Property, path: readonly string[], tell: Tell): void {
  const links = pair(was.relationships, is.relationships, [(link) => canonical(target(link))]);
  for (const link of links.gone) tell({ ...fact("relationship-removed", path, is.at, link.at, target(link)), ...dangling(link, is, path, "consumers") });
  for (const link of links.fresh) tell({ ...fact("relationship-added", path, link.at, undefined, undefined, target(link)), ...dangling(link, was, path, "producers") });

  const rules = pair(was.quality, is.quality, [({ id }) => id, ({ name }) => name, (rule) => canonical(promise(rule)), ({ type, metric, query }) => canonical([type ?? null, metric ?? null, query ?? null])]);
  for (const rule of rules.gone) tell({ ...fact("quality-removed", path, is.at, rule.at, promise(rule)), ...aloneRule(rule, "consumers") });
  for (const rule of rules.fresh) tell({ ...fact("quality-added", path, rule.at, undefined, undefined, promise(rule)), ...aloneRule(rule, "producers") });
  for (const [old, now] of rules.both) compareRule(old, now, path, tell);
}

/** A row that refers to something where there is nothing. Of an object's relationship, the column that it starts from is looked up by its last name. */
function dangling({ from = [], to }: Relationship, holder: SchemaObject | Property, path: readonly string[], side: keyof Witness): Pick<Fact, "witness" | "closer"> {
  const [object = ""] = path;
  const start = from[0]?.split(/[./]/).at(-1);
  const property = "options" in holder ? holder : holder.properties.find(({ name, id }) => start !== undefined && (name === start || id === start));
  const place = "options" in holder ? path : [...path, property?.name ?? ""];
  const [wanted] = to;
  if (property === undefined || wanted === undefined || place.includes("[]")) return {};
  return sampled([property], (sample) => {
    const [value] = sample(property);
    return value === undefined ? {} : { witness: { [side]: { [object]: [rowWith(place, value)], [wanted]: [] } } };
  });
}

const target = ({ from, to }: Relationship): Json => ({ ...(from === undefined ? {} : { from }), to });
