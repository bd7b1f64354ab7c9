import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
var t=class extends Error{name="UsageError"};export{t as a};
