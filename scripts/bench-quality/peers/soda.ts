import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Peer } from "../peers.ts";

/** The promises in Soda's own contract language, without retention, which it has not; the file as a view of a DuckDB that lies beside it. */
const contract = `dataset: files/orders/main/orders
checks:
  - row_count: { threshold: { must_be_greater_than: 10 } }
  - freshness: { column: created_at, threshold: { unit: day, must_be_less_than: 7300 } }
columns:
  - { name: id, checks: [{ missing: }, { duplicate: }] }
  - { name: customer_id, valid_min: 1, checks: [{ missing: }, { invalid: }] }
  - { name: email, checks: [{ missing: { threshold: { metric: percent, must_be_less_than: 5 } } }] }
  - { name: status, valid_values: [new, paid, shipped, returned], checks: [{ invalid: }] }
  - { name: sku, valid_max_length: 20, checks: [{ invalid: }] }
  - { name: quantity, checks: [{ invalid: { valid_min: 1, qualifier: least } }, { invalid: { valid_max: 100, qualifier: greatest } }] }
  - { name: price, valid_min: 0, checks: [{ invalid: }] }
  - { name: discount, valid_max: 1, checks: [{ invalid: }] }
  - { name: country, valid_values: [DE, FR, IT, ES, PL, NL], checks: [{ invalid: }] }
  - { name: shipped_at, checks: [{ missing: { threshold: { metric: percent, must_be_less_than: 60 } } }] }
  - { name: note, valid_max_length: 200, checks: [{ invalid: }] }
`;

export const soda: Peer = {
  id: "soda",
  packages: ["soda-core", "soda-duckdb"],
  reads: "its own language, 16 checks",
  prepare: (at, file, python) => {
    writeFileSync(join(at, "soda.yml"), contract);
    writeFileSync(join(at, "source.yml"), "type: duckdb\nname: files\nconnection:\n  database: orders.duckdb\n");
    const made = spawnSync(python, ["-c", "import duckdb, sys\nduckdb.connect('orders.duckdb').execute(f\"CREATE VIEW orders AS SELECT * FROM read_parquet('{sys.argv[1]}')\")", join(at, file)], { cwd: at, encoding: "utf8" });
    if (made.status !== 0) throw new Error(made.stderr);
  },
  argv: (bin) => ["env", "SODA_CORE_TELEMETRY_ENABLED=false", `${bin}/soda`, "contract", "verify", "-ds", "source.yml", "-c", "soda.yml"],
};
