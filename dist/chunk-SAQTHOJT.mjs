import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
import{q as o,r}from"./chunk-5FS4KP4H.mjs";async function s(e,c){let{DuckDBInstance:i}=await r(e),n=await i.create(":memory:",{...o,memory_limit:"1GB",threads:"2"}),t=await n.connect();try{return await c(t)}finally{t.closeSync(),n.closeSync()}}var l=e=>`'${e.replaceAll("'","''")}'`,d=e=>`"${e.replaceAll('"','""')}"`;export{s as a,l as b,d as c};
