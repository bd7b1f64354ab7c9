import type { Document, Location, Problem, SourceMap } from "#model";
import { child, text } from "../../fields.ts";
import { limits } from "../../limits.ts";
import { lineIndex } from "../../lines.ts";
import type { SchemaFormat } from "../../schema-format.ts";
import { isEnforced } from "./constraints.ts";
import { blanks, members, type Member, valueAt, WrongJson } from "./json.ts";
import { type Surroundings, toContract } from "./model.ts";

/** Contracts came with dbt 1.5, whose manifest is v9; v12 is that of dbt 1.8 and later. */
const versions = ["9", "10", "11", "12"];

/**
 * `manifest.json` of dbt: every model whose contract is enforced is a contract. Only the parts that speak of those models are read, so that a manifest of
 * tens of megabytes costs little more than a look at each of its brackets.
 */
export const dbt: SchemaFormat = {
  id: "dbt",
  title: "dbt manifest",
  endings: [],
  read(file, content) {
    const lines = lineIndex(file, content);
    try {
      return readManifest(file, content, lines.range);
    } catch (error) {
      if (!(error instanceof WrongJson)) throw error;
      const hint = error.limit ? "Leave the file out, or name a smaller project." : "Let dbt write the manifest anew: `dbt parse`.";
      return refused(file, error.limit ? "limit-exceeded" : "schema-syntax", lines.range(error.offset, error.offset), error.message, hint);
    }
  },
};

/** The parts of a manifest that are looked into. */
const wanted = new Set(["metadata", "nodes", "groups"]);

function readManifest(file: string, content: string, range: (from: number, to: number) => Location): readonly Document[] {
  const left = { nodes: limits.nodes };
  const value = ({ from }: Pick<Member, "from">): SourceMap | undefined => {
    const { node } = valueAt(content, from, range, left);
    return node.kind === "map" ? node : undefined;
  };
  const start = blanks(content, 0);
  const root = new Map<string, Member>();
  if (content[start] === "{") for (const member of members(content, start)) if (wanted.has(member.key)) root.set(member.key, member);
  const [metadata, nodes] = [root.get("metadata"), root.get("nodes")];
  const about = metadata === undefined ? undefined : value(metadata);
  const written = about && text(about, "dbt_schema_version");
  const version = /\/manifest\/v(\d+)\.json$/.exec(written ?? "")?.[1];
  if (about === undefined || nodes === undefined || version === undefined || content[nodes.from] !== "{")
    return refused(file, "unknown-format", range(start, start), "This is no manifest of dbt.", "Name the `manifest.json` that `dbt parse` writes into `target/`.");
  const at = about.entries.get("dbt_schema_version")?.at ?? about.at;
  const unknown: Problem[] = versions.includes(version) ? [] : [{
    rule: "unsupported-version", at, path: [], message: `The manifest's version v${version} is not one that is read.`, hint: `Versions ${versions.map((one) => `v${one}`).join(", ")} are read.`,
  }];
  const adapter = text(about, "adapter_type");
  const around: Surroundings = { version, owners: owners(root.get("groups"), value, content), ...(adapter === undefined ? {} : { adapter }) };
  const found = new Map<string, Member>();
  for (const member of members(content, nodes.from)) if (/"enforced"\s*:\s*true/.test(content.slice(member.from, member.to))) found.set(member.key, member);
  const models = [...found.values()].flatMap((member) => {
    const node = value(member);
    return node !== undefined && text(node, "resource_type") === "model" && isEnforced(node) ? [toContract(text(node, "unique_id") ?? member.key, node, around)] : [];
  });
  if (models.length === 0) return [{ file, index: 0, problems: unknown }];
  return models.map((model, index) => ({ file, index, model, problems: index === 0 ? unknown : [] }));
}

const refused = (file: string, rule: Problem["rule"], at: Location, message: string, hint: string): readonly Document[] => [{ file, index: 0, problems: [{ rule, at, path: [], message, hint }] }];

/** Groups by name, with who owns them. */
function owners(groups: Member | undefined, value: (member: Member) => SourceMap | undefined, content: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (groups === undefined || content[groups.from] !== "{") return found;
  for (const member of members(content, groups.from)) {
    const group = value(member);
    const owner = group && child(group, "owner");
    const [name, who] = [group && text(group, "name"), owner && (text(owner, "name") ?? text(owner, "email"))];
    if (name !== undefined && who !== undefined) found.set(name, who);
  }
  return found;
}
