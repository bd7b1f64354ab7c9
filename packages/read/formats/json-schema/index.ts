import { dialectNamed } from "#inclusion";
import type { Document, Problem } from "#model";
import { located } from "../../fields.ts";
import { plain } from "../../plain.ts";
import type { SchemaFormat } from "../../schema-format.ts";
import { parseSource, type SourceDocument } from "../../source.ts";
import { roundedIn } from "./rounded.ts";

/** JSON Schema, drafts 4 to 2020-12, in JSON or YAML. */
export const jsonSchema: SchemaFormat = {
  id: "json-schema",
  title: "JSON Schema",
  endings: [".schema.json", ".schema.yaml", ".schema.yml"],
  read(file, text) {
    const found = parseSource(file, text).filter(({ root, problems }) => root !== undefined || problems.length > 0);
    if (found.length > 0) return found.map((source, index) => toDocument(file, text, index, source));
    const at = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
    return [{ file, index: 0, problems: [{ rule: "unknown-format", at, path: [], message: "The file is empty.", hint: "Write a schema into it, or remove it." }] }];
  },
};

function toDocument(file: string, text: string, index: number, { root, problems }: SourceDocument): Document {
  if (root === undefined || problems.length > 0) return { file, index, ...(root === undefined ? {} : { root }), problems };
  const bare = root.kind === "scalar" && typeof root.value === "boolean";
  if (root.kind !== "map" && !bare) {
    const problem: Problem = { rule: "wrong-type", at: root.at, path: [], message: "A JSON Schema is an object, `true` or `false`.", hint: "Write the schema as an object." };
    return { file, index, root, problems: [problem] };
  }
  const said = root.kind === "map" ? root.entries.get("$schema")?.node : undefined;
  const name = said?.kind === "scalar" && typeof said.value === "string" ? said.value : undefined;
  const dialect = name === undefined ? undefined : dialectNamed(name);
  const place = root.kind === "map" ? located(root, ["title", "$id", "id"]) : { at: root.at, spots: {} };
  return {
    file, index, root, problems,
    schema: {
      kind: "schema", format: "json-schema", file, dialect: dialect ?? "2020-12", ...(name !== undefined && dialect === undefined ? { metaSchema: name } : {}), ...(said === undefined && !bare ? { undeclared: true } : {}),
      schema: plain(root), root, rounded: roundedIn(text, root), ...place,
    },
  };
}
