import { canonical } from "#fingerprint";
import type { InputPort, OutputPort, Product } from "#model";
import { type Fact, fact } from "../fact.ts";
import { leftovers } from "../leftovers/leftovers.ts";
import { pair } from "../pair.ts";

/** Two versions of one data product → what differs. The contracts behind its ports are compared on their own. */
export function compareProducts(before: Product, after: Product): Fact[] {
  const facts: Fact[] = [];
  const tell = (one: Fact) => void facts.push(one);
  compareOutputs(before, after, tell);
  compareInputs(before, after, tell);
  if (before.status !== after.status) tell(fact("status-changed", [], after.spots["status"] ?? after.at, before.spots["status"] ?? before.at, before.status, after.status));
  leftovers(before, after, tell);
  return facts;
}

const name = (port: InputPort) => port.name ?? port.id ?? port.contractId ?? "";
/** Name and version together are the key of a port (ODPS); one that is alone under its name may have got another version. */
const keys = [({ id }: InputPort) => id, (port: InputPort) => (port.name === undefined ? undefined : canonical([port.name, port.version ?? null])), (port: InputPort) => port.name];

function compareOutputs(before: Product, after: Product, tell: (one: Fact) => void): void {
  const { both, gone, fresh } = pair(before.outputPorts, after.outputPorts, keys);
  for (const port of gone) tell(fact("port-removed", [name(port)], after.spots["outputPorts"] ?? after.at, port.at, offer(port)));
  for (const port of fresh) tell(fact("port-added", [name(port)], port.at, undefined, undefined, offer(port)));
  for (const [was, is] of both) {
    const say = (kind: string, key: "name" | "version" | "contractId" | "type") =>
      was[key] === is[key] ? undefined : tell(fact(kind, [name(is)], is.spots[key] ?? is.at, was.spots[key] ?? was.at, was[key], is[key]));
    say("port-changed", "name");
    say("port-changed", "contractId");
    say("port-changed", "type");
    say("port-version-changed", "version");
    if (reads(was) !== reads(is)) tell(fact("input-changed", [name(is)], is.spots["inputContracts"] ?? is.at, was.spots["inputContracts"] ?? was.at, reads(was), reads(is)));
  }
}

const offer = ({ contractId, version }: InputPort) => [contractId, version].filter((part) => part !== undefined).join(" ");
const reads = ({ inputContracts }: OutputPort) => inputContracts.map(({ id, version }) => `${id ?? ""} ${version ?? ""}`.trim()).sort().join(", ");

function compareInputs(before: Product, after: Product, tell: (one: Fact) => void): void {
  const { both, gone, fresh } = pair(before.inputPorts, after.inputPorts, keys);
  for (const port of gone) tell(fact("input-changed", [name(port)], after.spots["inputPorts"] ?? after.at, port.at, offer(port), undefined));
  for (const port of fresh) tell(fact("input-changed", [name(port)], port.at, undefined, undefined, offer(port)));
  for (const [was, is] of both) {
    const key = was.contractId === is.contractId ? "version" : "contractId";
    if (offer(was) !== offer(is) || was.name !== is.name) tell(fact("input-changed", [name(is)], is.spots[key] ?? is.at, was.spots[key] ?? was.at, offer(was), offer(is)));
  }
}
