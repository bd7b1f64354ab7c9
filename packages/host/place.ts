import type { Home } from "./host.ts";

/**
 * Server and repository of a clone's address: `git@host:a/b.git`, `ssh://git@host/a/b` and `https://token@host/a/b.git` are all `https://host` and `a/b`. What an address says of a user is left
 * out. Undefined for what is no address of a server.
 */
export function placeOf(url: string | undefined, user: string): Home | undefined {
  const text = url ?? "";
  const short = /^(?:[^@/\s]+@)?([^:/\s]{2,}):(?!\/\/)\/*(.+)$/.exec(text);
  const [, scheme = "ssh", host = short?.[1], path = short?.[2]] = /^([a-z+]+):\/\/(?:[^@/\s]*@)?([^/\s]+)\/(.+)$/i.exec(text) ?? [];
  const repository = path?.replace(/\/+$/, "").replace(/\.git$/, "");
  if (host === undefined || repository === undefined || repository === "" || /[\s?#]/.test(repository) || /^file$/i.test(scheme)) return undefined;
  const web = /^https?$/i.test(scheme);
  return { server: `${web ? scheme.toLowerCase() : "https"}://${web ? host : host.replace(/:\d+$/, "")}`, repository, user };
}
