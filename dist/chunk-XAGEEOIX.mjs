import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
function o(t){let e=new Map;return(...n)=>{let r=JSON.stringify(n),s=e.get(r)??t(...n);return e.set(r,s),s}}export{o as a};
