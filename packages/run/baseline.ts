import { readBaseline, writeBaseline } from "#config";
import { readBytes } from "#host";
import { UsageError } from "#model";
import { record, shrink } from "#verdict";
import type { Command } from "./command.ts";
import { ids } from "./levels.ts";
import { findingsOf, readForLint } from "./lint.ts";
import * as options from "./options.ts";
import { writeInside } from "./write.ts";
import { openWorkspace } from "./workspace.ts";

export const baseline: Command = {
  name: "baseline",
  says: "Record the findings that are there today, so that only new ones count; from then on the record only shrinks",
  options: [options.configHere],
  examples: [["meshgate baseline", "The first run records; later ones take out what is mended"]],
  async run(inputs, io) {
    const workspace = await openWorkspace({ ...inputs, options: { ...inputs.options, base: [] } }, io, ids);
    const findings = await findingsOf(await readForLint(workspace, { files: [], options: {} }, io), workspace);
    const file = workspace.config.baseline;
    const found = readBytes(workspace.repository, file, 32 * 1024 * 1024);
    if ("problem" in found && found.problem !== "missing") throw new UsageError(`${file}: ${found.message} ${found.hint}`);
    const old = "bytes" in found ? readBaseline(new TextDecoder().decode(found.bytes)) : undefined;
    if (old !== undefined && "problem" in old) throw new UsageError(`${file}: ${old.problem}`);
    const made = old === undefined ? record(findings) : shrink(old.baseline, findings);
    writeInside(workspace.repository.root, file, writeBaseline(made));
    const count = made.known.reduce((sum, known) => sum + known.count, 0);
    const before = old?.baseline.known.reduce((sum, known) => sum + known.count, 0);
    io.out(before === undefined ? `${file}: ${count} ${count === 1 ? "finding" : "findings"} recorded. Commit it; what it records no longer counts.\n` : `${file}: ${count} of ${before} findings are left.\n`);
    return 0;
  },
};
