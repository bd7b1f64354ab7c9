import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
var e=(n,o)=>n.options[o]?.at(-1),r=(n,o)=>n.options[o]??[],t=(n,o)=>e(n,o)==="true";export{e as a,r as b,t as c};
