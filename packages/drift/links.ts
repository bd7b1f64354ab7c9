import type { AuthoritativeDefinition, Contract, Location, SchemaObject } from "#model";

/** A place where a contract says that a schema file describes its data. */
export interface Link {
  readonly url: string;
  readonly at: Location;
  /** The object whose definition it is; absent where the contract as a whole has it. */
  readonly object?: SchemaObject;
  /** The paths that it may mean, from the root of the repository, the likeliest first; none where it leads out of the repository. */
  readonly paths: readonly string[];
  /** What stands behind `#`: the object of the file that is meant. */
  readonly fragment?: string;
  /** The repository that an address on the web names: `acme/shop`. Whether that is this one, only its caller knows. */
  readonly repository?: string;
}

/** `authoritativeDefinitions` of the contract and its objects that name a file with a schema (ODCS, "Authoritative definitions"; DCS, `links`). */
export function linksOf(contract: Contract): Link[] {
  const of = (definitions: readonly AuthoritativeDefinition[], object?: SchemaObject) => definitions.flatMap((definition) => linkOf(definition, contract, object) ?? []);
  return [...of(contract.definitions), ...contract.objects.flatMap((object) => of(object.definitions, object))];
}

/** The path of a link, if there is such a file. */
export const placeOf = ({ paths }: Link, exists: (path: string) => boolean): string | undefined => paths.find(exists);

function linkOf({ type = "", url, at }: AuthoritativeDefinition, contract: Contract, object: SchemaObject | undefined): Link | undefined {
  if (url === undefined || url.length > 2_000 || !isSchema(type)) return undefined;
  const [place = "", fragment] = url.split("#", 2);
  const web = onTheWeb(place);
  const paths = web?.paths ?? near(place, contract.at.file);
  if (paths === undefined || (web !== undefined && paths.length === 0)) return undefined;
  return {
    url, at, paths, ...(object === undefined ? {} : { object }), ...(fragment === undefined || fragment === "" ? {} : { fragment: decoded(fragment) }),
    ...(web?.repository === undefined ? {} : { repository: web.repository }),
  };
}

/** Words of the types that people use for a schema; the standard names only `implementation`. */
const isSchema = (type: string): boolean => /schema|implementation|ddl|physical/i.test(type) && !/transformation/i.test(type);

/** `schemas/orders.avsc`, `../orders.sql`, `/orders.sql`, `file:orders.sql`: beside the contract, else from the root. Undefined where it is no path. */
function near(place: string, from: string): readonly string[] | undefined {
  const path = decoded(place.replace(/^file:(?:\/\/)?/i, ""));
  if (/^[a-z][a-z\d+.-]*:/i.test(path) || path === "") return undefined;
  const folder = from.split("/").slice(0, -1);
  const found = [path.startsWith("/") ? undefined : resolved([...folder, ...path.split("/")]), resolved(path.split("/"))];
  return [...new Set(found.filter((one) => one !== undefined && one !== ""))] as string[];
}

/** Without `.` and `..`; undefined where it leads out of the repository. */
function resolved(steps: readonly string[]): string | undefined {
  const kept: string[] = [];
  for (const step of steps) {
    if (step === "..") {
      if (kept.pop() === undefined) return undefined;
    } else if (step !== "." && step !== "") kept.push(step);
  }
  return kept.join("/");
}

/** A file in a repository, as GitHub, GitLab, Bitbucket and Gitea write it. A branch may have slashes, so that several paths may be meant. */
function onTheWeb(place: string): { readonly paths: readonly string[]; readonly repository: string } | undefined {
  const [, host = "", path = ""] = /^https?:\/\/([^/?]+)\/([^?]*)/i.exec(place) ?? [];
  if (host === "") return undefined;
  const steps = decoded(path).split("/").filter((step) => step !== "");
  const mark = host.toLowerCase() === "raw.githubusercontent.com" ? 1 : steps.findIndex((step, index) => index >= 2 && /^(?:blob|raw|src|tree)$/.test(step));
  if (mark < 1) return { paths: [], repository: steps.slice(0, 2).join("/") };
  const inside = steps.slice(mark + 1);
  const paths = inside.slice(1, 9).map((_, index) => inside.slice(index + 1).join("/"));
  return { paths: paths.filter((one) => !one.split("/").includes("..")), repository: steps.slice(0, steps[mark - 1] === "-" ? mark - 1 : mark === 1 ? 2 : mark).join("/") };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
