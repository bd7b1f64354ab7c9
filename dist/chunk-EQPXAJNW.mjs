import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{k as o}from"./chunk-B7XAEDCG.mjs";function n(r,t){r.err(`${o(t,4e3)}
`)}export{n as a};
