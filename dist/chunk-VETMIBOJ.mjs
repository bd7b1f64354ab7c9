import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{j as o}from"./chunk-BGMV7SFS.mjs";function n(r,t){r.err(`${o(t,4e3)}
`)}export{n as a};
