import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{c as t}from"./chunk-SIT24IVA.mjs";function p(o,e,s,r){if(r<100||!t(o.host,e.env,{isTTY:e.terminal.err}))return{step:()=>{},end:()=>{}};let i=Math.ceil(r/100);return{step:n=>{n%i===0&&e.err(`\r\x1B[K${s} ${n} of ${r}`)},end:()=>e.err("\r\x1B[K")}}export{p as a};
