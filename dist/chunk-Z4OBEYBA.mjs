import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
function i(o,a,t,e,n,r){return{kind:o,path:a,at:t,...e===void 0?{}:{was:e},...n===void 0?{}:{before:n},...r===void 0?{}:{after:r}}}export{i as a};
