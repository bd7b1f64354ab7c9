import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{resolve as t}from"node:path";function n(d,e,o){let r=o??e.env.MESHGATE_DUCKDB;return r===void 0||r===""?e[d]:()=>Promise.resolve(t(e.cwd,r))}export{n as a};
