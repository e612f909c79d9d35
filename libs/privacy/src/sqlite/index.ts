export { backupSqliteKeyStore } from './backup-key-store.ts';
export { openSqliteKeyStore } from './sqlite-key-store.ts';
