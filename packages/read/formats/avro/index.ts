import type { AvroFile, Document } from "#model";
import type { SchemaFormat } from "../../schema-format.ts";
import type { Build } from "./build.ts";
import { parseJson } from "./json.ts";
import { typeAt } from "./types.ts";

/** Apache Avro schemas in JSON (1.12.0 specification). */
export const avro: SchemaFormat = {
  id: "avro",
  title: "Apache Avro schema",
  endings: [".avsc"],
  read(file, text) {
    const parsed = parseJson(file, text);
    if ("refused" in parsed) return parsed.refused;
    const build: Build = { parsed, problems: [...parsed.problems], names: new Map(), begun: new Map(), later: [], broken: parsed.problems.length > 0 };
    const root = typeAt(build, { node: parsed.root, path: [], namespace: "" });
    for (const look of build.later) look();
    const schema: AvroFile = { kind: "schema", format: "avro", file, root, names: build.names, exact: parsed.exact(parsed.root), at: root.at, spots: root.spots };
    const problems = build.problems.toSorted((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
    const document: Document = { file, index: 0, root: parsed.root, problems };
    return [build.broken ? document : { ...document, schema }];
  },
};
