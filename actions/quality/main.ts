import { runAction } from "../../packages/run/action.ts";
import lock from "./duckdb/package-lock.json" with { type: "json" };
import manifest from "./duckdb/package.json" with { type: "json" };

await runAction("quality", { duckdb: { manifest, lock } });
