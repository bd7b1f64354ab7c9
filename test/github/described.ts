import { misfits, openApi, type Which } from "./description.ts";
import { graphqlProblems } from "./graphql.ts";
import { answerOf, complete, operationFor, requestProblems } from "./operations.ts";

/** One request and what is answered. */
export interface Exchange {
  readonly method: string;
  /** As it stands in the request line. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: unknown;
  readonly status: number;
  readonly said: unknown;
  /** The answer is one that a test planned, such as a fault: only the request is looked at. */
  readonly planned: boolean;
}

/** What was held to GitHub's description: how many requests of each operation, and what was wrong. */
export interface Held {
  readonly seen: Map<string, number>;
  readonly wrong: string[];
}

let told = false;

/**
 * Holds every request to GitHub's own description, and every answer of the fake; gives the answer in full, as GitHub's example has it with what the fake says in its place.
 * The first thing that is wrong stays in `wrong`, and the request is refused. Where the description could not be installed, nothing is held, and that is said once.
 */
export function described(prefix: string): Held & { hold(exchange: Exchange): { readonly status: number; readonly said: unknown } } {
  const which: Which = prefix === "" ? "api.github.com" : "ghes-3.19";
  const held: Held = { seen: new Map(), wrong: [] };
  const count = (name: string, problems: readonly string[]) => {
    held.seen.set(name, (held.seen.get(name) ?? 0) + 1);
    held.wrong.push(...problems.map((problem) => `${name}: ${problem}`));
  };
  return { ...held, hold(exchange) {
    const { said, status } = exchange;
    const document = openApi(which);
    if (document === undefined) {
      if (!told) console.warn("SKIPPED: requests are not held to GitHub's description: test/services/install.sh did not bring it.");
      told = true;
      return { status, said };
    }
    const { pathname, searchParams } = new URL(exchange.url, "http://x");
    const before = held.wrong.length;
    const refused = () => (held.wrong.length > before ? { status: 400, said: { message: `Not as GitHub describes it: ${held.wrong.slice(before).join("; ")}` } } : undefined);
    if (!exchange.headers["user-agent"]) held.wrong.push(`${exchange.method} ${pathname}: GitHub refuses requests without a User-Agent`);
    if (exchange.method === "POST" && pathname === (prefix === "" ? "/graphql" : "/api/graphql")) {
      count("POST /graphql", graphqlProblems(exchange.body, exchange.planned || status >= 400 ? { errors: [] } : said));
      return refused() ?? { status, said };
    }
    const request = { method: exchange.method, path: pathname.slice(prefix.length), query: searchParams, body: exchange.body };
    const operation = pathname.startsWith(prefix) ? operationFor(document, request) : undefined;
    if (operation === undefined) {
      count(`${request.method} ${pathname}`, [`${which} describes no such operation`]);
      return refused() ?? { status, said };
    }
    count(operation.name, requestProblems(document, operation, request));
    // A request that is not as described is one that GitHub refuses, too: what matters is that it was not taken.
    // A file that is asked for raw is no JSON, which is all that is described.
    const raw = String(exchange.headers["accept"] ?? "").includes("raw") && status === 200;
    const answer = exchange.planned || raw ? {} : answerOf(document, operation, status);
    if (answer === undefined) held.wrong.push(`${operation.name}: it never answers ${status}`);
    const full = answer?.example === undefined ? withAddress(said, status) : complete(answer.example, said);
    if (answer?.schema !== undefined) held.wrong.push(...misfits(document, answer.schema, full).map((problem) => `${operation.name}: the answer ${status}: ${problem}`));
    return refused() ?? { status, said: full };
  } };
}

/** Errors of GitHub say where they are documented, and name the resource and field that they are about. */
function withAddress(said: unknown, status: number): unknown {
  if (status < 400 || typeof said !== "object" || said === null) return said;
  const errors = "errors" in said && Array.isArray(said.errors) ? { errors: said.errors.map((one: object) => ({ resource: "IssueComment", code: "unprocessable", field: "data", ...one })) } : {};
  return { documentation_url: "https://docs.github.com/rest", ...said, ...errors };
}
