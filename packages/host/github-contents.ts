import { Unwritten } from "./conversation.ts";
import type { Forge } from "./forge.ts";
import type { GithubApi, repositoryOf } from "./github-api.ts";
import { asking } from "./github-refusal.ts";
import { numberAt } from "./payload.ts";
import { directory, missing, outside, tooLarge } from "./refused.ts";

/** Files without a checkout (docs.github.com, REST, "Get repository content", "Get a tree"). The raw form is given up to 100 MB; a folder is answered as JSON. */
export function githubContents(api: GithubApi, at: ReturnType<typeof repositoryOf>): Pick<Forge, "textAt" | "filesAt"> {
  return {
    filesAt: (commit) => asking("The files of the base cannot be listed", "contents: read", async () => {
      const { data } = await api.git.getTree({ ...at, tree_sha: commit, recursive: "1" });
      if (data.truncated) throw new Unwritten("The base has more files than GitHub lists in one answer.");
      return data.tree.flatMap(({ path, mode }) => (mode === "100644" || mode === "100755" ? [path] : []));
    }),

    async textAt(commit, path, limit) {
      if (path.includes("\0") || path.split("/").some((part) => part === "" || part === "." || part === "..")) return outside;
      return asking("A file of the base cannot be read", "contents: read", async () => {
        try {
          const { data, headers } = await api.request("GET /repos/{owner}/{repo}/contents/{+path}", { ...at, path: path.split("/").map(encodeURIComponent).join("/"), ref: commit, headers: { accept: "application/vnd.github.raw+json" } });
          const text: unknown = data;
          if (typeof text !== "string" || !/\braw\b/.test(headers["content-type"] ?? "")) return directory;
          const bytes = new TextEncoder().encode(text);
          return bytes.length > limit ? tooLarge(bytes.length, limit) : { bytes };
        } catch (error) {
          if (numberAt(error, "status") === 404) return missing;
          throw error;
        }
      });
    },
  };
}
