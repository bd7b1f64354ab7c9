/** What may still be built and done before the answer is "unknown"; each question takes from it. */
export interface Meter {
  states: number;
  steps: number;
}

/** How much a question may cost: states of its own, or what is left of a meter that several questions share. */
export type Budget = number | Meter;

/** States that are built where nobody says how many. */
export const usual = 10_000;
/** Moves that one state may cost on average: threads of an automaton, letters of its alphabet. */
const stepsPerState = 300;

/** A meter for so many states, with the steps that go with them. */
export const meterOf = (budget: Budget = usual): Meter => (typeof budget === "number" ? { states: budget, steps: budget * stepsPerState } : budget);

/** Thrown inside this room where a question has no answer; `decided` turns it into a value, nothing else leaves. */
export class Undecided extends Error {}

export function spend(meter: Meter, states: number, steps: number): void {
  meter.states -= states;
  meter.steps -= steps;
  if (meter.states < 0 || meter.steps < 0) throw new Undecided("it needs more states than the budget allows");
}

/** The answer, or why there is none. */
export function decided<T extends object | string>(answer: () => T): T | { readonly unknown: string } {
  try {
    return answer();
  } catch (error) {
    if (error instanceof Undecided) return { unknown: error.message };
    throw error;
  }
}
