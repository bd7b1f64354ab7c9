import type { Contract, SchemaObject } from "#model";
import { either } from "#text";
import type { CheckKind } from "../check.ts";
import { nameOf, physicalOf } from "../found.ts";
import { namesAreNames } from "../shape.ts";

export const columnExtra: CheckKind = {
  id: "column-extra",
  says: "The data has no columns that the contract does not name, where that is promised.",
  why: "A column that nobody promised can hold what nobody may see, and somebody will build on it.",
  source: "DCS, Model Object: additionalFields; `quality: extra-columns: refused` in meshgate.yaml",
  promises: (contract, { choices }) => contract.objects.flatMap((object) => {
    const closed = isClosed(object, contract);
    if (choices.extraColumns !== "refused" && closed !== true) return [];
    if (closed === false) return [];
    return [{
      check: "column-extra", path: [nameOf(object)], object, at: object.spots["additionalFields"] ?? object.at, expected: "the columns that the contract names and no others", counts: "The set of columns",
      measured: {
        by: "shape" as const,
        judge: (shape) => {
          const { columns } = shape;
          const ours = new Set(object.properties.map((property) => physicalOf(property).toLowerCase()));
          const extra = columns.filter(({ name }) => !ours.has(name.toLowerCase())).map(({ name }) => name);
          if (extra.length > 0 && !namesAreNames(object, shape)) return { kept: false, reason: "None of the data's columns is one of the contract, so that its first record may be no header." };
          return extra.length === 0 ? { kept: true } : { kept: false, reason: `The contract does not name ${either(extra).replace(/ or (?=\S+( more)?$)/, " and ")}.` };
        },
      },
    }];
  }),
};

/** What a model of DCS says itself; a model without `additionalFields` is taken for open, as its examples are. */
function isClosed(object: SchemaObject, { format, source }: Contract): boolean | undefined {
  const models = format === "dcs" ? source.entries.get("models")?.node : undefined;
  const model = models?.kind === "map" ? models.entries.get(object.name ?? "")?.node : undefined;
  const said = model?.kind === "map" ? model.entries.get("additionalFields")?.node : undefined;
  return said?.kind === "scalar" && typeof said.value === "boolean" ? !said.value : undefined;
}
