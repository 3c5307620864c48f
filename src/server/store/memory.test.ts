import { openMemory } from './memory.ts';
import { storeContract } from './store.contract.ts';

storeContract('memory', () => Promise.resolve(openMemory()));
