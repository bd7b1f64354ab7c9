import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{d as t,f as u,g as p,h as c,i}from"./chunk-PWIJ3NCR.mjs";import{a as m,b as f,f as l}from"./chunk-KQ2E5U2X.mjs";import"./chunk-VZQAMYGK.mjs";var v={name:"explain",says:"What a rule asks for, why, and how a bad and a good contract look; or what a kind of change breaks",takes:{name:"rule",says:"Id of a rule or kind of change; without one: all of them"},options:[],examples:[["meshgate explain unknown-field","One rule"],["meshgate explain","Every rule, one line each"]],async run(s,a){let[o]=s.files;if(o===void 0){let e=Math.max(...[...t,...i].map(n=>n.id.length));a.out(`Rules of lint, with their levels:
`);for(let n of t)a.out(`  ${n.id.padEnd(e)}  ${n.level.padEnd(5)}  ${n.says}
`);a.out(`
Kinds of change:
`);for(let n of i)a.out(`  ${n.id.padEnd(e)}  ${n.says}
`);return 0}let d=i.find(e=>e.id===o);if(d!==void 0)return a.out(g(d)),0;let r=t.find(e=>e.id===o);if(r===void 0){let e=f(o,[...t,...i].map(n=>n.id));throw new m(`There is no rule or kind of change ${l(o)}${e===void 0?"":`: did you mean ${l(e)}?`}${e===void 0?": ":" "}\`meshgate explain\` lists them.`)}return a.out(u(r,(await c())[r.id]??{bad:"",good:""})),0}};function g({id:s,says:a,why:o,breaks:d,impact:r,hint:e}){let n=[["Why",o],["Breaks",`consumers (old reader, new data): ${d.consumers}
  producers (new reader, old data): ${d.producers}
  apart from rows: ${r}`],...e===void 0?[]:[["What to do instead",e]],["To give it another level, in meshgate.yaml",p(s).replace("off","warn").replaceAll(`
`,`
  `)]];return`${[s,a,...n.map(([h,$])=>`${h}:
  ${$}`)].join(`

`)}
`}export{v as explain};
