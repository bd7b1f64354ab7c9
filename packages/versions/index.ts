/** Which versions does somebody read? */
export { linesPattern, linesWords, reads } from "./lines.ts";
