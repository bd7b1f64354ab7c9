import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
function i(e,t,o){return{at:e,spots:t,options:{at:e,spots:{},values:{}},examples:[],properties:[],relationships:[],quality:[],tags:[],custom:[],definitions:[],...o}}function r(e,t){return{at:e,spots:{},relationships:[],quality:[],tags:[],custom:[],definitions:[],...t}}var p=(e,t)=>t.map(o=>({at:e,spots:{},value:o})),a=30,s=2e4,n=e=>(e.left-=1)>=0;export{i as a,r as b,p as c,a as d,s as e,n as f};
