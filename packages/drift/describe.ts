import type { Contract, Described, Document, Location, SchemaObject } from "#model";
import { project } from "./projections.ts";

/** What names the file: a link of the contract, or a row of the configuration. */
export interface Naming {
  readonly at: Location;
  readonly object?: SchemaObject;
  /** The object of the file that is meant, by name or id. */
  readonly fragment?: string;
}

/** The documents of a schema file as what a contract describes. A document that is neither a contract nor a schema says why in its problems. */
export async function describe(contract: Contract, { at, object, fragment }: Naming, file: string, documents: readonly Document[]): Promise<Described> {
  const found = await Promise.all(documents.map(async ({ model, schema }) => {
    if (model?.kind === "contract") return { format: model.format, objects: model.objects.map((one) => ({ ...one, id: model.id ?? one.id ?? "" })), server: model.servers[0]?.type };
    return schema === undefined ? undefined : { format: schema.format as string, objects: await project(schema, fragment), server: undefined };
  }));
  const read = found.filter((one) => one !== undefined);
  const [first] = read;
  const said = fragment?.split("/").at(-1);
  const objects = read.flatMap((one) => one.objects).filter((one) => said === undefined || [one.id, one.name, one.physicalName].includes(said) || one.id === fragment);
  const unread = documents.flatMap(({ problems }) => problems)[0]?.message ?? "It declares nothing.";
  const problem = first === undefined ? unread : objects.length === 0 ? "It declares no object that is meant here." : undefined;
  return {
    contract, file, at, format: first?.format ?? "", objects,
    ...(object === undefined ? {} : { object }), ...(first?.server === undefined ? {} : { server: first.server }), ...(problem === undefined ? {} : { problem }),
  };
}
