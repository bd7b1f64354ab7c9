import type { Kind } from "../kind.ts";

export const versionUnclear: Kind = {
  id: "version-unclear",
  about: "version",
  key: "version",
  says: "A version is no semantic version, so that nobody can tell whether it says what changed.",
  why: "Only `major.minor.patch` tells readers, and a machine, whether the next version can hurt. Other versions are not guessed.",
  breaks: { consumers: "no", producers: "no" },
  impact: "none",
  hint: "Write versions as `major.minor.patch`.",
  level: "info",
  mirror: { waived: "a version that becomes clear is as it should be" },
  message: ({ element }) => `Whether the version of ${element} says what changed is not known.`,
};
