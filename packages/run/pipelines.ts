import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Host, hosts, type Pipeline } from "#host";

type Built = Host & { readonly pipeline: Pipeline };

/** CI systems with one file for all jobs of a repository; GitHub has one for each workflow. */
export const built: readonly Built[] = (hosts as readonly Host[]).flatMap((host) => (host.pipeline === undefined ? [] : [{ ...host, pipeline: host.pipeline }]));

/** Ids of the CI systems that a repository has files of, GitHub first, then in the order of the hosts. */
export function builtBy(root: string): readonly string[] {
  const has = (path: string) => existsSync(join(root, path));
  return [...(has(".github/workflows") ? ["github"] : []), ...built.flatMap(({ id, pipeline }) => (pipeline.signs.some(has) ? [id] : []))];
}

export interface Pipelined {
  /** Texts by path from the root. */
  readonly files: Readonly<Record<string, string>>;
  /** A file that stays as it is, and why. */
  readonly kept?: string;
  /** What a person has to do before the gate runs. */
  readonly then?: string;
}

/** What calls the gate there: the file that the CI system reads or, where the repository has one already, a file beside it that its owner takes in; nothing where the gate is called already. */
export async function pipelineFor({ id, pipeline: { file, beside } }: Built, root: string): Promise<Pipelined> {
  const { default: texts } = await import("./pipelines.json", { with: { type: "json" } });
  const text = (texts as Readonly<Record<string, string>>)[id] ?? "";
  const path = join(root, file);
  if (!existsSync(path)) return { files: { [file]: text } };
  if (/\bmeshgate\b/.test(readFileSync(path, "utf8"))) return { files: {}, kept: `${file} (it speaks of meshgate already)` };
  return { files: { [beside.file]: text }, kept: `${file} (it has jobs of its own)`, then: beside.then };
}
