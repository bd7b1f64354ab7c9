import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
function r(e,...t){let n=u(e,t);return typeof n=="string"&&n!==""?n:void 0}function f(e,...t){let n=u(e,t);return typeof n=="number"&&Number.isSafeInteger(n)?n:void 0}function i(e,...t){let n=r(e,...t);return n!==void 0&&d(n)?n:void 0}function d(e){return/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(e)}function u(e,t){return t.reduce((n,o)=>typeof n=="object"&&n!==null&&Object.hasOwn(n,o)?Reflect.get(n,o):void 0,e)}export{r as a,f as b,i as c,d};
