import type { Engine } from "../../engine.ts";
import { lies } from "./lies.ts";
import { openSession } from "./session.ts";

/** DuckDB inside this process: files where they lie, and files that DuckDB wrote. */
export const duckdb: Engine = {
  id: "duckdb",
  title: "DuckDB",
  serves: ({ type = "" }) => ["local", "duckdb", "s3", "gcs", "azure"].includes(type.toLowerCase()),
  lies,
  open: openSession,
};
