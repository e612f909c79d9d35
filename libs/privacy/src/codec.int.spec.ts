import { describe, expect, it } from '@jest/globals';
import { clear, defineEvent, eventRegistry, personal, type RecordedEvent, type StreamName } from '#kernel';
import { openMemoryKeyStore } from '#privacy/memory';
import { createCodec } from './codec.ts';

interface Created {
  readonly customerId: string;
  readonly customer: { readonly surname: string; readonly phone: string; readonly segment?: string };
  readonly product: string;
  readonly note?: string;
}

const created = defineEvent<Created>(
  'Created',
  'opportunity',
  {
    customerId: clear,
    customer: { surname: personal('customerId'), phone: personal('customerId'), segment: clear },
    product: clear,
    note: personal(),
  },
  [{ customerId: 'c1', customer: { surname: '王', phone: '13800000000', segment: 'a' }, product: 'X', note: 'n' }],
);

describe('the codec', () => {
  it('gives back what it sealed, and Forgotten once the key is destroyed', async () => {
    const keys = await openMemoryKeyStore();
    const codec = createCodec({ registry: eventRegistry([created]), keys, tenant: 'acme' });
    const data = created.examples[0] as Created;
    const place = { stream: 'opportunity-1' as StreamName, actorId: 'a1' };
    const [sealed] = await codec.seal([{ type: 'Created', data }], place, ['e1']);
    const event = { ...sealed, id: 'e1', stream: place.stream } as RecordedEvent;
    const [opened] = await codec.open([event], () => true);
    expect(opened?.data).toEqual(data);

    await keys.destroy('acme', ['c1']);
    const [erased] = await codec.open([event], () => true);
    const forgotten = { forgotten: true, subject: 'c1' };
    expect(erased?.data).toEqual({ ...data, customer: { surname: forgotten, phone: forgotten, segment: 'a' } });
  });
});
