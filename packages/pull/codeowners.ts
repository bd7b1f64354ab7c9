/** Where CODEOWNERS may lie; the first that is there counts (docs.github.com, "About code owners"). */
export const codeownersFiles = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"] as const;

/** GitHub reads no larger one. */
export const codeownersBytes = 3 * 1024 * 1024;

/**
 * Who owns a file by the text of a CODEOWNERS: of the lines whose pattern fits, the last one counts, also where it names nobody. Handles as they are written there: `@anna`, `@acme/sales`, an e-mail address. A line that
 * GitHub does not understand (`!`, `[ ]`, what is no owner) is passed over, as GitHub does. Pure, never throws.
 */
export function ownersOf(codeowners: string, path: string): readonly string[] {
  let owners: readonly string[] = [];
  for (const line of codeowners.split(/\r\n|\r|\n/)) {
    const [, pattern = "", named = ""] = /^[ \t]*((?:\\.|[^\\\s#])(?:\\.|[^\\\s])*)(?:[ \t]+(.*))?$/.exec(line) ?? [];
    if (pattern === "" || pattern.startsWith("!") || /[[\]]|\\#/.test(pattern)) continue;
    const found = (/^([^#]*?)(?:(?:^|[ \t])#.*)?$/.exec(named)?.[1] ?? named).split(/[ \t]+/).filter((one) => one !== "");
    if (found.every(isOwner) && fits(pattern.replace(/\\(.)/g, "$1"), path)) owners = found;
  }
  return owners;
}

const isOwner = (text: string) => /^@[\w.-]+(?:\/[\w.-]+)?$|^[^@\s]+@[^@\s]+$/.test(text);

/** Whether a pattern fits a path, case by case as in `.gitignore`; but `docs/*` fits no file of a folder below. */
function fits(pattern: string, path: string): boolean {
  const anchored = pattern.replace(/\/$/, "").includes("/");
  const steps = pattern.replace(/^\//, "").replace(/\/$/, "").split("/");
  const below = pattern.endsWith("/") ? "all" : steps.length > 1 && steps.at(-1) === "*" ? "none" : "either";
  const all = [...(anchored ? [] : ["**"]), ...steps, ...(below === "all" ? ["*", "**"] : [])];
  return matches(all.filter((step, at) => step !== "**" || all[at - 1] !== "**"), path.split("/"), below === "either");
}

/** By a table of what can be reached, so that no pattern takes longer than steps × steps. */
function matches(steps: readonly string[], parts: readonly string[], orBelow: boolean): boolean {
  let reached = new Set([0]);
  const skip = (places: ReadonlySet<number>) => {
    const all = new Set(places);
    for (const at of places) if (steps[at] === "**") all.add(at + 1);
    return all;
  };
  reached = skip(reached);
  for (const [index, part] of parts.entries()) {
    if (orBelow && index > 0 && reached.has(steps.length)) return true;
    reached = skip(new Set([...reached].flatMap((at) => {
      const step = steps[at];
      return step === undefined ? [] : step === "**" ? [at] : one(step, part) ? [at + 1] : [];
    })));
  }
  return reached.has(steps.length);
}

/** A step of a pattern (`*`, `?`) against a name. */
function one(step: string, name: string): boolean {
  let [at, from, star, retry] = [0, 0, -1, 0];
  while (from < name.length) {
    if (step[at] === "*") [star, retry, at] = [at, from, at + 1];
    else if (at < step.length && (step[at] === "?" || step[at] === name[from])) [at, from] = [at + 1, from + 1];
    else if (star >= 0) [at, retry, from] = [star + 1, retry + 1, retry + 1];
    else return false;
  }
  return /^\**$/.test(step.slice(at));
}
