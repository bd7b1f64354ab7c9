import { defaults } from "#config";
import type { Contract } from "#model";
import type { Around, Choices, Promised } from "./check.ts";
import { checks } from "./checks.ts";

/** How what the standards leave open is read where nobody says otherwise. */
export const usual: Choices = defaults.quality;

/** Every promise of a contract that data can keep or break, and those that nobody can measure. In the order of the checks, then of the text. */
export const promisesOf = (contract: Contract, around: Around): readonly Promised[] => checks.flatMap(({ promises }) => promises(contract, around));
