import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a as c,b as a,c as f,e as d}from"./chunk-4ILXIXNF.mjs";import{b as p,c as r}from"./chunk-34M3MM4Q.mjs";import{resolve as y}from"node:path";import{join as I}from"node:path";async function E(e){let s=f();try{let t=a.find(o=>o.name===e);if(t===void 0)throw new Error(`no verb ${e}`);let n=r("github-token");n!==""&&p(n);let m={...s,cwd:y(s.cwd,r("working-directory")||"."),...n===""?{}:{token:n}},u=t.options.flatMap(o=>{let i=r(o.name);return i===""?[]:[[o.name,o.many?i.split(`
`):[i]]]}),l=t.options.some(o=>o.name==="report")?{report:[r("report")||I(c(m),`${e}.json`)]}:{},w={files:t.takes===void 0?[]:r(t.takes.name).split(`
`).map(o=>o.trim()).filter(o=>o!==""),options:{...Object.fromEntries(u),...l}};process.exitCode=await t.run(w,m)}catch(t){process.exitCode=d(t,s)}}export{E as a};
