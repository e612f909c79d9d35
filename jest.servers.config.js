import { existsSync } from 'node:fs';
import { join } from 'node:path';
import everywhere from './jest.config.js';

if (!process.env.EVENTSTORE_URL) {
  console.error(
    "test:servers needs a server of EventStoreDB: name it in EVENTSTORE_URL, as in EVENTSTORE_URL='esdb://127.0.0.1:2113?tls=false' npm run test:servers",
  );
  process.exit(2);
}
const realData = existsSync(join(process.env.DEALTRAIL_SHARED ?? '../shared', 'data'));

/** `npm run test:servers`: what runs on any server, against that of EVENTSTORE_URL, one file after the other. */
export default {
  ...everywhere,
  maxWorkers: 1,
  testMatch: ['**/*.servers.spec.ts', ...(realData ? ['**/*.servers.real-data.spec.ts'] : [])],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
};
