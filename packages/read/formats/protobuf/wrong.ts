import type { Problem } from "#model";

/** Unwinds the reading of a text that is no Protocol Buffers file; caught where the reading begins. */
export class Wrong extends Error {
  readonly from: number;
  readonly to: number;
  readonly rule: Problem["rule"];
  readonly hint: string | undefined;
  constructor(from: number, to: number, message: string, hint?: string, rule: Problem["rule"] = "schema-syntax") {
    super(message);
    this.from = from;
    this.to = to;
    this.rule = rule;
    this.hint = hint;
  }
}
