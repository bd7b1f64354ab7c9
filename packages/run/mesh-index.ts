import { resolve } from "node:path";
import { writeMeshIndex } from "#config";
import { UsageError } from "#model";
import { named } from "#text";
import { type Command, one } from "./command.ts";
import { documentsOf, listContracts, meshOf, readListed } from "./documents.ts";
import { ids } from "./levels.ts";
import { note } from "./note.ts";
import * as options from "./options.ts";
import { jsonForScreen } from "./screen-text.ts";
import { openWorkspace } from "./workspace.ts";
import { writeText } from "./write.ts";

export const index: Command = {
  name: "index",
  says: "Write what other repositories need to know of this one (`mesh:` in their meshgate.yaml): contracts, products, consumers",
  options: [{ name: "out", short: "o", value: "file", says: "Write it to this file instead of the screen" }, options.configHere],
  examples: [["meshgate index --out meshgate-index.json", "Publish it, and other repositories see who reads their contracts here"]],
  async run(inputs, io) {
    const workspace = await openWorkspace({ ...inputs, options: { ...inputs.options, base: [] } }, io, ids);
    const readings = await readListed(workspace, await listContracts(workspace, []));
    const lost = documentsOf(readings).find(({ model, schema }) => model === undefined && schema === undefined);
    if (lost !== undefined) throw new UsageError(`${named(lost.file)} cannot be read, so the index would lack it: mend it first; \`meshgate lint\` says what is wrong.`);
    const mesh = meshOf(readings);
    const out = one(inputs, "out");
    if (out === undefined) io.out(jsonForScreen(writeMeshIndex(mesh)));
    else writeText(resolve(io.cwd, out), writeMeshIndex(mesh));
    const counts = [[mesh.contracts, "contract"], [mesh.products, "product"], [mesh.consumers, "consumer"]] as const;
    note(io, `${out === undefined ? "" : `written ${out}: `}${counts.map(([all, what]) => `${all.length} ${what}${all.length === 1 ? "" : "s"}`).join(", ")}`);
    return 0;
  },
};
