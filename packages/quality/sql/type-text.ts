/** A type's text taken apart at its outermost brackets: `row(a bigint, b array(varchar))` → `row` and its two parts. Undefined where it has none, or they do not close. */
export function typeParts(type: string): { readonly name: string; readonly parts: readonly string[] } | undefined {
  const [, name = "", open = "", inside] = /^\s*([A-Za-z_][\w ]*?)\s*([(<])([^]*)[)>]\s*$/.exec(type) ?? [];
  if (inside === undefined || open === "") return undefined;
  const parts: string[] = [];
  let [depth, start, quote] = [0, 0, ""];
  for (let i = 0; i < inside.length; i++) {
    const sign = inside.charAt(i);
    if (quote !== "") quote = sign === quote ? "" : quote;
    else if (sign === '"' || sign === "`" || sign === "'") quote = sign;
    else if (sign === "(" || sign === "<") depth += 1;
    else if (sign === ")" || sign === ">") depth -= 1;
    else if (sign === "," && depth === 0) {
      parts.push(inside.slice(start, i).trim());
      start = i + 1;
    }
    if (depth < 0) return undefined;
  }
  return depth === 0 && quote === "" ? { name, parts: [...parts, inside.slice(start).trim()] } : undefined;
}

/** `"first name" varchar(10)` or `name:STRING` → a field's name and type. */
export function fieldOf(part: string): { readonly name: string; readonly type: string } | undefined {
  const [, quoted, ticked, bare, type] = /^(?:"((?:[^"]|"")*)"|`((?:[^`]|``)*)`|([^\s:"`]+))(?:\s*:\s*|\s+)([^]+)$/.exec(part) ?? [];
  const name = quoted?.replaceAll('""', '"') ?? ticked?.replaceAll("``", "`") ?? bare;
  return name === undefined || type === undefined ? undefined : { name, type };
}
