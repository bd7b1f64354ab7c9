import type { Contract, Mesh, Property, SchemaObject } from "#model";
import { named } from "#text";
import { contractsIn } from "./files.ts";
import { indexed, inner, nearest, walk } from "./elements.ts";
import { isVariable } from "./variable.ts";

/** Where a reference leads. `unknown`: nothing is there; `outside`: the file is not here; `unread`: not for us to judge. */
export type Target =
  /** `contract` is the one that has it. */
  | { readonly is: "property"; readonly property: Property; readonly contract: Contract }
  | { readonly is: "unknown" | "outside"; readonly why: string; readonly hint: () => string }
  | { readonly is: "unread" };

/** Longer texts name nothing. */
const longest = 2000;

/**
 * Follows a reference to a property: `orders.address.street` by names, `schema/orders/properties/street` by ids, either after `file.yaml#/`
 * (ODCS 3.2.0, References; DCS, Field Object: references). A text of another form is left to the structure check.
 */
export function follow(reference: string, contract: Contract, mesh: Mesh): Target {
  if (isVariable(reference) || reference.length > longest) return { is: "unread" };
  const hash = reference.indexOf("#");
  const path = reference.slice(hash + 1).replace(/^\//, "");
  if (hash < 0) return within(path, contract);
  const file = reference.slice(0, hash);
  const targets = file === "" ? [contract] : contractsIn(file, contract, mesh);
  const tries = targets.map((target) => within(path, target));
  const best = tries.find(({ is }) => is === "property") ?? tries[0];
  if (best === undefined) return { is: "outside", why: `no contract here is in the file ${named(file)}`, hint: () => "Check the path; a contract of another repository cannot be checked from here." };
  return best;
}

const within = (path: string, contract: Contract): Target => (path.includes("/") ? byIds(path, contract) : byNames(path, contract));

function byNames(path: string, contract: Contract): Target {
  const { objects } = contract;
  if (!path.includes(".")) return { is: "unread" };
  const { found, last, rest } = walk(path, [objects], "name");
  if (found !== undefined) return isProperty(found) ? { is: "property", property: found, contract } : { is: "unknown", why: "it names an object, not a property", hint: () => `Write ${named(`${path}.<property>`)}.` };
  if (last === undefined) {
    const first = path.slice(0, path.indexOf("."));
    return { is: "unknown", why: `no object of the contract is called ${named(first)}`, hint: () => nearObject(first, objects) };
  }
  return { is: "unknown", why: `${named(last.name ?? "")} has no property ${named(rest)}`, hint: () => suggestion(rest, last) };
}

function byIds(path: string, contract: Contract): Target {
  const [section, ...steps] = path.split("/");
  if (section !== "schema") return { is: "unknown", why: `it leads to ${named(section ?? "")}, not to the schema`, hint: () => "Write `schema/<id>/properties/<id>`." };
  let lists: readonly (readonly (SchemaObject | Property)[])[] = [contract.objects];
  let last: SchemaObject | Property | undefined;
  for (let at = 0; at < steps.length; at += 2) {
    const [id = ""] = steps.slice(at, at + 1);
    const next = lists.flatMap((list) => indexed(list, "id").get(id) ?? [])[0];
    if (next === undefined) {
      const tried = lists;
      const hint = () => nearId(id, tried);
      return { is: "unknown", why: `nothing in ${last === undefined ? "the schema" : named(last.name ?? "")} has the id ${named(id)}`, hint };
    }
    [last, lists] = [next, inner(next)];
  }
  return last !== undefined && isProperty(last) ? { is: "property", property: last, contract } : { is: "unknown", why: "it names an object, not a property", hint: () => `Write ${named(`${path}/properties/<id>`)}.` };
}

const isProperty = (found: SchemaObject | Property): found is Property => "options" in found;

function suggestion(rest: string, last: SchemaObject | Property): string {
  const below = inner(last);
  const physical = below.flatMap((list) => indexed(list, "names").get(rest) ?? [])[0];
  if (physical?.name !== undefined) return `It is called ${named(physical.name)}; references use names, not physical names.`;
  const near = nearest(rest, below, "name");
  return near === undefined ? "Add the property, or refer to another one." : `Did you mean ${named(near)}?`;
}

function nearObject(name: string, objects: readonly SchemaObject[]): string {
  const near = nearest(name, [objects], "name");
  return near === undefined ? "Add the object, or name the file that has it: `file.yaml#/schema/<id>/properties/<id>`." : `Did you mean ${named(near)}?`;
}

function nearId(id: string, lists: readonly (readonly (SchemaObject | Property)[])[]): string {
  if (lists.some((list) => indexed(list, "name").has(id))) return `${named(id)} is a name: give it ${named(`id: ${id}`)}, or refer to it by names, with dots.`;
  const near = nearest(id, lists, "id");
  return near === undefined ? "References with `/` use ids; add the id, or refer by names, with dots." : `Did you mean ${named(near)}?`;
}
