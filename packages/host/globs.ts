import { UsageError } from "#model";
import { named } from "#text";

/** Which paths some patterns mean. */
export interface Globs {
  matches(path: string): boolean;
  /** The patterns that take in, in the caller's order. */
  readonly positive: readonly OneGlob[];
}

export interface OneGlob {
  readonly written: string;
  /** From the root: the path itself where the pattern is `plain`, else the folder under which all its matches lie (empty: the root). */
  readonly start: string;
  readonly plain: boolean;
  matches(path: string): boolean;
}

/**
 * Compiles patterns that were written from `prefix` (a folder of the repository, ending in `/`, or empty) for paths from the root:
 * `*` and `?` within a segment, `**` over segments, `[a-z]`, `[!a]`, `{a,b}`, a backslash before a sign that means itself, and `!` in front to
 * leave out. A pattern without any of these is a file, or a folder with everything below. Names that begin with a dot are names like any other.
 * Throws UsageError for a pattern that leaves the repository.
 */
export function globs(patterns: readonly string[], prefix = ""): Globs {
  const taken = patterns.filter((pattern) => pattern !== "" && !pattern.startsWith("!")).map((pattern) => compile(pattern, pattern, prefix));
  const left = patterns.filter((pattern) => pattern.startsWith("!")).map((pattern) => compile(pattern, pattern.slice(1), prefix));
  const [inIt, outOfIt] = [union(taken), union(left)];
  return { positive: taken, matches: (path) => inIt(path) && !outOfIt(path) };
}

/** Plain paths are looked up, however many; only real patterns are tried one by one. */
function union(all: readonly OneGlob[]): (path: string) => boolean {
  const plain = new Set(all.filter((one) => one.plain).map((one) => one.start));
  const others = all.filter((one) => !one.plain);
  return (path) => (plain.size > 0 && ways(path).some((way) => plain.has(way))) || others.some((one) => one.matches(path));
}

/** A path, every folder above it, and the root, which is empty. */
export function ways(path: string): string[] {
  const all = [path];
  for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) all.push(path.slice(0, at));
  return [...all, ""];
}

function compile(written: string, pattern: string, prefix: string): OneGlob {
  if (written.includes("\0")) throw new UsageError(`The pattern ${named(written)} holds a zero byte, which no path has.`);
  const folders = prefix.split("/").filter((part) => part !== "");
  const parts: string[] = [];
  for (const part of pattern.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined && folders.pop() === undefined) throw new UsageError(`The pattern ${named(written)} leaves the repository: name files inside it.`);
  }
  const fixed = parts.findIndex((part) => magic.test(part));
  const plain = fixed < 0;
  const start = [...folders, ...(plain ? parts : parts.slice(0, fixed))].join("/");
  if (plain) return { written, start, plain, matches: (path) => ways(path).includes(start) };
  const under = start === "" ? "" : `${start}/`;
  const whole = regex(`^${source(parts.slice(fixed).join("/"))}${pattern.endsWith("/") ? "/.*" : ""}$`, written);
  return { written, start, plain, matches: (path) => path.startsWith(under) && whole.test(path.slice(under.length)) };
}

function regex(body: string, written: string): RegExp {
  try {
    return new RegExp(body, "su");
  } catch {
    throw new UsageError(`The pattern ${named(written)} cannot be understood: check its brackets, or put a backslash before a bracket that means itself.`);
  }
}

const magic = /[*?[\]{}\\]/;

/** A glob as the source of a regular expression. A bracket or brace that is never closed stands for itself. */
function source(glob: string): string {
  let out = "";
  let depth = 0;
  for (let at = 0; at < glob.length; ) {
    const rest = glob.slice(at);
    const char = String.fromCodePoint(rest.codePointAt(0) ?? 0);
    const globstar = /^\*\*(?:\/|$)/.exec(rest);
    const set = /^\[(!|\^)?(\]?[^\]/]*)\]/.exec(rest);
    if (globstar !== null && (at === 0 || glob[at - 1] === "/")) {
      out += globstar[0] === "**" ? ".*" : "(?:.*/)?";
      at += globstar[0].length;
    } else if (char === "*") {
      const stars = /^\*+/.exec(rest)?.[0].length ?? 1;
      out += "[^/]*";
      at += stars;
    } else if (char === "?") {
      out += "[^/]";
      at += 1;
    } else if (set !== null && set[2] !== "") {
      out += `(?!/)[${set[1] === undefined ? "" : "^"}${(set[2] ?? "").replace(/[\\\]^[]|^-|-$/g, "\\$&")}]`;
      at += set[0].length;
    } else if (char === "\\" && rest.length > 1) {
      const next = String.fromCodePoint(rest.codePointAt(1) ?? 0);
      out += literal(next);
      at += 1 + next.length;
    } else if (char === "{" && closes(rest)) {
      out += "(?:";
      depth += 1;
      at += 1;
    } else if (depth > 0 && (char === "}" || char === ",")) {
      out += char === "," ? "|" : ")";
      depth -= char === "}" ? 1 : 0;
      at += 1;
    } else {
      out += literal(char);
      at += char.length;
    }
  }
  return out;
}

/** Whether the brace that opens here is closed again. */
function closes(rest: string): boolean {
  let depth = 0;
  for (const char of rest.replace(/\\./g, "")) {
    if (char === "{") depth += 1;
    else if (char === "}" && --depth === 0) return true;
  }
  return false;
}

function literal(char: string): string {
  return /[\\^$.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char;
}
