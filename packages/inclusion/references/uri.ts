/** A reference against a base (RFC 3986 §5.2); undefined where the two make no URI. */
export function resolveUri(reference: string, base: string): { readonly uri: string; readonly fragment: string } | undefined {
  if (reference.startsWith("#")) return { uri: base, fragment: decoded(reference.slice(1)) };
  try {
    const { href, hash } = new URL(reference, base);
    return { uri: hash === "" ? href.replace(/#$/, "") : href.slice(0, -hash.length), fragment: decoded(hash.slice(1)) };
  } catch {
    return undefined;
  }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** The steps of a JSON pointer (RFC 6901), or undefined where it is none. */
export function pointerSteps(pointer: string): string[] | undefined {
  if (pointer === "") return [];
  return pointer.startsWith("/") ? pointer.slice(1).split("/").map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~")) : undefined;
}
