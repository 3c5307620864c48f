import { build } from 'vite'; import { gzipSync } from 'node:zlib'; import { writeFileSync } from 'node:fs';
import { leaveOut } from './scripts/leave-out.mjs';
const r=await build({configFile:false,logLevel:'error',plugins:[leaveOut('xstate')],build:{write:false,minify:true,lib:{entry:'src/domain/scenario/machine.ts',formats:['iife'],name:'x',fileName:'engine'}}});
const c=r[0].output[0].code; console.log(c.length,gzipSync(c,{level:9}).length); writeFileSync('/tmp/pkgscratch/engine.js',c);
