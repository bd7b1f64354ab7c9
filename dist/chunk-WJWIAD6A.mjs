import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
var o=(n,e)=>n.options[e]?.at(-1);var r=(n,e)=>o(n,e)==="true";export{o as a,r as b};
