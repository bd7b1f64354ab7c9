import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const sqlglot = join(process.env.MESHGATE_SERVICES ?? join(homedir(), ".cache/meshgate-services"), "sqlglot");
const program = "import sys, sqlglot; from sqlglot import exp\nread = [one for one in sqlglot.parse(sys.stdin.read(), read=sys.argv[1]) if one]\nprint(sum(isinstance(one, exp.Select) for one in read), len(read))";

/** Another parser's reading of what is written for engines that no test can ask. It knows grammar, not functions. */
const languages = { snowflake: "snowflake", sqlserver: "tsql", "sqlserver-2025": "tsql", databricks: "databricks", bigquery: "bigquery" };
test.for(Object.entries(languages))("%s is read as queries by sqlglot", { timeout: 60_000 }, ([id, language], { skip }) => {
  if (!existsSync(join(sqlglot, "pinned.txt"))) {
    console.warn("SKIPPED: sqlglot is not installed; test/services/install.sh brings it");
    return skip("sqlglot is not installed; test/services/install.sh brings it");
  }
  const text = readFileSync(new URL(`../fixtures/quality/dialects/${id}.sql`, import.meta.url), "utf8").replace(/^--.*$/gm, "");
  const done = spawnSync("python3", ["-c", program, language], { input: text, encoding: "utf8", env: { ...process.env, PYTHONPATH: sqlglot } });
  expect(done.stderr).toBe("");
  const queries = text.split(/;\n/).filter((one) => one.trim() !== "").length;
  expect(done.stdout.trim()).toBe(`${queries} ${queries}`);
});
