import type { Git } from "./git.ts";
import { line } from "./git.ts";
import type { Home } from "./host.ts";

/** Where the base is fetched from. */
export interface Remote {
  /** `origin`, or a URL. */
  readonly name: string;
  /** Its remote-tracking branches may be trusted: `refs/remotes/<name>/…`. */
  readonly tracked: boolean;
}

/**
 * The remote that holds the base. Where the host says which repository the run belongs to and `origin` is another one (a fork that was
 * checked out), it is the host's, by URL: a fork's `main` says nothing about the branch that is merged into. Absent where there is none.
 */
export async function baseRemote(git: Git, home: Home | undefined): Promise<Remote | undefined> {
  const origin = await git(["config", "--get", "remote.origin.url"]);
  const url = origin.code === 0 ? line(origin.stdout) : undefined;
  if (home === undefined) return url === undefined ? undefined : { name: "origin", tracked: true };
  const wanted = `${home.server.replace(/\/+$/, "")}/${home.repository}`;
  if (url !== undefined && place(url) === place(wanted)) return { name: "origin", tracked: true };
  return { name: `${wanted}.git`, tracked: false };
}

/** Host and path of a repository URL: `git@host:a/b.git`, `ssh://git@host/a/b` and `https://host/a/b.git` are one place. */
function place(url: string): string {
  const short = /^(?:[^@/]+@)?([^:/]+):(?!\/\/)(.+)$/.exec(url);
  const plain = short === null || /^[a-z]$/i.test(short[1] ?? "") ? url.replace(/^[a-z+]+:\/\/(?:[^@/]*@)?/i, "") : `${short[1]}/${short[2]}`;
  return plain.replace(/\/+$/, "").replace(/\.git$/, "").toLowerCase();
}
