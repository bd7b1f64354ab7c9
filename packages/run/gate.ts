import { lint as askLint, rules } from "#lint";
import type { Finding } from "#model";
import { breakingReport, readBothSides, type Sides } from "./breaking.ts";
import { type Command, one } from "./command.ts";
import { documentsOf, meshOf } from "./documents.ts";
import { gateNamed } from "./gate-name.ts";
import { ids } from "./levels.ts";
import { lintReport } from "./lint.ts";
import * as options from "./options.ts";
import { textsOnly } from "./schema-texts.ts";
import { sayVerdict } from "./say.ts";
import { baseOf, openWorkspace } from "./workspace.ts";

export const gate: Command = {
  name: "gate",
  says: "What changed since the base: is it well written, what does it break, and for whom? One verdict",
  options: [options.base, options.mode, options.transitive, options.format, options.out, options.also, options.report, options.failOn, options.quiet, options.config, { ...options.comment, default: "never" }, options.gate],
  examples: [
    ["meshgate gate --base main", "This branch against where it left main"],
    ["meshgate gate", "On a pull request: the base is known"],
    ["meshgate gate --base main --format markdown", "As a reviewer reads it"],
    ["meshgate gate --comment auto --also junit=meshgate.xml", "In a pipeline: a comment, and a report that it shows"],
  ],
  async run(inputs, io) {
    const gate = gateNamed(inputs);
    const workspace = await openWorkspace(inputs, io, ids);
    const sides = await readBothSides(workspace, baseOf(workspace).sha, io);
    const texts = sides.schemas.changed.map(textsOnly);
    const findings = [...(await askLint(documentsOf([...sides.changed, ...texts]), { ...meshOf(sides.head), others: sides.others, described: sides.described.after }, rules)), ...(await brokenElsewhere(sides))];
    const expected = workspace.config.expect.includes("quality");
    const reports = [lintReport([...sides.changed, ...texts], findings), await breakingReport(sides, workspace, inputs, io), ...(expected ? [await (await import("./quality.ts")).qualityReport(workspace, { files: [], options: {} }, io)] : [])];
    return sayVerdict({ workspace, inputs, io, reports, expect: workspace.config.expect, approves: one(inputs, "fail-on") !== "never", ...(one(inputs, "comment") === "auto" ? { gate } : {}) });
  },
};

/** What the change breaks in files that it does not touch: references that lead nowhere now and did not before. */
async function brokenElsewhere({ head, changed, before, described, others }: Sides): Promise<Finding[]> {
  const untouched = head.filter((reading) => !changed.includes(reading));
  const documents = documentsOf(untouched);
  const known = new Map<string, number>();
  for (const { fingerprint } of await askLint(documents, { ...meshOf([...untouched, ...before]), others, described: described.before }, rules)) known.set(fingerprint, (known.get(fingerprint) ?? 0) + 1);
  return (await askLint(documents, { ...meshOf(head), others, described: described.after }, rules)).filter(({ fingerprint }) => {
    const left = known.get(fingerprint) ?? 0;
    known.set(fingerprint, left - 1);
    return left <= 0;
  });
}
