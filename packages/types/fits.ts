import type { LogicalType } from "#model";
import { exceptions, holds } from "./carriers.ts";
import { named } from "./names.ts";
import { parsePhysicalType } from "./parse.ts";
import type { PhysicalType } from "./physical.ts";

/**
 * May a column of this physical type carry the logical type on a server of this type (`postgres`, `snowflake` …, or any)?
 * `no` only where no engine would let it; what depends on habits or on an unknown name is `unknown`.
 */
export function physicalFits(physicalType: string | PhysicalType, logicalType: LogicalType, serverType: string | undefined): "yes" | "no" | "unknown" {
  const type = typeof physicalType === "string" ? parsePhysicalType(physicalType) : physicalType;
  const name = type === undefined ? undefined : named(type.name);
  if (type === undefined || name === undefined) return "unknown";
  const server = serverType?.toLowerCase();
  const exception = exceptions.find(
    (row) => row.logical.includes(logicalType) && (row.servers === "any" || (server !== undefined && row.servers.includes(server))) && row.when(type, name),
  );
  if (exception !== undefined) return exception.fits;
  const { yes, no } = holds[name.family];
  return yes.includes(logicalType) ? "yes" : no.includes(logicalType) ? "no" : "unknown";
}
