/** What did earlier runs see, and is today unusual? */
export { lasting } from "./amounts.ts";
export { availabilityIn, type Told } from "./availability.ts";
export { type Band, bandOf, needed, type Seen } from "./band.ts";
export { changesIn, flapping } from "./flapping.ts";
export { allSeen, seenBefore, type ToCompare } from "./judge.ts";
export { type Look, looksOf } from "./looks.ts";
export { type KnownPart, partLines, type PastParts, readParts } from "./parts.ts";
export { type Past, pastOf, type Point, readPast, type Series, type Wanted } from "./past.ts";
export { type Recorded, type State } from "./record.ts";
export { lineOf, recordsOf, type Run } from "./recorded.ts";
export { partSchema, recordSchema } from "./schema.ts";
export { shardOf, shardsOf } from "./shard.ts";
export { timeOfAvailabilityIn, type TimeOfDay } from "./time-of-availability.ts";
