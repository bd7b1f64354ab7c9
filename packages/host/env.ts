/** Environment variables, as an argument. */
export type Env = Readonly<Record<string, string | undefined>>;
