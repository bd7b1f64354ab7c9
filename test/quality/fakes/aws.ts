import { createHash, createHmac } from "node:crypto";
import { canary, type Heard, type Said } from "./serving.ts";

const sha = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
const mac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text, "utf8").digest();

export interface AwsAccount {
  readonly region: string;
  /** Secret keys by their id, with the session token that has to come along. */
  readonly keys: Readonly<Record<string, { readonly secret: string; readonly session?: string; readonly expired?: true }>>;
}

/** An error of AWS JSON 1.1. */
export const awsError = (name: string, status = 400): Said => ({ status, json: { __type: `com.amazonaws.fake#${name}`, Message: `${canary} ${name}` }, headers: { "x-amzn-requestid": "1" } });

/** Why a call is refused as AWS would: the signature is made again from what was sent, word by word of the specification. */
export function refusal(heard: Heard, service: string, { region, keys }: AwsAccount): Said | undefined {
  const [, id = "", date = "", inRegion, forService, names = "", signature] = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/.exec(heard.headers.authorization ?? "") ?? [];
  const key = keys[id];
  const time = String(heard.headers["x-amz-date"]);
  if (key === undefined) return awsError("UnrecognizedClientException");
  if (key.expired) return awsError("ExpiredTokenException");
  if (key.session !== undefined && heard.headers["x-amz-security-token"] !== key.session) return awsError("UnrecognizedClientException");
  if (inRegion !== region || forService !== service || !time.startsWith(date) || !names.split(";").includes("host") || !names.split(";").includes("x-amz-target")) return awsError("InvalidSignatureException");
  if (heard.path !== "/" || heard.method !== "POST" || heard.headers["content-type"] !== "application/x-amz-json-1.1") return awsError("SerializationException");
  const canonical = `POST\n/\n\n${names.split(";").map((name) => `${name}:${String(heard.headers[name]).trim()}\n`).join("")}\n${names}\n${sha(heard.body)}`;
  const toSign = `AWS4-HMAC-SHA256\n${time}\n${date}/${region}/${service}/aws4_request\n${sha(canonical)}`;
  const made = mac(mac(mac(mac(mac(`AWS4${key.secret}`, date), region), service), "aws4_request"), toSign).toString("hex");
  return made === signature ? undefined : awsError("InvalidSignatureException");
}
