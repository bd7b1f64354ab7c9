/** What people write where a credential will be: `<password>`, `****`, `{{ secret }}`, `$PASSWORD`, `changeme`, AWS's `…EXAMPLE`. */
export function isStandIn(text: string): boolean {
  return text.includes("${") || standIn.test(text) || /EXAMPLE|XXXX|\*\*\*|\.\.\./i.test(text) || new Set(text).size < 4;
}

const standIn = /^(?:[$%@<[{(*].*|.*[>}\])]|(?:my|your|the|some|a)[-_ ].*|change[-_ ]?(?:me|it)|(?:db|user)?[-_]?(?:password|passwd|pass|pwd|secret|token)\d{0,3}|todo|tbd|none|null|redacted|dummy|placeholder|test|testing|hunter2)$/i;

/** References to a store of secrets instead of a secret: paths, ARNs, addresses, names of variables. */
const reference = /^(?:[a-z][a-z0-9+.-]{1,20}:\/?\/|arn:|(?:vault|env|secrets?|ref|op|kv|ssm|projects)[:/.]|[./~]|[a-z]+(?:[-_./: ][a-z]+)*(?:[-_.]\d+)?$)/i;
const variableName = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;

/**
 * Whether the value of a key such as `password:` is one: not a stand-in, a reference or prose, long enough, and mixed enough for a person not to have
 * written it as a word (Shannon entropy of at least 2.8 bits per character). The default of `${NAME:-default}` is looked at, its name is not.
 */
export function isUnguessable(text: string): boolean {
  const value = (/^\$\{\w+:-(.*)\}$/s.exec(text)?.[1] ?? text).trim();
  if (value.length < 8 || value.length > 4096 || /\s/.test(value) || isStandIn(value) || reference.test(value) || variableName.test(value)) return false;
  return /[\d\W_]/.test(value) && /[a-z]/i.test(value) && entropy(value) >= 2.8;
}

function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
