import { describeEventStoreContract } from '../contract/index.ts';
import { aServer, aStore } from './protocol-server.fixture.ts';

describeEventStoreContract('EventStoreDB', {
  make: async () => aStore(await aServer()),
  capabilities: { gaplessPositions: false, clockInjected: false, idsUniqueInLog: false },
});
