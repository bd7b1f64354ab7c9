import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { service } from "../../test/quality/services.ts";
import { exported, onDuckdb, onTrino, tpchContract, unlike } from "../../test/quality/tpch/tpch.ts";
import type { Proof } from "./proof.ts";

export const qualityTpch: Proof = {
  id: "quality-tpch",
  title: "Trino judges the tables of TPC-H with one aggregate for each table and one query for each key and reference, by the server's own count, and says what DuckDB says of the same rows",
  async run() {
    const started = await service("trino");
    if ("skipped" in started) return { figures: [], failed: [`Trino is not here: ${started.skipped}`] };
    const root = mkdtempSync(join(tmpdir(), "meshgate-tpch-"));
    try {
      const contract = await tpchContract();
      const { results, asked, needed } = await onTrino(started.at, contract);
      const rows = await exported(started.at, contract, root);
      const count = (outcome: string) => results.filter((result) => result.outcome === outcome).length;
      const failed = asked.aggregates === needed.tables && asked.keys === needed.keys && asked.references === needed.references && asked.columns === needed.tables ? [] : [`asked ${JSON.stringify(asked)}, needed ${JSON.stringify(needed)}`];
      if (results.length < 30 || count("unknown") > 0 || count("broken") === 0) failed.push(`${results.length} promises, ${count("broken")} broken, ${count("unknown")} unknown`);
      for (const format of ["csv", "ndjson", "parquet"]) failed.push(...unlike(results, await onDuckdb(contract, root, format)).map((one) => `${format}: ${one}`));
      return {
        figures: [
          `${results.length} promises over ${needed.tables} tables, ${rows} rows: ${count("kept")} kept, ${count("broken")} broken, ${count("unknown")} unknown`,
          `system.runtime.queries has ${asked.aggregates} aggregates for ${needed.tables} tables, ${asked.keys} queries for ${needed.keys} keys, ${asked.references} for ${needed.references} references, ${asked.columns} for the columns`,
          `DuckDB on CSV, NDJSON and Parquet of the same rows: ${failed.length} differences`,
        ],
        failed,
      };
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  },
};
