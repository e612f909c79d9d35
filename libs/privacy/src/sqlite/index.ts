export { openSqliteKeyStore } from './sqlite-key-store.ts';
