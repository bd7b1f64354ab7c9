import { statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { personalByName } from "#lint";
import { UsageError } from "#model";
import { keyOf, propose, type Seen } from "#profile";
import type { DriverFolder } from "#quality";
import { named } from "#text";
import { logicalTypeOf } from "#types";
import { type Command, type Io, on, one } from "./command.ts";
import { driverFolder } from "./driver-folder.ts";
import { literal, withDuckdb } from "./duckdb.ts";
import { type DataFile, formatOf, isWithin, keyTogether, lookAt, openFile } from "./look.ts";
import { note } from "./note.ts";
import { writeText } from "./write.ts";

export const profile: Command = {
  name: "profile",
  says: "A first contract for data that has none: its types, keys and nulls, to be edited by a person",
  takes: { name: "data", says: "Files: CSV, JSON, NDJSON or Parquet, each an object of the contract", required: true, many: true },
  options: [
    { name: "id", value: "id", says: "Id and name of the contract; without it, the name of the first file" },
    { name: "samples", says: "Write values into it: ends of ranges, allowed values, examples; never of columns that look personal" },
    { name: "out", short: "o", value: "file", says: "Write it to a file" },
  ],
  examples: [
    ["meshgate profile data/orders.csv --out contracts/orders.odcs.yaml", "One file, one object"],
    ["meshgate profile data/*.parquet --id sales --samples", "Several, with the foreign keys between them, and with values"],
  ],
  async run(inputs, io) {
    const files = filesFrom(inputs.files, io);
    const seen = await lookAll(files, on(inputs, "samples"), driverFolder("duckdb", io));
    for (const { file, rows } of seen) if (rows === 0) note(io, `${file} has no rows, so that nothing but its columns is known.`);
    const text = propose(seen, { id: one(inputs, "id") ?? files[0]?.name ?? "data", today: io.today });
    const out = one(inputs, "out");
    if (out === undefined) io.out(text);
    else {
      writeText(resolve(io.cwd, out), text);
      note(io, `written ${out}: read every line before you commit it`);
    }
    return 0;
  },
};

function filesFrom(given: readonly string[], io: Io): readonly DataFile[] {
  const names = new Set<string>();
  return given.map((file, index) => {
    const path = resolve(io.cwd, file);
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) throw new UsageError(`There is no file ${named(file)}.`);
    const format = formatOf(file);
    if (format === undefined) throw new UsageError(`The name of ${named(file)} does not say what it holds: it ends in .csv, .json, .ndjson or .parquet.`);
    const plain = basename(file).replace(/\..*$/, "") || "object";
    let name = plain;
    for (let more = 2; names.has(name); more += 1) name = `${plain}_${more}`;
    names.add(name);
    return { given: file, path, name, format, table: `file${index}` };
  });
}

/** Looks at all files in one database that may open these and nothing else. */
async function lookAll(files: readonly DataFile[], samples: boolean, duckdb: DriverFolder | undefined): Promise<readonly Seen[]> {
  return withDuckdb(duckdb, async (connection) => {
    for (const statement of [`SET allowed_paths = [${files.map(({ path }) => literal(path)).join(", ")}]`, "SET enable_external_access = false", "SET lock_configuration = true"]) await connection.run(statement);
    const seen: Seen[] = [];
    for (const file of files) {
      await openFile(connection, file);
      const personal = (name: string, type: string) => personalByName(name, logicalTypeOf(type), file.name);
      const looked = await lookAt(connection, file, { samples, personal });
      const together = keyOf(looked).length > 0 ? undefined : await keyTogether(connection, file, looked);
      seen.push({ ...looked, ...(together === undefined ? {} : { together }) });
    }
    const linked: Seen[] = [];
    for (const [index, one] of seen.entries()) linked.push(await withLinks(one, index));
    return linked;

    /** Columns that are called as another object's key, or as the object and its key, and hold nothing else. */
    async function withLinks(one: Seen, index: number): Promise<Seen> {
      const columns: Seen["columns"][number][] = [];
      for (const column of one.columns) {
        const parents = seen.flatMap((parent, at) => {
          const [key, ...more] = keyOf(parent);
          return at === index || key === undefined || more.length > 0 || !isCalled(column.name, parent.name, key) ? [] : [{ parent, at, key }];
        });
        const [found] = parents;
        const [file, other] = [files[index], files[found?.at ?? -1]];
        const holds = found !== undefined && file !== undefined && other !== undefined && column.nulls < one.rows && (await isWithin(connection, file, column.name, other, found.key));
        columns.push(holds ? { ...column, refersTo: [found.parent.name, found.key] } : column);
      }
      return { ...one, columns };
    }
  });
}

function isCalled(column: string, object: string, key: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const [name, own, single] = [plain(column), plain(key), plain(object).replace(/s$/, "")];
  return name === `${single}${own}` || (own !== "id" && name === own);
}
