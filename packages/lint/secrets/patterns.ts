/** A credential that its form gives away. Every pattern looks at bounded runs, so that it takes linear time on any text. */
export interface Pattern {
  readonly called: string;
  readonly pattern: RegExp;
}

const after = (letters: string) => `(?<![${letters}])`;
const word = after("A-Za-z0-9_");
const token = (called: string, body: string): Pattern => ({ called, pattern: new RegExp(word + body) });

/** From the providers' own descriptions of their tokens. */
export const patterns: readonly Pattern[] = [
  { called: "a private key", pattern: /-----BEGIN (?:[A-Z0-9]{1,12} ){0,4}PRIVATE KEY(?: BLOCK)?-----/ },
  token("an access key of AWS", "(?:AKIA|ASIA)[0-9A-Z]{16}(?![0-9A-Za-z])"),
  token("an API key of Google", "AIza[0-9A-Za-z_-]{35}"),
  token("an OAuth secret of Google", "GOCSPX-[0-9A-Za-z_-]{28}"),
  { called: "an account key of Azure", pattern: /(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{43,88}={0,2}/ },
  { called: "a signed URL of Azure", pattern: /[?&;]sig=[A-Za-z0-9%+/]{43,120}/ },
  { called: "a client secret of Azure", pattern: /(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~.-])/ },
  token("a token of GitHub", "(?:gh[pousr]_[0-9A-Za-z]{36,251}|github_pat_[0-9A-Za-z_]{60,100})"),
  token("a token of GitLab", "glpat-[0-9A-Za-z_-]{20,64}"),
  token("a token of Slack", "(?:xox[abeprs]|xapp)-[0-9A-Za-z-]{10,250}"),
  { called: "a webhook of Slack", pattern: /hooks\.slack\.com\/(?:services|workflows)\/[0-9A-Za-z+/]{40,80}/ },
  token("a secret key of Stripe", "(?:sk|rk)_live_[0-9A-Za-z]{16,250}"),
  token("a signing secret of Stripe", "whsec_[0-9A-Za-z+/]{32,64}"),
  token("a token of npm", "npm_[0-9A-Za-z]{36}"),
  token("a token of PyPI", "pypi-AgE[0-9A-Za-z_-]{50,250}"),
  token("a token of Databricks", "dapi[0-9a-f]{32}(?![0-9A-Za-z])"),
  token("a token of Vault", "hv[sbr]\\.[0-9A-Za-z_-]{24,250}"),
  token("a key of SendGrid", "SG\\.[0-9A-Za-z_-]{22}\\.[0-9A-Za-z_-]{43}"),
  token("an API key of a model provider", "sk-(?:ant|proj|svcacct)-[0-9A-Za-z_-]{20,250}"),
  { called: "a JSON Web Token", pattern: /(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]{10,4000}\.eyJ[A-Za-z0-9_-]{10,8000}\.[A-Za-z0-9_-]{16,2000}/ },
];

/** What all of them have in common with some text; a text without it needs no closer look. */
export const inkling = /-----BEGIN|A[KS]IA[0-9A-Z]|AIza|GOCSPX-|Key=|[?&;]sig=|\dQ~|gh[pousr]_|github_pat_|glpat-|xox[abeprs]-|xapp-|hooks\.slack|k_live_|whsec_|npm_|pypi-AgE|dapi|hv[sbr]\.|SG\.|sk-|eyJ/;

/** Passwords inside an address (`scheme://user:password@host`) or a list of settings (`password=…;`): group 1 is the password. */
export const passwords: readonly RegExp[] = [
  /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,30}:\/\/[^\s:/?#@]{0,100}:([^\s/?#@]{1,200})@/gi,
  /(?<![a-z0-9])(?:password|passwd|pwd|client_?secret|secret_?access_?key|api_?key|access_?token)\s?=\s?["']?([^\s;&"',)]{4,200})/gi,
];

export const passwordInkling = /:\/\/[^\s/?#@]{1,300}@|(?:password|passwd|pwd|secret|key|token)\s?=/i;

/** Keys whose value is a credential, as their last words. */
export const secretKeys: readonly string[] = [
  "password", "passwd", "pwd", "passphrase", "secret", "token", "api key", "apikey", "access key", "secret key", "private key", "client secret", "access token", "auth token", "credential", "credentials", "account key", "sas token",
];
