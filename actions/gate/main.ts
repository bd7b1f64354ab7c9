import { runAction } from "../../packages/run/action.ts";
import lock from "../quality/duckdb/package-lock.json" with { type: "json" };
import manifest from "../quality/duckdb/package.json" with { type: "json" };

await runAction("gate", { duckdb: { manifest, lock } });
