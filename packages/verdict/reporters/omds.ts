import type { Bump, Change, Json } from "#model";
import { stringify } from "yaml";
import { byText } from "../reason.ts";
import { grouped } from "../grouped.ts";
import type { Reporter, Word, Words } from "../reporter.ts";

/**
 * For other tools: one document for each contract, product or schema file that differs, as the Open Metadata Difference Standard has it (Bitol RFC 0039, a
 * draft: `kind: MetadataDifference`). The impact level is ours: a fact that breaks consumers is MAJOR, whatever key it stands in.
 */
export const omds: Reporter = {
  id: "omds",
  says: "Tools that read the Open Metadata Difference Standard (draft)",
  say({ reports, words }) {
    const found = reports.flatMap((report) => (report.verb === "breaking" ? [report] : []));
    const changes = found.flatMap((report) => report.changes).sort(byPlace);
    const documents = differences(changes, found.flatMap(({ bumps = [] }) => bumps), words);
    return documents.map((document) => `---\n${stringify(document, { lineWidth: 0, aliasDuplicateObjects: false })}`).join("");
  },
};

interface Difference {
  readonly type: "ADD" | "REMOVE" | "CHANGE";
  readonly section: string;
  readonly field: string;
  readonly path: string;
  readonly value1?: Json;
  readonly value2?: Json;
  readonly message: string;
  readonly impactLevel: Level;
}
type Level = "MAJOR" | "MINOR" | "PATCH" | "UNKNOWN";

/** Names of contracts and of reports are other people's: `constructor` may be one. */
const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(table, key) ? table[key] : undefined);

const byPlace = (a: Change, b: Change) =>
  byText(a.path[0] ?? "", b.path[0] ?? "") || byText(a.at.file, b.at.file) || a.at.line - b.at.line || a.at.column - b.at.column || byText(a.kind, b.kind) || byText(a.fingerprint, b.fingerprint);

function differences(changes: readonly Change[], bumps: readonly Bump[], words: Words): object[] {
  const bySubject = grouped(changes.filter(({ kind }) => own(words, kind)?.about !== "version"), ({ path }) => path[0] ?? "");
  return [...bySubject].map(([id, some]) => {
    const bump = bumps.find(({ contract }) => contract === id);
    const moved = some.find(({ kind, path }) => kind === "metadata-changed" && path.length === 2 && path[1] === "version");
    const version = (said: string | undefined, seen: Json | undefined) => said ?? (typeof seen === "string" ? seen : "");
    const diffs = some.map((change) => difference(change, own(words, change.kind)));
    const count = (level: Level) => diffs.filter(({ impactLevel }) => impactLevel === level).length;
    return {
      apiVersion: "v1.0.0", kind: "MetadataDifference", sourceKind: sourceKind(some, words),
      source1: { id, version: version(bump?.was, moved?.before) }, source2: { id, version: version(bump?.has, moved?.after) }, scope: "all",
      impact: { major: count("MAJOR"), minor: count("MINOR"), patch: count("PATCH") },
      ...(bump?.needs === undefined ? {} : { suggestedVersion: bump.needs }),
      diffs, customProperties: [{ property: "generatedBy", value: "meshgate" }, { property: "unknown", value: count("UNKNOWN") }],
    };
  });
}

/** What the sections of older formats are called in ODCS. */
const sections: Readonly<Record<string, string>> = { models: "schema", servicelevels: "slaProperties", info: "description", data_product: "schema" };

const kinds: Readonly<Record<string, string>> = { avro: "AvroSchema", protobuf: "ProtobufSchema", "json-schema": "JsonSchema", schema: "Schema" };

function sourceKind(changes: readonly Change[], words: Words): string {
  const word = changes.map(({ kind }) => own(words, kind)).find((one) => one?.format !== undefined);
  if (word?.format !== undefined) return own(kinds, word.format) ?? "Schema";
  return changes.some(({ kind }) => /^(?:product|port|input)-/.test(kind)) ? "DataProduct" : "DataContract";
}

function difference(change: Change, word: Word | undefined): Difference {
  const { kind, path, before, after, message } = change;
  const inside = path.slice(1);
  const [section = own(sections, change.section ?? "") ?? change.section ?? "all", key] = word?.key?.split(".") ?? [];
  const field = key ?? inside.at(-1) ?? section;
  return {
    type: kind.endsWith("-added") ? "ADD" : kind.endsWith("-removed") ? "REMOVE" : "CHANGE", section, field,
    path: pointer(section, key, inside, word?.key === undefined), ...(before === undefined ? {} : { value1: before }), ...(after === undefined ? {} : { value2: after }),
    message, impactLevel: level(change),
  };
}

/** The draft's own notation: a JSON Pointer whose steps into lists are named, `/schema[name=orders]/properties[name=total]/required`. */
function pointer(section: string, key: string | undefined, path: readonly string[], endsInKey: boolean): string {
  const names = endsInKey ? path.slice(0, -1) : path;
  if (endsInKey && names.length === 0) return `/${[...new Set([section, path.at(-1) ?? section])].join("/")}`;
  const steps = section === "schema" ? names.map((name, depth) => (depth === 0 ? `schema${selector("name", name)}` : inner(name)))
    : [names.length === 0 || section === "price" ? section : `${section}${selector(own(identity, section) ?? "name", names.join("."))}`];
  const last = endsInKey ? (path.at(-1) ?? []) : key === undefined || key === "properties" ? [] : key;
  return `/${[steps, last].flat().join("/")}`;
}

const identity: Readonly<Record<string, string>> = { slaProperties: "property", servers: "server", roles: "role", support: "channel" };

const inner = (name: string) => (name === "[]" ? "items" : name === "{key}" ? "map/key" : name === "{value}" ? "map/value" : `properties${selector("name", name)}`);

/** `~`, `/` and `]` of a name are written as RFC 6901 writes its own two. */
const selector = (key: string, name: string) => `[${key}=${name.replaceAll("~", "~0").replaceAll("/", "~1").replaceAll("]", "~2")}]`;

function level({ breaks, impact, kind }: Change): Level {
  if (breaks.consumers === "yes" || impact === "break") return "MAJOR";
  if (breaks.consumers === "unknown" || breaks.producers === "unknown") return "UNKNOWN";
  return breaks.producers === "yes" || impact === "action" || kind.endsWith("-added") ? "MINOR" : "PATCH";
}
