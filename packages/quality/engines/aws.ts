import { UsageError } from "#model";
import { named } from "#text";
import { call, inside, jsonOf, pause } from "../calling.ts";
import type { HowToMeasure } from "../engine.ts";
import { originOf, type Said } from "../reach.ts";
import { awsKeys } from "./keyless/aws.ts";
import { signed } from "./keyless/aws-signature.ts";

/** A service of AWS that is asked in JSON (AWS JSON 1.1). */
export interface Service {
  /** As its host and its signature begin: `athena`, `redshift-data`. */
  readonly name: string;
  /** Before the operation in `X-Amz-Target`. */
  readonly target: string;
  readonly title: string;
}

/** What an operation gave, or the name of its error without a word of its text; `all`: nothing else will be answered either. */
export type Given = { readonly json: unknown } | { readonly error: string } | { readonly unknown: string; readonly all?: true; readonly late?: true };

export type Operate = (operation: string, input: unknown, signal: AbortSignal) => Promise<Given>;

/** Partitions of AWS by how their regions begin, with the end of their hosts; those that are not on the Internet are left out. */
const partitions: readonly (readonly [RegExp, string])[] = [
  [/^(?:us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d{1,2}$/, "amazonaws.com"], [/^us-gov-[a-z]+-\d{1,2}$/, "amazonaws.com"], [/^cn-[a-z]+-\d{1,2}$/, "amazonaws.com.cn"], [/^eusc-de-[a-z]+-\d{1,2}$/, "amazonaws.eu"],
];

/** The address of a service in a region: a host of AWS whatever the region says. Throws UsageError. */
export function addressIn(region: string | undefined, service: string, said: Said): string {
  if (region === undefined) throw new UsageError(`Nobody says in which region of AWS the server ${named(said.called)} is: the contract does, or the configuration's variable AWS_REGION.`);
  const end = partitions.find(([pattern]) => pattern.test(region))?.[1];
  if (end === undefined) throw new UsageError(`The server ${named(said.called)} names ${named(region)}, which is no region of AWS.`);
  return `https://${service}.${region}.${end}`;
}

const refused: Readonly<Record<string, string>> = {
  UnrecognizedClientException: "does not know the keys", InvalidClientTokenId: "does not know the keys", InvalidSignatureException: "does not take the signature: the secret key or this machine's clock is wrong", SignatureDoesNotMatch: "does not take the signature: the secret key or this machine's clock is wrong",
  IncompleteSignature: "does not take the signature", MissingAuthenticationToken: "does not take the signature", MissingAuthenticationTokenException: "does not take the signature", OptInRequired: "is not open to this account in this region",
};
const expired = ["ExpiredTokenException", "ExpiredToken"];
const throttled = ["ThrottlingException", "Throttling", "TooManyRequestsException", "RequestLimitExceeded", "ActiveStatementsExceededException", "ServiceUnavailable", "InternalServerException", "InternalFailure"];

/** Whole numbers that JavaScript's do not hold exactly are read as texts; inside of texts quotes stand behind backslashes, so that none is met there. */
const longs = /("longValue"\s*:\s*)(-?\d{16,})/g;

/** Asks operations of a service in a region, signed with keys that are renewed when they end. AWS says with HTTP 400 that it is busy, so that is waited for here, six times. Throws UsageError. */
export function operations(service: Service, region: string | undefined, said: Said, how: HowToMeasure): Operate {
  const origin = originOf(said, "ENDPOINT", addressIn(region, service.name, said));
  const keys = awsKeys(said, addressIn(region, "sts", said), how);
  const waits = how.pause ?? pause;
  return async (operation, input, signal) => {
    for (let [left, wait, again] = [6, 200, undefined as true | undefined]; ; left -= 1, wait *= 2) {
      const lent = await keys(again);
      if ("unknown" in lent) return { unknown: lent.unknown, all: true };
      const request = { method: "POST", url: `${origin}/`, headers: { "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": `${service.target}.${operation}`, "User-Agent": "meshgate" }, body: JSON.stringify(input) } as const;
      const headers = signed(request, lent, { region: region ?? "", service: service.name }, new Date());
      const reply = await call(fetch, { ...request, headers }, signal, waits);
      if ("nothing" in reply) return reply.nothing === "timeout" ? { unknown: "It took longer than the time that it may take.", late: true } : { unknown: `${service.title} is not reachable, or hung up.`, all: true };
      const json = jsonOf(reply.text.replace(longs, '$1"$2"'));
      if (reply.status === 200) return json === undefined ? { unknown: `${service.title} answers with something that is no JSON.`, all: true } : { json };
      const error = /^(?:[\w.]+#)?([A-Za-z]{1,80})(?::.*)?$/.exec(String(inside(json, "__type") ?? reply.headers.get("x-amzn-errortype") ?? ""))?.[1] ?? "";
      if (expired.includes(error) && again === undefined) {
        again = true;
        continue;
      }
      if (expired.includes(error)) return { unknown: `${service.title} says that the keys have expired.`, all: true };
      if (Object.hasOwn(refused, error)) return { unknown: `${service.title} ${refused[error]}.`, all: true };
      if (throttled.includes(error) && left > 1) {
        if (!(await waits(wait, signal))) return { unknown: "It took longer than the time that it may take.", late: true };
        continue;
      }
      if (throttled.includes(error) || reply.status >= 500 || reply.status === 429) return { unknown: `${service.title} is too busy to answer.`, all: true };
      return error === "" ? { unknown: `${service.title} cannot answer (HTTP ${reply.status}).`, all: true } : { error };
    }
  };
}
