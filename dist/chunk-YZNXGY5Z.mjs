import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{b as f,d as h,e as p,f as g}from"./chunk-UJJXTXS3.mjs";import"./chunk-IETM5AUN.mjs";import"./chunk-4VSO4FOY.mjs";import"./chunk-GA3P7OT7.mjs";import"./chunk-L2SFUARJ.mjs";import"./chunk-B4MLMM4D.mjs";import"./chunk-KCQWGVKW.mjs";import"./chunk-RYCLGDAE.mjs";import{a as c}from"./chunk-NSYDG2RQ.mjs";import"./chunk-7CGQ53UW.mjs";import"./chunk-V3UFFXUQ.mjs";import{a as m}from"./chunk-5CZKZVTO.mjs";import{a as u,d as l}from"./chunk-B7XAEDCG.mjs";import"./chunk-VZQAMYGK.mjs";var O={name:"explain",says:"What a rule asks for, with a bad and a good contract; or whom a kind of change breaks, and what to do instead",takes:{name:"rule",says:"Id of a rule or kind of change; without one: all of them"},options:[],examples:[["meshgate explain unknown-field","One rule"],["meshgate explain type-narrowed","One kind of change"],["meshgate explain","All of them, one line each"]],async run(e,o){let[n]=e.files;if(n===void 0){let t=Math.max(...[...f,...c].map(a=>a.id.length));o.out(`Rules of lint, with their levels:
`);for(let a of f)o.out(`  ${a.id.padEnd(t)}  ${a.level.padEnd(5)}  ${a.says}
`);for(let[a,d]of $(c)){o.out(`
Kinds of change of ${a}, with whom they break:
`);for(let i of d)o.out(`  ${i.id.padEnd(t)}  ${b(i).padEnd(9)}  ${i.says}
`)}return 0}let r=c.find(t=>t.id===n);if(r!==void 0)return o.out(x(r)),0;let s=f.find(t=>t.id===n);if(s===void 0){let t=u(n,[...f,...c].map(a=>a.id));throw new m(`There is no rule or kind of change ${l(n)}${t===void 0?"":`: did you mean ${l(t)}?`}${t===void 0?": ":" "}\`meshgate explain\` lists them.`)}return o.out(h(s,(await g())[s.id]??{bad:"",good:""})),0}},k={contract:"contracts and products",dbt:"dbt models",drift:"a contract and its schema file",schema:"schema files of any format","json-schema":"JSON Schema",avro:"Avro",protobuf:"Protobuf"};function $(e){return[...new Set(e.map(({format:n})=>n??"contract"))].map(n=>[k[n]??n,e.filter(r=>(r.format??"contract")===n)])}function b({breaks:{consumers:e,producers:o},impact:n}){return e==="no"&&o==="no"?n==="break"?"consumers":"nobody":e==="unknown"||o==="unknown"?"unknown":e===o?"both":e==="yes"?"consumers":"producers"}function x({id:e,says:o,why:n,breaks:r,impact:s,hint:t,tolerance:a,mirror:d}){let i=[["Why",n],["Breaks",`consumers (old reader, new data): ${r.consumers}
  producers (new reader, old data): ${r.producers}
  apart from rows: ${s==="none"?"nothing":K[s]}`],...t===void 0?[]:[["What to do instead",t]],...a===void 0?[]:[["Does not hurt",`a consumer that declares \`tolerates: [${a}]\` for the field`]],...typeof d=="string"&&d!==e?[["Undone by",d]]:[],["To give it another level, in meshgate.yaml",p(e).replace("off","warn").replaceAll(`
`,`
  `)]];return`${[e,o,...i.map(([y,w])=>`${y}:
  ${w}`)].join(`

`)}
`}var K={notify:"people are told",action:"its consumers have to act",break:"its consumers are broken"};export{O as explain};
