import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
function n(r){return Array.isArray(r)?`[${r.map(n).join(",")}]`:typeof r=="number"&&!Number.isFinite(r)?String(r):typeof r!="object"||r===null?JSON.stringify(r):`{${Object.entries(r).sort(([t],[i])=>t<i?-1:t>i?1:0).map(([t,i])=>`${JSON.stringify(t)}:${n(i)}`).join(",")}}`}import{createHash as o}from"node:crypto";function e(...r){return o("sha256").update(n(r)).digest("hex").slice(0,16)}export{n as a,e as b};
