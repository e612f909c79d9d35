import { masterKeyOf } from '../master-key.ts';
import { openSqliteKeyStore } from './sqlite-key-store.ts';

/** A process of its own: obtains the keys of many subjects and prints them, as hex, one a line. */
const [file, masterKey, count] = process.argv.slice(2) as [string, string, string];
const keys = await openSqliteKeyStore({ file, masterKey: masterKeyOf(Buffer.from(masterKey, 'hex')) });
for (let n = 0; n < Number(count); n++) {
  const ring = await keys.obtain('acme', [`s${n}`]);
  process.stdout.write(`${Buffer.from(ring.get(`s${n}`)?.[0]?.secret as Uint8Array).toString('hex')}\n`);
}
await keys.close();
