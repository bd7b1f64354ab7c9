import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";

/** Statements that every DuckDB was asked which came from a folder of `spiedDuckdb`. */
export const statements: string[] = [];
Object.assign(globalThis, { meshgateStatements: statements });

/** DuckDB's binding as a package below `folder`, which writes down what it is asked; gives that folder, as `--duckdb-path` takes it. */
export function spiedDuckdb(folder: string): string {
  const real = pathToFileURL(createRequire(import.meta.url).resolve("@duckdb/node-api")).href;
  const home = join(folder, "node_modules/@duckdb/node-api");
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, "package.json"), '{ "main": "index.mjs" }');
  writeFileSync(join(home, "index.mjs"), `import real from ${JSON.stringify(real)};
export const { StatementType, version } = real;
export const DuckDBInstance = { create: async (...of) => {
  const instance = await real.DuckDBInstance.create(...of);
  const connect = instance.connect.bind(instance);
  instance.connect = async () => {
    const connection = await connect();
    for (const name of ["run", "runAndReadAll", "streamAndReadUntil"]) {
      const asked = connection[name].bind(connection);
      connection[name] = (sql, ...more) => (globalThis.meshgateStatements.push(sql), asked(sql, ...more));
    }
    return connection;
  };
  return instance;
} };
`);
  return folder;
}
