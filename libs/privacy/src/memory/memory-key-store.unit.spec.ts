import { describeKeyStoreContract } from '../contract/key-store-contract.ts';
import { openMemoryKeyStore } from './memory-key-store.ts';

describeKeyStoreContract('the key store in memory', openMemoryKeyStore);
