import { canonical } from "#fingerprint";
import type { Drift, Json } from "#model";
import { named } from "#text";

/** A disagreement in one or two sentences, the contract first. Texts of others are quoted. */
export function sayDrift({ kind, path, contract, schema, file, there, because }: Drift): string {
  const element = path.length === 0 ? "the contract" : named(path.map((name) => (/[."]/.test(name) ? JSON.stringify(name) : name)).join(".").replaceAll(".[]", "[]"));
  const place = named(`${file}:${there.line}`);
  const said = saying(kind, element, place, contract, schema);
  return because === undefined || because === "" ? said : `${said} ${because}`;
}

function saying(kind: Drift["kind"], element: string, place: string, contract: Json | undefined, schema: Json | undefined): string {
  switch (kind) {
    case "missing": return `The contract has ${element}, and ${place} has not.`;
    case "extra": return `${place} has ${element}, and the contract has not.`;
    case "type": return `The type of ${element} is ${show(contract)} in the contract and ${show(schema)} in ${place}.`;
    case "required":
      return contract === true ? `${element} is required in the contract and may be empty in ${place}.` : `${element} may be empty in the contract and is required in ${place}.`;
    case "key":
      if (contract === "unique") return `${element} is unique in the contract and not in ${place}.`;
      return `The primary key of ${element} is ${show(contract)} in the contract and ${show(schema)} in ${place}.`;
    case "values": {
      const [less, more] = [list(contract), list(schema)];
      const first = more === "" ? [] : [`${element} may be ${more} in ${place} and not in the contract.`];
      return [...first, ...(less === "" ? [] : [`${more === "" ? element : "It"} may be ${less} in the contract and not in ${place}.`])].join(" ");
    }
    case "unclear": return `Whether ${element} agrees with ${place} cannot be told${contract === undefined ? "" : `: the contract says ${show(contract)}, the file ${show(schema)}`}.`;
  }
}

function show(value: Json | undefined): string {
  if (value === undefined || value === null) return "nothing";
  return named(typeof value === "string" ? value : canonical(value));
}

const list = (values: Json | undefined): string => (Array.isArray(values) ? values.slice(0, 5).map((value: Json) => show(value)).join(", ") + (values.length > 5 ? " …" : "") : "");
