import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openLowdb } from './lowdb.ts';
import { storeContract } from './store.contract.ts';

storeContract('lowdb', () => openLowdb(mkdtempSync(path.join(os.tmpdir(), 'store-'))));
