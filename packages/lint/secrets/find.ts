import { isStandIn, isUnguessable } from "./guess.ts";
import { inkling, passwordInkling, passwords, patterns, secretKeys } from "./patterns.ts";

/** What credential a text holds, in words; undefined where none is seen. Never returns a part of the text. Linear in its length. */
export function findSecret(text: string, key: string | undefined): string | undefined {
  if (text.length >= 12 && inkling.test(text))
    for (const { called, pattern } of patterns) {
      const found = pattern.exec(text)?.[0];
      if (found !== undefined && !isStandIn(found)) return called;
    }
  if (passwordInkling.test(text))
    for (const pattern of passwords)
      for (const [, password = ""] of text.matchAll(pattern)) if (!isStandIn(password)) return "a password";
  if (key !== undefined && isSecretKey(key) && isUnguessable(text)) return "a password";
  return undefined;
}

const words = (key: string) => key.slice(0, 100).replace(/([a-z0-9])(?=[A-Z])/g, "$1 ").toLowerCase().replace(/[^a-z0-9]+/g, " ").trim();

const isSecretKey = (key: string): boolean => {
  if (!/pass|pwd|secret|token|key|cred/i.test(key)) return false;
  const name = words(key);
  return secretKeys.some((one) => name === one || name.endsWith(` ${one}`));
};
