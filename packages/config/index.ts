/** What does the repository want, and which report, index, baseline or waiver do we believe? */
export { type Baseline, emptyBaseline, type Known, readBaseline, writeBaseline } from "./baseline.ts";
export { type Config, defaults, type FailOn, type History, type Mode, type QualityChoices, type QualityLimits, type SchemaFiles } from "./config.ts";
export { version } from "./json-text.ts";
export { type Key, keys } from "./keys.ts";
export { readMeshIndex, writeMeshIndex } from "./mesh-index.ts";
export { meshIndexSchema } from "./mesh-index-schema.ts";
export { readConfig } from "./read-config.ts";
export { readReport } from "./read-report.ts";
export { readResults, type WrittenResult, type WrittenResults } from "./results.ts";
export { resultsSchema } from "./results-schema.ts";
export { reportSchema } from "./report-schema.ts";
export { configSchema } from "./schema.ts";
export { counts, isDay, readWaivers, type Waiver } from "./waivers.ts";
