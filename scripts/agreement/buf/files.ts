import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { ProtobufFile } from "#model";
import { readSchema } from "#read";
import { parse } from "yaml";

/** What a `buf.yaml` says of breaking changes, as far as the suite uses it. */
export interface Config {
  readonly version: "v1beta1" | "v1" | "v2";
  readonly build?: { readonly roots?: readonly string[] };
  readonly breaking?: {
    readonly use?: readonly string[];
    readonly except?: readonly string[];
    readonly ignore?: readonly string[];
    readonly ignore_only?: Readonly<Record<string, readonly string[]>>;
    readonly ignore_unstable_packages?: boolean;
    readonly disable_builtin?: boolean;
  };
  readonly policies?: readonly { readonly policy: string }[];
}

export function configIn(folder: string, name = "buf.yaml"): Config {
  const file = join(folder, name);
  return existsSync(file) ? (parse(readFileSync(file, "utf8")) as Config) : { version: "v1" };
}

/** The `.proto` files of a module, by the paths that imports use. Throws where one cannot be read: the suite holds none that is wrong. */
export async function protoFilesIn(folder: string): Promise<ProtobufFile[]> {
  const files: ProtobufFile[] = [];
  for (const root of configIn(folder).build?.roots ?? ["."])
    for (const name of readdirSync(join(folder, root), { recursive: true, encoding: "utf8" }).filter((one) => one.endsWith(".proto")).sort()) {
      const path = join(folder, root, name);
      files.push(await protoFile(relative(join(folder, root), path).replaceAll("\\", "/"), readFileSync(path)));
    }
  return files;
}

export async function protoFile(name: string, bytes: Uint8Array): Promise<ProtobufFile> {
  const [document] = (await readSchema(name, bytes, "protobuf")).documents;
  if (document?.schema?.format !== "protobuf") throw new Error(`${name}: ${document?.problems.map(({ message, at }) => `${message} ${at.line}:${at.column}`).join(" ")}`);
  return document.schema;
}
