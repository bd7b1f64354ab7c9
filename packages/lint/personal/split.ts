/** A name or a phrase as words: `customerEMail_address2` → customer, e, mail, address. Marks, digits and case are gone; `ß` is `ss`. */
export function split(name: string): string[] {
  return name
    .slice(0, 200)
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replaceAll("ß", "ss")
    .replace(/(\p{Ll}|\d)(?=\p{Lu})/gu, "$1 ")
    .replace(/(\p{Lu})(?=\p{Lu}\p{Ll})/gu, "$1 ")
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
}
