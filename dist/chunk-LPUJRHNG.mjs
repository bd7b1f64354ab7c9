import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
var t=/\u001b\[[0-9;]*m/g,o="(?:\\u001b\\[[0-9;]*m)*",l=new RegExp(`^((?:[^\\S\\n]|\\u001b\\[[0-9;]*m)*:${o}):`,"gm"),p=new RegExp(`#(?=${o}#${o}(?:\\[|${["v","s","o","\\["].join(o)}))`,"gi");function i(e,{colours:n=!1}={}){let s=n?e.match(t)??[]:[];return(n?e.split(t):[e]).map((r,c)=>a(r)+(s[c]??"")).join("").replace(p,"# ").replace(l,"$1 :")}function a(e){return e.replace(/\r\n/g,`
`).replace(/[\p{C}\u2028\u2029]/gu,n=>n===`
`||n==="	"?n:"\uFFFD").replace(new RegExp("\\p{Default_Ignorable_Code_Point}","gu"),"")}export{i as a,a as b};
