import type { Json } from "#model";
import type { Engine } from "./engine.ts";
import { engines } from "./engines.ts";

/**
 * The engines that a contract's servers mean, in the order of the table, each once: `type` chooses, and its `tableFormat` or `format`. Of a format whose
 * version a contract does not say, every version is meant. A server that nobody here knows means none.
 */
export function enginesOf(servers: readonly { readonly type?: string; readonly settings: Readonly<Record<string, Json>> }[]): readonly Engine[] {
  const said = servers.map(({ type, settings }) => ({ type: type?.toLowerCase() ?? "", format: formatOf(settings) }));
  return engines.filter(({ serves }) => said.some(({ type, format }) => serves.some(({ types, formats }) => types.includes(type) && formats.includes(format))));
}

function formatOf(settings: Readonly<Record<string, Json>>): string {
  const said = ["tableFormat", "table_format", "format"].flatMap((key) => (Object.hasOwn(settings, key) ? settings[key] ?? [] : []));
  const [format] = said.filter((value) => typeof value === "string");
  return format?.trim().toLowerCase() ?? "";
}
