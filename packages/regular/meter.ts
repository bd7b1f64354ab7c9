/** What may still be built and done before the answer is "unknown". */
export interface Meter {
  states: number;
  steps: number;
}

/** States that are built where nobody says how many. */
export const usual = 10_000;
/** Moves that one state may cost on average: threads of an automaton, letters of its alphabet. */
const stepsPerState = 300;

export const meterOf = (budget: number = usual): Meter => ({ states: budget, steps: budget * stepsPerState });

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
