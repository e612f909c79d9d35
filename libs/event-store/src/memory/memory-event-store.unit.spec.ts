import { describeEventStoreContract } from '../contract/index.ts';
import { openMemoryEventStore } from './memory-event-store.ts';

const header = {
  formatVersion: 1,
  logId: '6f2f0f9e-52f4-4f83-9f58-3a4a1f3d8e01',
  tenant: 'huadong',
  zone: 'Asia/Shanghai',
  currency: 'CNY',
  simulated: false,
  readOnly: false,
};

describeEventStoreContract('memory', {
  make: (clock) => openMemoryEventStore({ clock, header }),
  capabilities: { gaplessPositions: true, clockInjected: true, idsUniqueInLog: true },
});
