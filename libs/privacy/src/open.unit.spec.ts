import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Envelope, JsonObject, StreamName } from '#kernel';
import type { Codec } from './codec.ts';
import { aCodec, type Lead, sealedLead } from './lead.fixture.ts';

const everything = () => true;
const forgotten = (subject: string) => ({ forgotten: true, subject });
const openedData = async (codec: Codec, event: Awaited<ReturnType<typeof sealedLead>>, may = everything) =>
  (await codec.open([event], may))[0]?.data;

const text = fc.string({ unit: 'binary' });
const number = fc.double({ min: -(2 ** 53), max: 2 ** 53, noNaN: true }).map((value) => value + 0);
const plain = fc.oneof(text, number, fc.boolean(), fc.constant(null));
/** Data as a decision may state it; groups are not empty, as those vanish. */
const leads = fc
  .record(
    {
      driverId: fc.constantFrom('c1', 'd1', 'd2'),
      customer: fc.record({ surname: text, phone: text, segment: text }, { requiredKeys: ['phone'] }),
      driver: fc.record({
        name: text,
        licence: fc.record({ number: text, since: number }, { requiredKeys: ['number'] }),
      }),
      tags: fc.array(text),
      note: text,
      changes: fc.dictionary(text, fc.oneof(plain, fc.array(plain), fc.dictionary(text, plain)), {
        noNullPrototype: true,
      }),
    },
    { requiredKeys: [] },
  )
  .map((data): Lead => ({ customerId: 'c1', ...data }));

describe('opening', () => {
  it('gives back exactly what was sealed', async () => {
    const { codec } = await aCodec();
    await fc.assert(
      fc.asyncProperty(leads, async (data) => {
        const before = structuredClone(data);
        const event = await sealedLead(codec, data, 'c1');
        const stored = JSON.parse(JSON.stringify(event));
        expect(await openedData(codec, stored)).toEqual(before);
        expect(data).toEqual(before);
        expect(stored).toEqual(JSON.parse(JSON.stringify(event)));
      }),
    );
  });

  it('finds no planted value in the stored form', async () => {
    const { codec } = await aCodec();
    const planted = ['13812345678', '11010519491231002X', '欧阳娜娜'];
    const [phone, number, name] = planted as [string, string, string];
    const event = await sealedLead(codec, {
      customerId: 'c1',
      driverId: 'd1',
      customer: { surname: name, phone },
      driver: { name, licence: { number } },
      note: `${name} ${phone}`,
      changes: { '/customer/phone': phone },
    });
    const stored = JSON.stringify(event);
    for (const value of planted) {
      for (const form of ['utf8', 'base64', 'base64url', 'hex'] as const) {
        expect(stored).not.toContain(Buffer.from(value).toString(form).replace(/=+$/, ''));
      }
    }
  });

  it('masks what the reader may not see, field by field and person by person', async () => {
    const { codec } = await aCodec();
    const data = { customerId: 'c1', driverId: 'd1', customer: { surname: '王', phone: '1' }, driver: { name: '李' } };
    const event = await sealedLead(codec, data, 'c1');
    const opened = await openedData(
      codec,
      event,
      ((subject: string, pointer: string) => subject === 'c1' && pointer === '/customer/surname') as never,
    );
    expect(opened).toEqual({
      ...data,
      customer: { surname: '王', phone: { masked: true, subject: 'c1' } },
      driver: { name: { masked: true, subject: 'd1' } },
    });
  });

  it('reads fields of an erased person as forgotten, and all others as before', async () => {
    const { codec, keys } = await aCodec();
    const data = {
      customerId: 'c1',
      driverId: 'd1',
      customer: { phone: '1', segment: 's' },
      driver: { name: '李' },
      note: 'n',
    };
    const event = await sealedLead(codec, data, 'c1');

    await keys.destroy('acme', ['d1']);
    const licence = { number: forgotten('d1'), since: forgotten('d1') };
    expect(await openedData(codec, event)).toEqual({ ...data, driver: { name: forgotten('d1'), licence } });

    await keys.destroy('acme', ['c1']);
    expect(await openedData(codec, event)).toEqual({
      customerId: 'c1',
      driverId: 'd1',
      customer: { surname: forgotten('c1'), phone: forgotten('c1'), segment: 's' },
      driver: { name: forgotten('d1'), licence },
      note: forgotten('c1'),
      changes: forgotten('c1'),
    });
  });

  it('tells the forgotten text of the acting person from the named person beside it', async () => {
    const { codec, keys } = await aCodec();
    const data = { customerId: 'c1', customer: { surname: '王', phone: '1' }, changes: { a: 1 }, note: 'n' };
    const event = await sealedLead(codec, data);
    await keys.destroy('acme', ['a1']);
    expect(await openedData(codec, event)).toMatchObject({ ...data, note: forgotten('a1') });
  });

  it('answers at once when the keys are known', async () => {
    const { codec } = await aCodec();
    const event = await sealedLead(codec, { customerId: 'c1', note: 'n' });
    expect(codec.open([event], everything)).not.toBeInstanceOf(Promise);
  });

  it('names the event of an envelope that was moved or altered', async () => {
    const { codec, keys } = await aCodec();
    const event = await sealedLead(codec, { customerId: 'c1', note: 'n' }, 'c1');
    await keys.obtain('acme', ['c2']);
    const [envelope] = event.data.sealed as unknown as [Envelope];
    const withEnvelope = (changed: Partial<Envelope>) => ({
      ...event,
      data: { ...event.data, sealed: [{ ...envelope, ...changed }] } as unknown as JsonObject,
    });
    const damaged = (eventId: string) => expect.objectContaining({ code: 'envelope-damaged', eventId });
    expect(() => codec.open([{ ...event, id: 'e2' }], everything)).toThrow(damaged('e2'));
    expect(() => codec.open([{ ...event, stream: 'opportunity-8' as StreamName }], everything)).toThrow(damaged('e1'));
    expect(() => codec.open([withEnvelope({ subject: 'c2' })], everything)).toThrow(damaged('e1'));
    expect(() => codec.open([withEnvelope({ ciphertext: '' })], everything)).toThrow(damaged('e1'));
    expect(() => codec.open([withEnvelope({ v: 2 as never })], everything)).toThrow(damaged('e1'));
  });

  it('says that a key is missing, which is not the same as destroyed', async () => {
    const event = await sealedLead((await aCodec()).codec, { customerId: 'c1', note: 'n' }, 'c1');
    const { codec } = await aCodec();
    await expect(codec.open([event], everything)).rejects.toMatchObject({ code: 'key-missing', subject: 'c1' });
  });
});
