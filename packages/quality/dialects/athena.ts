import type { Dialect } from "../dialect.ts";
import { trino } from "./trino.ts";

/** Athena's engine version 3 is Trino; its sessions are in UTC. Written from its documentation: nothing here has run on it. */
export const athena: Dialect = { ...trino, id: "athena", title: "Athena" };
