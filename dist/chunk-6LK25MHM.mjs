import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{a as c}from"./chunk-5CNAEGFO.mjs";import{a,b as f,d}from"./chunk-EZYTGWZC.mjs";import{b as p,c as r}from"./chunk-34M3MM4Q.mjs";import{join as y,resolve as I}from"node:path";async function C(n){let s=f();try{let t=await a[n]?.();if(t===void 0)throw new Error(`no verb ${n}`);let e=r("github-token");e!==""&&p(e);let m={...s,cwd:I(s.cwd,r("working-directory")||"."),...e===""?{}:{token:e}},u=t.options.flatMap(o=>{let i=r(o.name);return i===""?[]:[[o.name,o.many?i.split(`
`):[i]]]}),l=t.options.some(o=>o.name==="report")?{report:[r("report")||y(c(m),`${n}.json`)]}:{},w={files:t.takes===void 0?[]:r(t.takes.name).split(`
`).map(o=>o.trim()).filter(o=>o!==""),options:{...Object.fromEntries(u),...l}};process.exitCode=await t.run(w,m)}catch(t){process.exitCode=d(t,s)}}export{C as a};
