import type { AuthoritativeDefinition, CustomProperty, Description, Support, TeamMember } from "./contract.ts";
import type { Located } from "./location.ts";
import type { SourceMap } from "./source.ts";

/** A data product with its ports (ODPS). */
export interface Product extends Located {
  readonly kind: "product";
  readonly format: string;
  readonly formatVersion: string;
  readonly source: SourceMap;
  readonly id?: string;
  readonly name?: string;
  readonly version?: string;
  readonly status?: string;
  readonly owner?: string;
  readonly domain?: string;
  readonly tenant?: string;
  readonly deprecated?: boolean;
  readonly description?: Description;
  readonly inputPorts: readonly InputPort[];
  readonly outputPorts: readonly OutputPort[];
  readonly team: readonly TeamMember[];
  readonly support: readonly Support[];
  readonly tags: readonly string[];
  readonly custom: readonly CustomProperty[];
  readonly definitions: readonly AuthoritativeDefinition[];
}

export interface InputPort extends Located {
  readonly id?: string;
  readonly name?: string;
  readonly version?: string;
  readonly contractId?: string;
}

/** The key of a port is its name and version together (ODPS). */
export interface OutputPort extends InputPort {
  readonly type?: string;
  readonly description?: string;
  readonly inputContracts: readonly ContractReference[];
}

/** "I read that contract": the lineage edge between two products. */
export interface ContractReference extends Located {
  readonly id?: string;
  readonly version?: string;
}
