import type { Reason } from "#model";
import { flat } from "#text";
import { proofs } from "../evidence.ts";
import type { Reporter } from "../reporter.ts";

const severities = { error: "blocker", warn: "major", info: "minor" } as const;

/**
 * GitLab's code quality artifact (docs "Code Quality", "Code Quality report format"). Known and waived findings are in it as info: GitLab itself compares
 * with the target branch, and shows them as mended once they are gone.
 */
export const gitlab: Reporter = {
  id: "gitlab",
  says: "GitLab's code quality widget (`artifacts:reports:codequality`)",
  say({ verdict }) {
    const used = new Map<string, number>();
    const unique = (fingerprint: string) => {
      const times = (used.get(fingerprint) ?? 0) + 1;
      used.set(fingerprint, times);
      return times === 1 ? fingerprint : `${fingerprint}-${times}`;
    };
    const issue = (reason: Reason, severity: string) => ({
      description: flat([reason.message, ...proofs(reason), reason.hint].filter((part) => part !== undefined).join(" "), 1000),
      check_name: flat(reason.rule),
      fingerprint: unique(reason.fingerprint),
      severity,
      location: { path: (reason.at?.file ?? "meshgate.yaml").replace(/^(?:\.\/)+/, ""), lines: { begin: reason.at?.line ?? 1 } },
    });
    const known = [...verdict.known, ...verdict.waived].map((reason) => issue(reason, "info"));
    const fresh = verdict.reasons.map((reason) => issue(reason, severities[reason.level]));
    return `${JSON.stringify([...fresh, ...known], undefined, 2)}\n`;
  },
};
