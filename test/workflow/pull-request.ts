import { cpSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { commit, git, newRepository, room } from "../host/repositories.ts";
import { domain } from "../run/world.ts";

type Files = Readonly<Record<string, string>>;

/** A server with `acme/mesh`: the sales domain on `main`, and pull request 7 from `feature`, which breaks it or is fine. */
export function pullRequest({ breaks = true, base = {}, fork = false }: { readonly breaks?: boolean; readonly base?: Files; readonly fork?: boolean } = {}) {
  const server = room();
  const bare = join(server, "acme/mesh.git");
  mkdirSync(dirname(bare), { recursive: true });
  git(dirname(bare), "init", "--quiet", "--bare", "--initial-branch=main", bare);
  git(bare, "config", "uploadpack.allowAnySHA1InWant", "true");
  const work = newRepository(join(server, "work"));
  git(work, "remote", "add", "origin", pathToFileURL(bare).href);
  cpSync(join(domain, "base"), work, { recursive: true });
  const main = commit(work, "start", base);
  git(work, "checkout", "--quiet", "-b", "feature");
  if (breaks) cpSync(join(domain, "pull-request/contracts"), join(work, "contracts"), { recursive: true });
  const head = commit(work, "feature", { "notes.txt": "x\n" });
  git(work, "checkout", "--quiet", "--detach", "main");
  git(work, "merge", "--quiet", "--no-ff", "--message", "merge", "feature");
  const merge = git(work, "rev-parse", "HEAD");
  git(work, "push", "--quiet", "origin", "main", "feature", `${merge}:refs/pull/7/merge`);
  const payload = {
    action: "synchronize", number: 7,
    pull_request: { number: 7, draft: false, labels: [], user: { login: "dana" }, head: { sha: head, ref: "feature", repo: { id: fork ? 2 : 1, fork } }, base: { sha: main, ref: "main", repo: { id: 1, fork: false } } },
    repository: { id: 1, full_name: "acme/mesh", default_branch: "main" },
  };
  return { server, main, head, merge, payload, event: "pull_request", sha: merge, ref: "refs/pull/7/merge" };
}

export type PullRequest = ReturnType<typeof pullRequest>;

/** The same change in the merge queue. */
export const queued = (from: PullRequest) => ({
  ...from, event: "merge_group", ref: "refs/heads/gh-readonly-queue/main/pr-7",
  payload: { action: "checks_requested", merge_group: { base_sha: from.main, base_ref: "refs/heads/main", head_sha: from.merge, head_ref: "refs/heads/gh-readonly-queue/main/pr-7" }, repository: from.payload.repository },
});
