import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000, reporters: ["default", "./test/closing-line.ts"],
    // Many tests wait for a process or a server, so that a machine of two cores has room for two files at a time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
