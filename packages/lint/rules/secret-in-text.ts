import type { Document, Location, SourceEntry, SourceMap, SourceNode } from "#model";
import type { Rule, Say } from "../rule.ts";
import { findSecret } from "../secrets/find.ts";

export const secretInText: Rule = {
  id: "secret-in-text",
  level: "error",
  says: "No password, key or token stands in a text.",
  why: "Whoever can read the repository, or its history, can use it; a contract is made to be read by many.",
  source: "CWE-798, use of hard-coded credentials",
  on: {
    document({ root }: Document, say) {
      if (root !== undefined) search(root, root.at, undefined, [], say);
    },
  },
};

/** Says every credential below a node by its kind and place; the text itself is never repeated. */
function search(node: SourceNode, at: Location, key: string | undefined, path: readonly string[], say: Say) {
  if (node.kind === "scalar") {
    if (typeof node.value === "string") blame(findSecret(node.value, key), at, path, say);
  } else if (node.kind === "list") node.items.forEach((item, index) => search(item, item.at, key, [...path, String(index)], say));
  else {
    for (const [name, entry] of node.entries) {
      blame(findSecret(name, undefined), entry.key, path, say);
      search(entry.node, entry.at, keyOf(node, name, entry), [...path, findSecret(name, undefined) === undefined ? name : "…"], say);
    }
  }
}

function blame(secret: string | undefined, at: Location, path: readonly string[], say: Say) {
  if (secret === undefined) return;
  say({
    at, subject: [at.file, ...path], message: `Here stands ${secret}.`,
    hint: "Withdraw it where it was issued, for the history keeps it; then write `${NAME}` and set the variable where the contract is used.",
  });
}

/** The `value:` of a custom property is called by its `property:`. */
function keyOf(map: SourceMap, name: string, { node }: SourceEntry): string {
  const property = name === "value" && node.kind === "scalar" ? map.entries.get("property")?.node : undefined;
  return property?.kind === "scalar" && typeof property.value === "string" ? property.value : name;
}
