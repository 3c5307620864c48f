import { temporaryFolder } from '#server/temporary-folder.test-data.ts';
import { openLowdb } from './lowdb.ts';
import { storeContract } from './store.contract.ts';

storeContract('lowdb', () => openLowdb(temporaryFolder()));
