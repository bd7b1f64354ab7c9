import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
function n({config:r,here:e}){return r.approvals==="comment"&&e.host.forge!==void 0?e.trigger.pull?.number??e.trigger.queued:void 0}export{n as a};
