/** What npm's codes mean (its documentation, "Common errors"), without a word of its own text. First row that fits. */
const meanings: readonly (readonly [RegExp, string])[] = [
  [/\bEINTEGRITY\b/, "what the registry sent is not what the lock file's checksum names."],
  [/\b(?:E401|E403|ENEEDAUTH|EOTP)\b/, "the registry refuses this runner's user or token."],
  [/\b(?:E404|ETARGET|ENOVERSIONS)\b/, "the registry does not have the package."],
  [/\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR|E5\d\d)\b|network request/, "the registry does not answer; where this runner needs a mirror or a proxy, npm's own settings name it."],
  [/\b(?:CERT_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+|DEPTH_ZERO_\w+)\b/, "the registry's certificate is not trusted here."],
  [/\bENOSPC\b/, "the disk is full."],
  [/\b(?:EACCES|EPERM|EROFS)\b/, "a folder cannot be written."],
  [/\b(?:EUSAGE|EJSONPARSE)\b/, "this npm does not read the lock file; it wants version 7 or newer."],
];

/** Why npm did not bring what it was asked for: one sentence. A package for one platform alone is optional, so that npm may end well without it. */
export function whyNpmFailed({ code, text }: { readonly code: number | string; readonly text: string }, platform: string): string {
  if (code === "ENOENT" || code === 127) return "there is no npm on the PATH of this runner (actions/setup-node brings one).";
  if (code === "SIGTERM") return "it took too long.";
  const meaning = meanings.find(([pattern]) => pattern.test(text))?.[1];
  return meaning ?? (code === 0 ? `there is no binding for ${platform}.` : `it ended with ${code}.`);
}
