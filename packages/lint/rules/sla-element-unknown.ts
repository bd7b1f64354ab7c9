import type { Contract, Location } from "#model";
import { follow, indexed, inner, isVariable, nearest, walk } from "#terms";
import { named } from "#text";
import type { Rule, Say } from "../rule.ts";

export const slaElementUnknown: Rule = {
  id: "sla-element-unknown",
  level: "warn",
  says: "The element of a service level is an object or a property of the contract.",
  why: "A promise about a field that does not exist can never be measured, so it is never kept.",
  source: "ODCS, Service-level agreement: element",
  on: {
    contract(contract, say) {
      const entry = contract.format === "odcs" ? contract.source.entries.get("slaDefaultElement") : undefined;
      if (entry?.node.kind === "scalar" && typeof entry.node.value === "string") check(entry.node.value, entry.at, contract, say);
    },
    sla(sla, { contract }, say) {
      if (sla.element !== undefined) check(sla.element, sla.spots["element"] ?? sla.spots["timestampField"] ?? sla.spots["processedTimestampField"] ?? sla.at, contract, say);
    },
  },
};

/** Longer texts name nothing. */
const longest = 2000;

function check(elements: string, at: Location, contract: Contract, say: Say) {
  if (isVariable(elements) || elements.length > longest) return;
  for (const element of elements.split(",").map((part) => part.trim())) {
    if (element === "" || isKnown(element, contract)) continue;
    say({ at, message: `The contract has no element ${named(element)}.`, hint: hint(element, contract) });
  }
}

function isKnown(element: string, contract: Contract): boolean {
  if (!element.includes("/")) return walk(element, [contract.objects], "names").found !== undefined;
  const isObject = /^\/?schema\/([^/]+)$/.exec(element)?.[1];
  if (isObject !== undefined) return indexed(contract.objects, "id").has(isObject);
  return follow(element, contract, { contracts: [contract], products: [], consumers: [] }).is === "property";
}

function hint(element: string, { objects }: Contract): string {
  const { last, rest } = walk(element, [objects], "names");
  if (last !== undefined) {
    const near = nearest(rest, inner(last), "name");
    return near === undefined ? `${named(last.name ?? "")} exists, ${named(rest)} does not.` : `Did you mean ${named(near)}?`;
  }
  const owner = objects.slice(0, 1000).find(({ properties }) => indexed(properties, "name").has(element));
  if (owner?.name !== undefined) return `Write ${named(`${owner.name}.${element}`)}.`;
  const near = nearest(element.split(".")[0] ?? "", [objects], "name");
  return near === undefined ? "Write `object` or `object.property` as they are called in the schema." : `Did you mean ${named(near)}?`;
}
