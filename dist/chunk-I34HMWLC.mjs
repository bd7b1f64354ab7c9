import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
var s=/\u001b\[[0-9;]*m/g,e="(?:\\u001b\\[[0-9;]*m)*",l=new RegExp(`^((?:[^\\S\\n]|\\u001b\\[[0-9;]*m)*:${e}):`,"gm"),p=new RegExp(`#(?=${e}#${e}(?:\\[|${["v","s","o","\\["].join(e)}))`,"gi"),a=new RegExp(`^((?:\\u001b\\[[0-9;]*m)*)(---(?=${e}[^\\S\\n])|(?:\\+\\+\\+|~~~|\\^\\^\\^)(?=${e}(?:\\s|$)))`,"gm");function $(o,{colours:n=!1}={}){let t=n?o.match(s)??[]:[];return(n?o.split(s):[o]).map((c,r)=>g(c)+(t[r]??"")).join("").replace(p,"# ").replace(l,"$1 :").replace(a,"$1 $2")}function g(o){return o.replace(/\r\n/g,`
`).replace(/[\p{C}\u2028\u2029]/gu,n=>n===`
`||n==="	"?n:"\uFFFD").replace(new RegExp("\\p{Default_Ignorable_Code_Point}","gu"),"")}export{$ as a,g as b};
