import type { Location, ProtobufFile, ProtoEdition, ProtoImport, ProtoService } from "#model";
import { either, named } from "#text";
import type { LineIndex } from "../../lines.ts";
import { cursor as over, type Cursor, unexpected } from "./cursor.ts";
import { defaultFeatures, inherit, ofFile } from "./features.ts";
import { string } from "./literals.ts";
import { declaration, noParts } from "./message.ts";
import type { Later, Scope } from "./scope.ts";
import { service } from "./service.ts";
import { Wrong } from "./wrong.ts";

/** The text of a `.proto` file → what it declares. Throws `Wrong` at the first thing that is no Protocol Buffers. */
export function protoFile(file: string, text: string, lines: LineIndex): ProtobufFile {
  const cursor = over(text, lines);
  const start = cursor.peek();
  const edition = editionOf(cursor);
  const at = cursor.since(start.from);
  const spots: Record<string, Location> = start.from === cursor.peek().from ? {} : { syntax: at };
  const imports: ProtoImport[] = [];
  const services: Later<ProtoService>[] = [];
  const parts = noParts();
  let scope: Scope = { cursor, edition, name: "" };
  let declared = false;
  while (cursor.peek().kind !== "end") {
    const { from } = cursor.peek();
    if (cursor.takes(";")) continue;
    if (cursor.sees("package")) {
      if (scope.name !== "" || declared) throw new Wrong(from, cursor.next().to, "A file has one package, named before what it declares.");
      cursor.next();
      scope = { ...scope, name: cursor.path("the name of a package").text };
      cursor.expect(";");
      spots["package"] = cursor.since(from);
    } else if (cursor.takes("import")) imports.push(importOf(cursor, from));
    else if (cursor.sees("service")) services.push(service(scope, from));
    else {
      const options = parts.options.length;
      if (!declaration(scope, parts)) throw unexpected(cursor.peek(), "`message`, `enum`, `service`, `extend`, `import`, `package` or `option`");
      declared ||= parts.options.length === options;
    }
  }
  const { options } = parts;
  const features = inherit(defaultFeatures(edition), options, ofFile(options));
  const made = <T>(later: readonly Later<T>[]) => later.map((make) => make(features));
  return {
    kind: "schema", format: "protobuf", file, at, spots, edition, package: scope.name, imports, options, features,
    messages: made(parts.messages), enums: made(parts.enums), extensions: made(parts.extensions), services: made(services),
  };
}

const syntaxes: readonly ProtoEdition[] = ["proto2", "proto3"];
const editions: readonly ProtoEdition[] = ["2023", "2024"];

/** `syntax = "proto3";` or `edition = "2023";`, where the file starts with one. */
function editionOf(cursor: Cursor): ProtoEdition {
  const known = cursor.sees("syntax") ? syntaxes : cursor.sees("edition") ? editions : undefined;
  if (known === undefined) return "proto2";
  const { text: word } = cursor.next();
  cursor.expect("=");
  const { from, to } = cursor.peek();
  const written = JSON.parse(string(cursor)) as string;
  const edition = known.find((one) => one === written);
  if (edition === undefined) throw new Wrong(from, to, `${named(written)} is no ${word} that is read.`, `Write ${either(known)}.`, "unsupported-version");
  cursor.expect(";");
  return edition;
}

function importOf(cursor: Cursor, from: number): ProtoImport {
  const { text } = cursor.peek();
  const modifier = text === "public" || text === "weak" || text === "option" ? text : undefined;
  if (modifier !== undefined) cursor.next();
  const file = JSON.parse(string(cursor)) as string;
  cursor.expect(";");
  return { file, at: cursor.since(from), spots: {}, ...(modifier === undefined ? {} : { modifier }) };
}
