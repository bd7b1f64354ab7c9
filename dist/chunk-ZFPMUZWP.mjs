import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
function f(e,u){let r=t=>t===0?"":`
_${t} more ${t===1?"section":"sections"} did not fit into this summary._
`,n="";for(let[t,i]of e.entries()){let o=`${n}${i.replace(/\n*$/,`
`)}`;if(Buffer.byteLength(o+r(e.length-t-1))>u)return Buffer.byteLength(n+r(e.length-t))>u?{text:"",put:0}:{text:n+r(e.length-t),put:t};n=o}return{text:n,put:e.length}}export{f as a};
