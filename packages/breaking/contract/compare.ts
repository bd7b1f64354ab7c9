import type { Contract, Json, Server } from "#model";
import { canonical } from "#fingerprint";
import { compareMaterialization } from "./materialization.ts";
import { compareObjects } from "./objects.ts";
import { compareSla } from "./sla.ts";
import { compareStatus } from "./status.ts";
import { compareTerms } from "./terms.ts";
import { allowance } from "./texts.ts";
import { type Fact, fact } from "../fact.ts";
import { leftovers } from "../leftovers/leftovers.ts";
import { inOrder, pair } from "../pair.ts";

/** Two versions of one contract → what differs. */
export async function compareContracts(before: Contract, after: Contract): Promise<Fact[]> {
  const facts: Fact[] = [];
  const tell = (one: Fact) => void facts.push(one);
  compareObjects(before, after, tell);
  compareSla(before, after, tell);
  servers(before, after, tell);
  compareTerms(before, after, tell);
  compareMaterialization(before, after, tell);
  compareStatus(before, after, tell);
  leftovers(before, after, tell);
  return facts.some(({ closer }) => closer !== undefined) ? lookedAt(facts) : facts;
}

async function lookedAt(facts: readonly Fact[]): Promise<Fact[]> {
  const left = await allowance();
  const found: Fact[] = [];
  for (const { closer, ...told } of facts) found.push(closer === undefined ? told : { ...told, ...(await closer(left)) });
  return found;
}

function servers(before: Contract, after: Contract, tell: (one: Fact) => void) {
  const { both, gone, fresh } = pair(before.servers, after.servers, [({ id }) => id, ({ server }) => server, ({ id, server }) => (id === undefined && server === undefined ? inOrder : undefined)]);
  const name = ({ server, id, type }: Server) => server ?? id ?? type ?? "";
  for (const server of gone) tell(fact("server-removed", [name(server)], after.spots["servers"] ?? after.at, server.at));
  for (const server of fresh) tell(fact("server-added", [name(server)], server.at, undefined));
  for (const [was, is] of both) {
    const [old, now] = [was, is].map(({ type, environment, settings }) => new Map(Object.entries({ ...settings, ...(type === undefined ? {} : { type }), ...(environment === undefined ? {} : { environment }) })));
    const moved = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].filter((key) => canonical(old?.get(key) ?? null) !== canonical(now?.get(key) ?? null)).sort();
    const settings = (side: ReadonlyMap<string, Json> | undefined) => Object.fromEntries(moved.map((key) => [key, side?.get(key) ?? null]));
    if (moved.length > 0) tell(fact("server-changed", [name(is)], is.at, was.at, settings(old), settings(now)));
  }
}
