import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
var m={bytes:10485760,depth:100,nodes:1e6,tokens:4e6,errors:20};function f(d,i){let r=[0];for(let n=i.indexOf(`
`);n>=0;n=i.indexOf(`
`,n+1))r.push(n+1);let s=n=>{let e=0,t=r.length;for(;t-e>1;){let o=e+t>>1;(r[o]??0)<=n?e=o:t=o}return e+1},u=(n,e)=>n-(r[e-1]??0)+1,l=(n,e)=>{let t=s(n),o=e<=n?t:s(e);return{file:d,line:t,column:u(n,t),endLine:o,endColumn:u(Math.max(n,e),o)}};return{lineOf:s,range:l,removal(n){let e=s(n),t=r[e-1]??0;if(i.slice(t,n).trim()==="")return{at:l(t,r[e]??i.length),text:""}},lineEnd(n){let e=r[s(n)];return e===void 0?i.length:i[e-2]==="\r"?e-2:e-1}}}export{m as a,f as b};
