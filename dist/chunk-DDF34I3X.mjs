import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{j as o}from"./chunk-KQ2E5U2X.mjs";function n(r,t){r.err(`${o(t,4e3)}
`)}export{n as a};
