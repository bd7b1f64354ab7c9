/** The string at a path of keys in untrusted JSON; absent where anything on the way is missing, empty or of another type. */
export function textAt(value: unknown, ...keys: readonly string[]): string | undefined {
  const found = at(value, keys);
  return typeof found === "string" && found !== "" ? found : undefined;
}

/** The whole number at a path of keys in untrusted JSON. */
export function numberAt(value: unknown, ...keys: readonly string[]): number | undefined {
  const found = at(value, keys);
  return typeof found === "number" && Number.isSafeInteger(found) ? found : undefined;
}

/** The full commit id at a path of keys in untrusted JSON. */
export function commitAt(value: unknown, ...keys: readonly string[]): string | undefined {
  const found = textAt(value, ...keys);
  return found !== undefined && isCommitId(found) ? found : undefined;
}

/** A full object id: SHA-1 or SHA-256 in hex. */
export function isCommitId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

function at(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((inner, key) => (typeof inner === "object" && inner !== null && Object.hasOwn(inner, key) ? Reflect.get(inner, key) : undefined), value);
}
