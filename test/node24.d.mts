/** Path of a Node 24, or nothing where none is installed. */
export function node24(): string | undefined;
