import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
var r=(n,o)=>n.options[o]?.at(-1),e=(n,o)=>n.options[o]??[],t=(n,o)=>r(n,o)==="true";export{r as a,e as b,t as c};
