import type { ContractRead, Location, ObjectRead, Property, SchemaObject } from "#model";
import { indexed, inner, isVariable, nearest, walk } from "#terms";
import { named } from "#text";
import { reads } from "#versions";
import { neighbours } from "../neighbours.ts";
import type { Rule } from "../rule.ts";

export const consumerElementUnknown: Rule = {
  id: "consumer-element-unknown",
  level: "warn",
  says: "The objects and fields that a consumer declares to read exist in the contract.",
  why: "A field with another name is not the one that is watched: it can go without a word to the reader who meant it.",
  source: "docs/consumers.md",
  on: {
    consumer(consumer, say, mesh) {
      for (const read of consumer.reads) {
        const contracts = (neighbours(mesh).known.get(read.contract ?? "") ?? []).filter(({ version }) => read.version === undefined || reads(read.version, version) !== false);
        if (contracts.length === 0 || contracts.some(({ objects }) => objects === undefined)) continue;
        const lost = unknownIn(read, contracts.map(({ objects = [] }) => objects));
        for (const { at, names, message, hint } of lost) say({ at, subject: [consumer.id ?? at.file, read.contract ?? "", ...names], message, hint });
      }
    },
  },
};

interface Lost {
  readonly at: Location;
  readonly names: readonly string[];
  readonly message: string;
  readonly hint: string;
}

/** Longer texts name nothing. */
const longest = 2000;

/** What no version of the contract has. */
function unknownIn({ contract = "", objects: wanted = [] }: ContractRead, versions: readonly (readonly SchemaObject[])[]): Lost[] {
  return wanted.flatMap((object) => {
    const { name, at, spots } = object;
    if (name === undefined || isVariable(name)) return [];
    const found = versions.flatMap((objects) => (indexed(objects, "names").get(name) ?? []).filter((one) => !("options" in one)));
    if (found.length > 0) return fieldsIn(object, name, found);
    const near = nearest(name, versions, "name");
    return [{ at: spots["name"] ?? at, names: [name], message: `The contract ${named(contract)} has no object ${named(name)}.`, hint: near === undefined ? "Write its name as the contract has it." : `Did you mean ${named(near)}?` }];
  });
}

function fieldsIn({ properties = [] }: ObjectRead, object: string, found: readonly (SchemaObject | Property)[]): Lost[] {
  return properties.flatMap(({ name, at, spots }) => {
    if (isVariable(name) || name.length > longest) return [];
    const walks = found.map((one) => walk(name, inner(one), "names"));
    if (walks.some((one) => one.found !== undefined)) return [];
    const [{ last, rest } = { last: undefined, rest: name }] = [...walks].sort((a, b) => a.rest.length - b.rest.length);
    const near = nearest(rest, last === undefined ? found.flatMap(inner) : inner(last), "name");
    const whole = near === undefined ? undefined : `${name.slice(0, name.length - rest.length)}${near}`;
    return [{
      at: spots["name"] ?? at, names: [object, name],
      message: `${named(last?.name ?? object)} has no field ${named(rest)}.`, hint: whole === undefined ? "Write its name as the contract has it, with `.` between a field and the field that it is inside of." : `Did you mean ${named(whole)}?`,
    }];
  });
}
