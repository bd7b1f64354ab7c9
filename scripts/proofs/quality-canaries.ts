import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fly, formats } from "../../test/quality/canaries/run.ts";
import { flyOn } from "../../test/quality/canaries/servers.ts";
import { corpusOf } from "../../test/quality/roundtrip/corpus.ts";
import { servers } from "../../test/quality/roundtrip/servers.ts";
import { service } from "../../test/quality/services.ts";
import type { Proof } from "./proof.ts";

export const qualityCanaries: Proof = {
  id: "quality-canaries",
  title: "No value of the data is in a log, an annotation, a report or a comment, whatever is wrong with the rows",
  async run() {
    const root = mkdtempSync(join(tmpdir(), "meshgate-canaries-"));
    try {
      const { contracts } = await corpusOf(200, 20_261_124);
      const flown = await fly(contracts, root, 20, (line) => console.error(`    ${line}`));
      const figures = [
        `${flown.planted} canaries in the rows of ${flown.contracts} contracts, in five ways of being bad; ${["kept", "broken", "unknown"].map((outcome) => `${flown.outcomes.get(outcome) ?? 0} ${outcome}`).join(", ")}`,
        `${flown.runs} runs of the command in ${formats.length} formats (${formats.join(", ")}), with annotations, summaries and reports: ${flown.letters} letters, ${flown.seen.length} canaries`,
      ];
      const failed = [...flown.seen, ...((flown.outcomes.get("broken") ?? 0) === 0 ? ["nothing is broken in the files, so that nothing was looked for"] : [])];
      for (const { id, on } of servers) {
        const started = await service(id);
        if ("skipped" in started) {
          failed.push(`${id} is not here: ${started.skipped}`);
          continue;
        }
        const { results, broken, seen } = await flyOn(on(started.at), id === "trino" ? contracts.filter((_, at) => at % 4 === 0) : contracts);
        figures.push(`${id}: ${results} promises, ${broken} broken, ${seen.length} canaries in what was measured`);
        failed.push(...seen, ...(broken === 0 ? [`${id}: nothing is broken there, so that nothing was looked for`] : []));
      }
      return { figures, failed };
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  },
};
