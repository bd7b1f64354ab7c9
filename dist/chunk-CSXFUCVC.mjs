import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a as o}from"./chunk-I34HMWLC.mjs";import{b as t}from"./chunk-B7XAEDCG.mjs";var s=new Set(["json","sarif","gitlab","jenkins"]);function l(r,n,e){return r==="github"?n:s.has(r)?a(n):o(n,{colours:e})}var a=r=>r.replace(/#(?=[^!-~]*#)/g,"\\u0023").replace(t,n=>n===`
`?n:Array.from({length:n.length},(e,i)=>`\\u${n.charCodeAt(i).toString(16).padStart(4,"0")}`).join(""));export{l as a,a as b};
