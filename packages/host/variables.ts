import type { Env } from "./env.ts";
import { isCommitId } from "./payload.ts";

/** A variable that is there and not empty. */
export const textIn = (env: Env, name: string): string | undefined => env[name] || undefined;

/** A variable that is a whole number above zero. */
export function numberIn(env: Env, name: string): number | undefined {
  const number = Number(/^\d{1,15}$/.test(env[name] ?? "") ? env[name] : "0");
  return number > 0 ? number : undefined;
}

/** A variable that is a full commit id, and not the zeros that stand for none. */
export function commitIn(env: Env, name: string): string | undefined {
  const text = env[name] ?? "";
  return isCommitId(text) && !/^0+$/.test(text) ? text : undefined;
}

/** A key with its value, where there is one. */
export const some = <K extends string, V>(key: K, value: V | undefined): { readonly [key in K]?: V } => (value === undefined ? {} : { [key]: value } as { readonly [key in K]: V });
