import { UsageError } from "#model";
import { shown } from "#text";
import { type GithubApi, repositoryOf } from "./github-api.ts";
import type { HostIssue, Issues } from "./issues.ts";
import { numberAt, textAt } from "./payload.ts";
import { unanswered } from "./unanswered.ts";

/** Pages of a hundred; where there are more, not all are known, and what is not known could be written twice. */
const pages = 50;

/**
 * Issues by GitHub's REST API (docs.github.com, REST, "Issues"), on github.com and GitHub Enterprise Server. Reads are repeated where the server fails; writes only where it said that it did nothing (a limit),
 * because an issue that was opened though the answer was lost would be opened twice.
 */
export function githubIssues(api: GithubApi, repository: string): Issues {
  const at = repositoryOf({ repository });
  const ask = async (route: string, parameters: Record<string, unknown>, what: string): Promise<{ readonly data: unknown; readonly next: boolean }> => {
    try {
      const { data, headers } = await api.request(route, { ...at, ...parameters, ...(route.startsWith("GET ") ? {} : { request: { retries: 0 } }) });
      return { data, next: /\brel="next"/.test(headers.link ?? "") };
    } catch (error) {
      throw unanswered(error, what);
    }
  };
  const one = (data: unknown, what: string): HostIssue => {
    const found = issueOf(data);
    if (found === undefined) throw new UsageError(`GitHub's answer to ${what} is no issue.`);
    return found;
  };

  return {
    async me() {
      const data: unknown = await api.graphql("query { viewer { login } }").catch((error: unknown) => {
        throw unanswered(error, "asking who the token is");
      });
      const login = textAt(data, "viewer", "login");
      if (login === undefined) throw new UsageError("GitHub does not say who the token is, so nobody knows which issues are ours.");
      return login;
    },

    async list(label) {
      const found: HostIssue[] = [];
      for (let page = 1; page <= pages; page += 1) {
        const { data, next } = await ask("GET /repos/{owner}/{repo}/issues", { labels: label, state: "all", sort: "created", direction: "asc", per_page: 100, page }, "listing issues");
        found.push(...(Array.isArray(data) ? data : []).flatMap((each: unknown) => (isPull(each) ? [] : (issueOf(each) ?? []))));
        if (!next) return found;
      }
      throw new UsageError(`More than ${pages * 100} issues have the label \`${shown(label)}\`: give the monitor a label of its own, with \`monitor.label\` in meshgate.yaml.`);
    },

    get: async (number) => one((await ask("GET /repos/{owner}/{repo}/issues/{issue_number}", { issue_number: number }, `reading #${number}`)).data, `reading #${number}`),

    async open({ title, body, label }) {
      const made = one((await ask("POST /repos/{owner}/{repo}/issues", { title, body, labels: [label] }, "opening an issue")).data, "opening an issue");
      if (made.labels.includes(label)) return made;
      try {
        // Labels of who may not push are dropped without a word, and without its label the next run would not find the issue.
        await ask("POST /repos/{owner}/{repo}/issues/{issue_number}/labels", { issue_number: made.number, labels: [label] }, `labelling #${made.number}`);
        return { ...made, labels: [...made.labels, label] };
      } catch (error) {
        await ask("PATCH /repos/{owner}/{repo}/issues/{issue_number}", { issue_number: made.number, state: "closed", state_reason: "not_planned" }, `closing #${made.number}`);
        throw new UsageError(`The token may open issues and not label them, so that #${made.number} would not be found again, and was closed: give it the permission \`issues: write\`.`, { cause: error });
      }
    },

    async write(number, { title, body, state, why }) {
      const change = { ...(title === undefined ? {} : { title }), ...(body === undefined ? {} : { body }), ...(state === undefined ? {} : { state }), ...(why === undefined ? {} : { state_reason: why }) };
      return one((await ask("PATCH /repos/{owner}/{repo}/issues/{issue_number}", { issue_number: number, ...change }, `writing #${number}`)).data, `writing #${number}`);
    },

    async comment(number, text) {
      await ask("POST /repos/{owner}/{repo}/issues/{issue_number}/comments", { issue_number: number, body: text }, `commenting on #${number}`);
    },
  };
}

const isPull = (data: unknown) => typeof data === "object" && data !== null && "pull_request" in data;

function issueOf(data: unknown): HostIssue | undefined {
  const [number, state, title, author] = [numberAt(data, "number"), textAt(data, "state"), textAt(data, "title"), textAt(data, "user", "login")];
  if (number === undefined || state === undefined) return undefined;
  const url = textAt(data, "html_url");
  const labels = typeof data === "object" && data !== null && "labels" in data && Array.isArray(data.labels) ? data.labels : [];
  return {
    number, open: state === "open", title: title ?? "", body: textAt(data, "body") ?? "", author: author ?? "", bot: textAt(data, "user", "type") === "Bot",
    labels: labels.flatMap((label: unknown) => (typeof label === "string" ? label : (textAt(label, "name") ?? []))), ...(url === undefined ? {} : { url }),
  };
}
