/** Whether a value is only known where the contract is used: `${NAME}` (ODCS 3.2.0, ODPS 1.1.0). */
export const isVariable = (value: unknown): boolean => typeof value === "string" && value.includes("${");
