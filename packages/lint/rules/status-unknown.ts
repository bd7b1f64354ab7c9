import { steps as life } from "#lifecycle";
import type { Contract, Fix, Product, SourceEntry } from "#model";
import { isVariable } from "#terms";
import { closest, either, named } from "#text";
import { entryAt, rewrite } from "../entry.ts";
import type { Rule, Say } from "../rule.ts";

export const statusUnknown: Rule = {
  id: "status-unknown",
  level: "warn",
  says: "The status is a step of the life-cycle: proposed, draft, active, deprecated or retired.",
  why: "Catalogs, consumers and this gate read the status; a word of one's own means to each of them something else, or nothing.",
  source: "ODCS, Fundamentals: status; ODPS, Fundamentals: status",
  fixable: true,
  on: {
    contract: (contract, say) => check(contract, say),
    product: (product, say) => check(product, say),
  },
};

const steps: readonly string[] = life;

/** Words in use for the steps; close in meaning, so they are only hinted at. */
const meant: ReadonlyMap<string, string> = new Map(Object.entries({
  planned: "proposed", development: "draft", indevelopment: "draft", wip: "draft", experimental: "draft", testing: "draft",
  production: "active", live: "active", published: "active", released: "active", stable: "active", current: "active",
  sunset: "deprecated", obsolete: "deprecated", inactive: "retired", archived: "retired", decommissioned: "retired", deleted: "retired",
}));

function check(model: Contract | Product, say: Say) {
  const { status } = model;
  if (status === undefined || steps.includes(status) || isVariable(status)) return;
  const entry = entryAt(model.source, "status") ?? entryAt(model.source, "info", "status") ?? entryAt(model.source, "data_product", "status");
  const same = status.trim().toLowerCase();
  const step = meant.get(same.replace(/[^a-z]/g, "")) ?? closest(status, steps);
  const hint = step === undefined ? `Write ${either(steps)}.` : `Did you mean ${named(step)}?`;
  const message = `The status ${named(status)} is no step of the life-cycle.`;
  say({ at: entry?.at ?? model.at, message, hint, ...(steps.includes(same) ? fixOf(entry, same) : {}) });
}

function fixOf(entry: SourceEntry | undefined, step: string): { fix?: Fix } {
  const edit = entry && rewrite(entry, step);
  return edit === undefined ? {} : { fix: { title: `Write ${named(step)}`, edits: [edit] } };
}
