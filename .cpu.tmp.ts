import { createServer } from 'node:http'; import { gzipSync } from 'node:zlib';
import { gathered } from './tests/packages/content.ts'; import { filesOf } from './src/server/package/build.ts'; import { readPlayer } from './src/server/package/player-files.ts';
import { NOTHING_DONE } from './src/domain/package/log.ts'; import { Stories } from './src/domain/package/stories.ts'; import { suspendText } from './src/domain/package/suspend.ts'; import { offers, open } from './src/domain/scenario/machine.ts';
import { startBrowser } from './tests/bench/browsing.ts';
const g=gathered('kingsley'); const f=filesOf(g,readPlayer('build/player'));
const loaded=new Stories(); const [first]=g.stories; loaded.add(first!); const slug=first!.scenario.slug; const [who='']=loaded.waysIn(slug); const play=loaded.play(slug,who)!; const [choice='']=offers(play,open(play));
const kept=suspendText(g.course,{...NOTHING_DONE,tries:[{scenario:slug,who,choices:[choice]}]},loaded);
const types:any={html:'text/html',js:'text/javascript',css:'text/css'}; const z=Object.fromEntries(Object.entries(f).map(([n,t])=>[n,gzipSync(t)]));
const server=createServer((q,r)=>{const n=new URL(q.url!,'http://x').pathname.slice(1); const b=z[n]; if(b===undefined) return void r.writeHead(404).end(); r.writeHead(200,{'content-type':types[n.split('.').at(-1)!]+'; charset=utf-8','content-encoding':'gzip','content-length':b.length}); r.end(b);});
await new Promise<void>(d=>server.listen(0,'127.0.0.1',d)); const port=(server.address() as any).port;
const browser=await startBrowser(); const res:any[]=[];
const lms=`(() => { const held = { 'cmi.suspend_data': ${JSON.stringify(kept)}, 'cmi.core.lesson_status': 'incomplete', 'cmi.core.lesson_mode': 'normal', 'cmi.core.entry': 'resume', 'cmi.interactions._count': '0' }; const yes = () => 'true'; window.API = { LMSInitialize: yes, LMSFinish: yes, LMSCommit: yes, LMSGetValue: (at) => held[at] ?? '', LMSSetValue: (at, to) => { held[at] = to; return 'true'; }, LMSGetLastError: () => '0', LMSGetErrorString: () => '', LMSGetDiagnostic: () => '' }; })();`;
for (let turn=0;turn<Number(process.argv[2]??2);turn++){
const ctx=await browser.newContext({viewport:{width:1366,height:768},locale:'en-GB'}); const page=await ctx.newPage();
await page.addInitScript({path:'tests/bench/in-page.js'}); await page.addInitScript({content:lms});
const s=await ctx.newCDPSession(page); await s.send('Network.enable'); await s.send('Network.emulateNetworkConditions',{offline:false,latency:150,downloadThroughput:200000,uploadThroughput:200000}); await s.send('Emulation.setCPUThrottlingRate',{rate:4});
const evs:any[]=[]; s.on('Tracing.dataCollected',(e:any)=>evs.push(...e.value)); await s.send('Tracing.start',{categories:'devtools.timeline,v8.execute,blink.user_timing'} as any);
await page.goto(`http://127.0.0.1:${port}/index.html`); await page.waitForFunction(()=>performance.getEntriesByName('clickable').length>0);
const done=new Promise(r=>s.on('Tracing.tracingComplete',r)); await s.send('Tracing.end'); await done;
const t=await page.evaluate(()=>({c:performance.getEntriesByName('clickable')[0]!.startTime,r:performance.getEntriesByType('resource').map((x:any)=>[x.name.split('/').pop(),Math.round(x.startTime),Math.round(x.responseStart),Math.round(x.responseEnd)]),n:(performance.getEntriesByType('navigation')[0] as any).responseEnd,p:performance.getEntriesByType('paint').map(x=>[x.name,Math.round(x.startTime)])}));

const nav=evs.filter(e=>e.name==='ResourceSendRequest'&&/index.html/.test(e.args?.data?.url))[0]; const t0=nav.ts; const ev=evs.find(e=>e.name==='EvaluateScript'&&/player.js/.test(e.args?.data?.url));
const main=evs.filter(e=>e.tid===ev.tid&&e.pid===ev.pid&&e.ph==='X'&&e.ts>=t0&&e.ts<t0+t.c*1000); const sum=(n:string)=>main.filter(e=>e.name===n).reduce((q,e)=>q+(e.tdur??0),0)/1000; res.push({eval:ev.tdur/1000,layout:sum('Layout'),style:sum('UpdateLayoutTree'),tasks:sum('RunTask')});
await ctx.close(); }
const med=(k:string)=>res.map(r=>r[k]).sort((a,b)=>a-b)[res.length>>1].toFixed(0); console.log('CPU ms at 4x: eval',med('eval'),'layout',med('layout'),'style',med('style'),'tasks',med('tasks')); await browser.close(); server.close();
