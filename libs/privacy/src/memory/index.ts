export { openMemoryKeyStore } from './memory-key-store.ts';
