/** The user asked for something impossible. One sentence that says what to do; one line on the screen, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
