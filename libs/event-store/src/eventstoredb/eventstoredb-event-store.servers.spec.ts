import { describeEventStoreContract } from '../contract/index.ts';
import { aPlace, aStoreAt } from './any-server.fixture.ts';

describeEventStoreContract('EventStoreDB', {
  make: async () => aStoreAt(await aPlace()),
  capabilities: { gaplessPositions: false, clockInjected: false, idsUniqueInLog: false },
});
