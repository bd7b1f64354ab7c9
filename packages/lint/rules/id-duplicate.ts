import type { Location, SourceList, SourceNode } from "#model";
import { named } from "#text";
import type { Rule, Say } from "../rule.ts";

export const idDuplicate: Rule = {
  id: "id-duplicate",
  level: "error",
  says: "Ids are unique in the list that they stand in.",
  why: "An id is what survives a rename; with two of one id nobody knows which was meant, and a rename cannot be told from a removal.",
  source: "ODCS and ODPS JSON Schemas, StableId: unique within its containing array",
  on: {
    document({ root, model }, say) {
      if (root !== undefined && (model?.format === "odcs" || model?.format === "odps")) walk(root, say);
    },
  },
};

/** What authors may fill as they like, and lists whose id is another document's: no ids of this document. */
const foreign = new Set(["value", "examples", "implementation", "arguments", "inputContracts"]);

function walk(root: SourceNode, say: Say) {
  const open: SourceNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "map") {
      for (const [key, entry] of node.entries) if (!foreign.has(key) && entry.node.kind !== "scalar") open.push(entry.node);
    } else if (node.kind === "list") {
      unique(node, say);
      open.push(...node.items);
    }
  }
}

function unique({ items }: SourceList, say: Say) {
  const seen = new Map<string, Location>();
  for (const item of items) {
    const entry = item.kind === "map" ? item.entries.get("id") : undefined;
    if (entry?.node.kind !== "scalar" || typeof entry.node.value !== "string") continue;
    const id = entry.node.value;
    const first = seen.get(id);
    if (first === undefined) seen.set(id, entry.at);
    else say({ at: entry.at, message: `The id ${named(id)} is taken, on line ${first.line}.`, hint: "Give one of the two another id." });
  }
}
