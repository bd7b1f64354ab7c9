import { createHash, createHmac } from "node:crypto";
import type { Call } from "../../calling.ts";

/** Keys of AWS, with the token of those that end. */
export interface AwsKeys {
  readonly id: string;
  readonly secret: string;
  readonly session?: string;
}

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
/** RFC 3986 §2.3: all but the unreserved is written as bytes in hexadecimal. */
const escaped = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The headers of a call with those that sign it: AWS Signature Version 4 ("Create a signed AWS API request", AWS IAM User Guide), as services want them whose path is `/`.
 * `at`: when it is sent; AWS takes it for fifteen minutes.
 */
export function signed({ method, url, headers, body = "" }: Call, { id, secret, session }: AwsKeys, { region, service }: { readonly region: string; readonly service: string }, at: Date): Record<string, string> {
  const { host, pathname, searchParams } = new URL(url);
  const time = at.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const all: Record<string, string> = { ...headers, "X-Amz-Date": time, ...(session === undefined ? {} : { "X-Amz-Security-Token": session }) };
  const lines = [...Object.entries(all), ["host", host] as const].map(([name, value]) => [name.toLowerCase(), value.trim().replace(/ +/g, " ")] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  const path = pathname.split("/").map((part) => escaped(decodeURIComponent(part))).join("/");
  const query = [...searchParams].map(([name, value]) => `${escaped(name)}=${escaped(value)}`).sort().join("&");
  const names = lines.map(([name]) => name).join(";");
  const request = [method, path, query, ...lines.map(([name, value]) => `${name}:${value}`), "", names, hash(body)].join("\n");
  const scope = `${time.slice(0, 8)}/${region}/${service}/aws4_request`;
  const key = scope.split("/").reduce<string | Buffer>((made, part) => hmac(made, part), `AWS4${secret}`);
  const signature = hmac(key, ["AWS4-HMAC-SHA256", time, scope, hash(request)].join("\n")).toString("hex");
  return { ...all, Authorization: `AWS4-HMAC-SHA256 Credential=${id}/${scope}, SignedHeaders=${names}, Signature=${signature}` };
}
