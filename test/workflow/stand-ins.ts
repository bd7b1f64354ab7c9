import { cpSync, existsSync, mkdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { git, room } from "../host/repositories.ts";
import { isFork } from "./permissions.ts";
import type { JobWorld } from "./world.ts";

type StandIn = (inputs: Readonly<Record<string, string>>, job: JobWorld) => { readonly log: string; readonly outputs?: Readonly<Record<string, string>> };

/** Small versions of the actions of others that our workflows use. Each throws where the real one fails. */
export const standIns: Readonly<Record<string, StandIn>> = {
  "actions/checkout": (inputs, { world, workspace, permissions }) => {
    if (permissions.contents === undefined) throw new Error("fatal: repository 'https://github.com/acme/mesh/' not found");
    if (["pull_request_target", "workflow_run"].includes(world.event) && (isFork(world.payload) || inputs["ref"]?.includes("refs/pull/") === true)) throw new Error("Refusing to check out a fork's pull request: allow-unsafe-pr-checkout is not set");
    const folder = join(workspace, inputs["path"] || ".");
    const depth = Number(inputs["fetch-depth"] || 1);
    const what = inputs["ref"] || world.sha;
    mkdirSync(folder, { recursive: true });
    git(folder, "init", "--quiet", "--initial-branch=main");
    git(folder, "remote", "add", "origin", pathToFileURL(join(world.server, `${inputs["repository"] || "acme/mesh"}.git`)).href);
    git(folder, "fetch", "--quiet", ...(depth === 0 ? ["--tags", "origin", "+refs/heads/*:refs/remotes/origin/*", what] : ["--no-tags", `--depth=${depth}`, "origin", what]));
    git(folder, "checkout", "--quiet", "--detach", "FETCH_HEAD");
    return { log: `HEAD is now at ${what}`, outputs: { commit: git(folder, "rev-parse", "HEAD"), ref: what } };
  },
  "actions/setup-node": () => ({ log: "Node is here" }),
  "github/codeql-action/upload-sarif": (inputs, { workspace }) => {
    if (!existsSync(join(workspace, inputs["sarif_file"] ?? ""))) throw new Error(`Path does not exist: ${inputs["sarif_file"]}`);
    return { log: "Successfully uploaded results" };
  },
  "actions/upload-artifact": (inputs, { world, workspace }) => {
    const name = inputs["name"] || "artifact";
    const mine = world.artifacts?.get(world.run) ?? new Map<string, string>();
    if (mine.has(name) && inputs["overwrite"] !== "true") throw new Error("Failed to CreateArtifact: (409) Conflict: an artifact with this name already exists on the workflow run");
    const found = (inputs["path"] ?? "").split("\n").map((line) => line.trim()).filter((line) => line !== "").map((line) => (line.startsWith("/") ? line : join(workspace, line))).filter(existsSync);
    if (found.length === 0) {
      if (inputs["if-no-files-found"] === "error") throw new Error("No files were found with the provided path");
      return { log: "##[warning]No files were found with the provided path. No artifacts will be uploaded." };
    }
    const folder = room();
    for (const path of found) cpSync(path, statSync(path).isDirectory() ? folder : join(folder, basename(path)), { recursive: true });
    mine.set(name, folder);
    world.artifacts?.set(world.run, mine);
    return { log: `Artifact ${name} has been successfully uploaded`, outputs: { "artifact-id": String(mine.size) } };
  },
  "actions/download-artifact": (inputs, { world, workspace }) => {
    const all = world.artifacts?.get(Number(inputs["run-id"] || world.run)) ?? new Map<string, string>();
    const target = inputs["path"]?.startsWith("/") === true ? inputs["path"] : join(workspace, inputs["path"] ?? "");
    const name = inputs["name"] ?? "";
    if (name !== "" && !all.has(name)) throw new Error("Unable to download artifact(s): Artifact not found");
    const pattern = new RegExp(`^${(inputs["pattern"] || "*").replace(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}$`);
    const chosen = [...all].filter(([one]) => (name === "" ? pattern.test(one) : one === name));
    const flat = name !== "" || inputs["merge-multiple"] === "true";
    for (const [one, folder] of chosen) cpSync(folder, flat ? target : join(target, one), { recursive: true });
    return { log: `Downloaded ${chosen.length} artifacts`, outputs: { "download-path": target } };
  },
};

/** The stand-in for `owner/repo[/path]@ref`, where there is one. */
export const standInFor = (uses: string): StandIn | undefined => standIns[uses.replace(/@.*$/, "")];
