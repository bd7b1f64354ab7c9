import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{join as o}from"node:path";function m({env:r,cwd:t}){return o(r.RUNNER_TEMP??o(t,".meshgate"),"meshgate")}export{m as a};
