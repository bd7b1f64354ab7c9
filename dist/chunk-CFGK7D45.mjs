import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{b as t,d as m,e as p,f as c}from"./chunk-4WTC5IK6.mjs";import"./chunk-C33W4YU7.mjs";import"./chunk-NL74YVIA.mjs";import"./chunk-3WGBJHJC.mjs";import"./chunk-RYCLGDAE.mjs";import{a as s}from"./chunk-E7SXURWA.mjs";import"./chunk-ZHQZID5Q.mjs";import"./chunk-Z4OBEYBA.mjs";import"./chunk-V3UFFXUQ.mjs";import{a as f}from"./chunk-5CZKZVTO.mjs";import{a as u,e as l}from"./chunk-ESTGTWXJ.mjs";import"./chunk-VZQAMYGK.mjs";var E={name:"explain",says:"What a rule asks for, why, and how a bad and a good contract look; or what a kind of change breaks",takes:{name:"rule",says:"Id of a rule or kind of change; without one: all of them"},options:[],examples:[["meshgate explain unknown-field","One rule"],["meshgate explain","Every rule, one line each"]],async run(i,a){let[o]=i.files;if(o===void 0){let e=Math.max(...[...t,...s].map(n=>n.id.length));a.out(`Rules of lint, with their levels:
`);for(let n of t)a.out(`  ${n.id.padEnd(e)}  ${n.level.padEnd(5)}  ${n.says}
`);a.out(`
Kinds of change:
`);for(let n of s)a.out(`  ${n.id.padEnd(e)}  ${n.says}
`);return 0}let d=s.find(e=>e.id===o);if(d!==void 0)return a.out(w(d)),0;let r=t.find(e=>e.id===o);if(r===void 0){let e=u(o,[...t,...s].map(n=>n.id));throw new f(`There is no rule or kind of change ${l(o)}${e===void 0?"":`: did you mean ${l(e)}?`}${e===void 0?": ":" "}\`meshgate explain\` lists them.`)}return a.out(m(r,(await c())[r.id]??{bad:"",good:""})),0}};function w({id:i,says:a,why:o,breaks:d,impact:r,hint:e,tolerance:n}){let h=[["Why",o],["Breaks",`consumers (old reader, new data): ${d.consumers}
  producers (new reader, old data): ${d.producers}
  apart from rows: ${r}`],...e===void 0?[]:[["What to do instead",e]],...n===void 0?[]:[["Does not hurt",`a consumer that declares \`tolerates: [${n}]\` for the field`]],["To give it another level, in meshgate.yaml",p(i).replace("off","warn").replaceAll(`
`,`
  `)]];return`${[i,a,...h.map(([$,g])=>`${$}:
  ${g}`)].join(`

`)}
`}export{E as explain};
