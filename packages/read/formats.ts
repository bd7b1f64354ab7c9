import type { Format } from "./format.ts";
import { card } from "./formats/card/index.ts";
import { dcs } from "./formats/dcs/index.ts";
import { odcs } from "./formats/odcs/index.ts";
import { odps } from "./formats/odps/index.ts";

/** Every format of contracts and products, in the order in which a document is asked whether it is one. */
export const formats: readonly Format[] = [odcs, odps, dcs, card];
