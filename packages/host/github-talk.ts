import { Unwritten } from "./conversation.ts";
import type { Forge, Talk } from "./forge.ts";
import type { GithubApi, repositoryOf } from "./github-api.ts";
import { asking } from "./github-refusal.ts";
import { isCommitId, numberAt, textAt } from "./payload.ts";

/** Only GraphQL says in one answer who wrote a comment, whether it was edited or minimised, and whose accounts the commits are. */
const query = `query meshgateApprovals($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      headRefOid
      author { __typename login }
      commits(first: 100) { totalCount nodes { commit { authors(first: 10) { totalCount nodes { user { login } } } committer { user { login } } } } }
      comments(first: 100, after: $after) {
        nodes { databaseId url body createdAt lastEditedAt includesCreatedEdit isMinimized authorAssociation author { __typename login } editor { __typename login } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;

interface User {
  readonly user: null | { readonly login: string };
}

interface Page {
  readonly repository: null | {
    readonly pullRequest: null | {
      readonly headRefOid: string;
      readonly author: null | { readonly login: string };
      readonly commits: { readonly totalCount: number; readonly nodes: readonly (null | { readonly commit: { readonly authors: { readonly totalCount: number; readonly nodes: readonly (null | User)[] }; readonly committer: null | User } })[] };
      readonly comments: {
        readonly nodes: readonly (null | {
          readonly databaseId: number | null;
          readonly url: string;
          readonly body: string;
          readonly lastEditedAt: string | null;
          readonly includesCreatedEdit: boolean;
          readonly isMinimized: boolean;
          readonly authorAssociation: string;
          readonly author: null | { readonly __typename: string; readonly login: string };
          readonly editor: null | { readonly login: string };
        })[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      };
    };
  };
}

/** Pages of a hundred comments. */
const pages = 20;
const belonging = new Set(["OWNER", "MEMBER", "COLLABORATOR"]);

/** What is said on a pull request, and what those who say it may do (docs.github.com, GraphQL, "IssueComment"; REST, "Collaborators", "Team members"). */
export function githubTalk(api: GithubApi, at: ReturnType<typeof repositoryOf>): Pick<Forge, "talkOn" | "mayWrite" | "isMember"> {
  return {
    talkOn: (number) => asking("The comments of the pull request cannot be read", "pull-requests: read", async () => {
      const comments: Talk["comments"][number][] = [];
      let after: string | null = null;
      for (let page = 1; page <= pages; page += 1) {
        const answer: Page = await api.graphql(query, { ...at, number, after });
        const pull = answer.repository?.pullRequest;
        if (pull === null || pull === undefined || !isCommitId(pull.headRefOid)) throw new Unwritten("The pull request cannot be seen with this token: give the job `permissions: { pull-requests: read }`.");
        comments.push(...pull.comments.nodes.flatMap((node) => (node === null || node.databaseId === null ? [] : [commentOf({ ...node, databaseId: node.databaseId })])));
        const { hasNextPage, endCursor } = pull.comments.pageInfo;
        after = endCursor;
        if (!hasNextPage || endCursor === null) return { head: pull.headRefOid, ...(pull.author === null ? {} : { author: pull.author.login }), ...writers(pull.commits), comments };
      }
      throw new Unwritten(`The pull request has more than ${pages * 100} comments, and not all of them are read.`);
    }),

    mayWrite: (login) => unlessRefused(`GitHub does not tell this token what ${code(login)} may do in this repository; a job's own token is told, an app's needs \`metadata: read\``, async () => {
      const { data } = await api.repos.getCollaboratorPermissionLevel({ ...at, username: login });
      return textAt(data, "user", "login")?.toLowerCase() === login.toLowerCase() && ["admin", "write"].includes(data.permission);
    }),

    isMember: (organisation, team, login) => unlessRefused(`the token may not see the team ${code(`${organisation}/${team}`)}, or ${code(login)} is not in it; a workflow's own token sees no team: give \`github-token\` the token of an app with \`members: read\``, async () => {
      const { data } = await api.teams.getMembershipForUserInOrg({ org: organisation, team_slug: team, username: login });
      return data.state === "active";
    }),
  };
}

const code = (text: string) => `\`${text.replace(/[^\w.[\]/-]/g, "")}\``;

function commentOf({ databaseId, url, body, lastEditedAt, includesCreatedEdit, isMinimized, authorAssociation, author, editor }: NonNullable<NonNullable<NonNullable<Page["repository"]>["pullRequest"]>["comments"]["nodes"][number]> & { readonly databaseId: number }): Talk["comments"][number] {
  const by = author === null ? {} : { by: { login: author.login, person: author.__typename === "User", known: belonging.has(authorAssociation) } };
  return { id: databaseId, url, body, ...by, edited: lastEditedAt !== null || includesCreatedEdit || editor !== null, hidden: isMinimized };
}

function writers({ totalCount, nodes }: NonNullable<NonNullable<Page["repository"]>["pullRequest"]>["commits"]): Pick<Talk, "wrote"> {
  const commits = nodes.flatMap((node) => node?.commit ?? []);
  if (commits.length < totalCount || commits.some(({ authors }) => authors.nodes.length < authors.totalCount)) return {};
  return { wrote: [...new Set(commits.flatMap(({ authors, committer }) => [...authors.nodes, committer].flatMap((one) => one?.user?.login ?? [])))] };
}

/** GitHub hides what a token may not see behind 404: then nobody knows, and the answer is a sentence. */
async function unlessRefused(why: string, ask: () => Promise<boolean>): Promise<boolean | string> {
  return asking("Whether an approval counts was not asked", "pull-requests: read", async () => {
    try {
      return await ask();
    } catch (error) {
      const limited = /rate limit|abuse/i.test(error instanceof Error ? error.message : "");
      if (![403, 404].includes(numberAt(error, "status") ?? 0) || limited) throw error;
      return why;
    }
  });
}
