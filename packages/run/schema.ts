import { configSchema, meshIndexSchema, reportSchema } from "#config";
import { type Json, UsageError } from "#model";
import { editorSchema, formats, standards } from "#read";
import { either, named } from "#text";
import { type Command, one } from "./command.ts";
import { ids } from "./levels.ts";

const own: Readonly<Record<string, () => Json | Promise<Json>>> = { meshgate: async () => configSchema(await ids()), report: reportSchema, index: () => ({ $schema: "https://json-schema.org/draft/2019-09/schema", title: "Index of a repository", ...meshIndexSchema }) };

export const schema: Command = {
  name: "schema",
  says: "Print a JSON Schema for your editor: of a standard, of meshgate.yaml, of the report or of an index",
  takes: { name: "which", says: "odcs, odps, dcs, card, consumer, meshgate, report or index", required: true },
  options: [{ name: "standard-version", value: "version", says: "Version of the standard; without one: the newest" }],
  examples: [["meshgate schema odcs --standard-version 3.1.0 > odcs.schema.json", "For ODCS 3.1.0"], ["meshgate schema meshgate > meshgate.schema.json", "For meshgate.yaml"], ["meshgate schema consumer > consumer.schema.json", "For consumer declarations"]],
  async run(inputs, io) {
    const [which = ""] = inputs.files;
    const made = Object.hasOwn(own, which) ? await own[which]?.() : await ofStandard(which, one(inputs, "standard-version"));
    io.out(`${JSON.stringify(made, undefined, 2)}\n`);
    return 0;
  },
};

async function ofStandard(id: string, asked: string | undefined) {
  const format = formats.find((known) => known.id === id);
  if (format === undefined) throw new UsageError(`There is no schema ${named(id)}: take ${either([...formats.map((known) => known.id), ...Object.keys(own)])}.`);
  const version = asked?.replace(/^v/, "") ?? format.versions.at(-1) ?? "";
  if (!format.versions.includes(version)) throw new UsageError(`${format.title} ${named(version)} is not known: take ${either(format.versions)}.`);
  const standard = await standards[id]?.();
  if (standard === undefined) throw new Error(`no structure table for ${id}`);
  return editorSchema(standard, version);
}
