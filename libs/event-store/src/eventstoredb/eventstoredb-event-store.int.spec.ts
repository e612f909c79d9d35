import { afterAll } from '@jest/globals';
import {
  type ProtocolServer,
  startProtocolServer,
} from '../../../../test/support/eventstoredb/start-protocol-server.ts';
import { describeEventStoreContract } from '../contract/index.ts';
import { openEventStoreDb } from './eventstoredb-event-store.ts';

const HUADONG = { tenant: 'huadong', zone: 'Asia/Shanghai', currency: 'CNY', simulated: false };
const servers: ProtocolServer[] = [];

afterAll(() => Promise.all(servers.map((server) => server.stop())));

describeEventStoreContract('EventStoreDB', {
  async make() {
    const server = await startProtocolServer();
    servers.push(server);
    return openEventStoreDb({ url: server.url, create: HUADONG });
  },
  capabilities: { gaplessPositions: false, clockInjected: false, idsUniqueInLog: false },
});
