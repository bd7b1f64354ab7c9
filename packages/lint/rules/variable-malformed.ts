import type { Model, SourceNode } from "#model";
import { named } from "#text";
import type { Rule, Say } from "../rule.ts";

export const variableMalformed: Rule = {
  id: "variable-malformed",
  level: "warn",
  says: "A variable is `${NAME}` or `${NAME:-default}`, in a version of the standard that has variables.",
  why: "What is not written like this is never filled in: a server is called `${DB_HOST` for good.",
  source: "ODCS 3.2.0 and ODPS 1.1.0, Variables (RFC 50)",
  on: {
    document({ root, model }, say) {
      const since = model === undefined ? undefined : firstWith[model.format];
      if (root !== undefined && model !== undefined && since !== undefined) walk(root, model, since, say);
    },
  },
};

/** The first version of each standard that has variables. */
const firstWith: Readonly<Record<string, string>> = { odcs: "3.2.0", odps: "1.1.0" };

/** Texts in a language of their own, where `${` may mean something else; queries have had their own placeholders since 3.0. */
const foreign = new Set(["pattern", "implementation", "transformLogic", "query"]);
const wellFormed = /\$\{[A-Za-z_]\w*(?::-[^{}]*)?\}/y;

function walk(root: SourceNode, model: Model, since: string, say: Say) {
  const standard = model.format.toUpperCase();
  const isEarly = before(model.formatVersion, since);
  const open: [SourceNode, SourceNode["at"]][] = [[root, root.at]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, at] = next;
    if (node.kind === "map") {
      for (const [key, entry] of node.entries) if (!foreign.has(key)) open.push([entry.node, entry.at]);
    } else if (node.kind === "list") open.push(...node.items.map((item): [SourceNode, SourceNode["at"]] => [item, item.at]));
    else if (typeof node.value === "string") {
      const wrong = firstWrong(node.value);
      if (wrong !== undefined) say({ at, message: wrong, hint: "Write `${NAME}` or `${NAME:-default}`; a name has letters, digits and `_`." });
      else if (isEarly && node.value.includes("${"))
        say({ at, message: `${standard} ${model.formatVersion} has no variables: ${named(node.value)} stays as it is.`, hint: `Write \`apiVersion: v${since}\` or later.` });
    }
  }
}

function firstWrong(text: string): string | undefined {
  for (let at = text.indexOf("${"); at >= 0; at = text.indexOf("${", at + 2)) {
    wellFormed.lastIndex = at;
    if (wellFormed.test(text)) continue;
    const end = text.indexOf("}", at);
    if (end < 0) return `The variable ${named(text.slice(at, at + 40))} is not closed.`;
    const name = text.slice(at + 2, end).split(":-", 1)[0] ?? "";
    return name.trim() === "" ? "The variable has no name." : `${named(name)} cannot be the name of a variable.`;
  }
  return undefined;
}

function before(version: string, since: string): boolean {
  const [a, b] = [version.split(".").map(Number), since.split(".").map(Number)];
  for (const [index, part] of b.entries()) if (a[index] !== part) return (a[index] ?? 0) < part;
  return false;
}
