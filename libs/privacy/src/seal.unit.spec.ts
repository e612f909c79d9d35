import { describe, expect, it } from '@jest/globals';
import { type Envelope, eventRegistry, personal } from '#kernel';
import { createCodec } from './codec.ts';
import { aCodec, type Lead, lead, sealedLead, stream } from './lead.fixture.ts';

const full: Lead = {
  customerId: 'c1',
  driverId: 'b-driver',
  customer: { surname: '王', phone: '13812345678', segment: 'retail' },
  driver: { name: '李', licence: { number: 'L-1', since: 2019 } },
  tags: ['a'],
  note: '下午再打',
};

describe('sealing', () => {
  it('makes one envelope a subject, in order of subject, and leaves nothing personal in clear', async () => {
    const { codec } = await aCodec();
    const { data } = await sealedLead(codec, full, 'c1');
    const { sealed, ...rest } = data;
    expect(rest).toEqual({ customerId: 'c1', driverId: 'b-driver', customer: { segment: 'retail' }, tags: ['a'] });
    const envelopes = sealed as unknown as readonly Envelope[];
    expect(envelopes.map(({ v, subject, keyVersion }) => [v, subject, keyVersion])).toEqual([
      [1, 'b-driver', 1],
      [1, 'c1', 1],
    ]);
    expect(Object.keys(envelopes[0] as Envelope)).toEqual(['v', 'subject', 'keyVersion', 'iv', 'ciphertext']);
    for (const { iv, ciphertext } of envelopes) {
      expect(iv).toMatch(/^[\w-]{16}$/);
      expect(ciphertext).toMatch(/^[\w-]+$/);
    }
  });

  it('gives free text to the customer of the stream, else to the acting person', async () => {
    const { codec } = await aCodec();
    const subjects = async (data: Lead, customer?: string) =>
      ((await sealedLead(codec, data, customer)).data.sealed as unknown as Envelope[]).map(({ subject }) => subject);
    expect(await subjects({ customerId: 'x', note: 'n' }, 'c9')).toEqual(['c9']);
    expect(await subjects({ customerId: 'x', note: 'n' })).toEqual(['a1']);
    expect(await subjects({ customerId: 'x', driver: { name: '李' } }, 'c9')).toEqual(['c9']);
  });

  it('leaves an event without personal fields as it is, and makes no key', async () => {
    const { codec, keys } = await aCodec();
    const { data } = await sealedLead(codec, { customerId: 'c1', tags: [] });
    expect(data).toEqual({ customerId: 'c1', tags: [] });
    expect(await keys.find('acme', ['c1', 'a1'])).toEqual(new Map());
  });

  it('answers at once when the keys are known', async () => {
    const { codec, keys } = await aCodec();
    const seal = () => codec.seal([{ type: 'Lead', data: full }], { stream, customer: 'c1', actorId: 'a1' }, ['e1']);
    expect(seal()).toBeInstanceOf(Promise);
    await keys.obtain('acme', ['c1', 'b-driver']);
    expect(seal()).not.toBeInstanceOf(Promise);
  });

  it('uses another IV every time', async () => {
    const { codec } = await aCodec();
    const ivs = new Set<string>();
    for (let n = 0; n < 2_000; n++) {
      const { data } = await sealedLead(codec, { customerId: 'c1', note: 'n' }, 'c1');
      ivs.add((data.sealed as unknown as Envelope[])[0]?.iv as string);
    }
    expect(ivs.size).toBe(2_000);
  });

  it('refuses a field that is not declared, and names it', async () => {
    const { codec } = await aCodec();
    const seal = (data: object) => () => codec.seal([{ type: 'Lead', data }], { stream, actorId: 'a1' }, ['e1']);
    const undeclared = (pointer: string) => expect.objectContaining({ code: 'undeclared-field', pointer });
    expect(seal({ customerId: 'c1', phone: '13812345678' })).toThrow(undeclared('/phone'));
    expect(seal({ customer: { surname: '王', 'wechat/id': 'x' } })).toThrow(undeclared('/customer/wechat~1id'));
    expect(seal({ customer: '王' })).toThrow(undeclared('/customer'));
    expect(seal({ sealed: [] })).toThrow(undeclared('/sealed'));
    expect(seal(JSON.parse('{"__proto__": {"note": "x"}}'))).toThrow(undeclared('/__proto__'));
  });

  it.each([
    ['a lone surrogate', 'a\ud800'],
    ['a lone surrogate within', { deep: ['\udfff'] }],
    ['a number that is not finite', Number.NaN],
    ['an integer beyond 2^53', 2 ** 53 + 2],
  ])('refuses %s in a personal field', async (_what, value) => {
    const { codec } = await aCodec();
    const sealing = sealedLead(codec, { customerId: 'c1', changes: { value } });
    await expect(sealing).rejects.toMatchObject({ code: 'unsealable-value', pointer: '/changes' });
  });

  it('seals nothing for a person who was erased, and never quotes what was to be sealed', async () => {
    const { codec, keys } = await aCodec();
    await keys.destroy('acme', ['c1']);
    const sealing = sealedLead(codec, full, 'c1');
    await expect(sealing).rejects.toMatchObject({ code: 'subject-erased', subject: 'c1' });
    await expect(sealing).rejects.not.toThrow('13812345678');
  });

  it('does not start with a type that leaves a field of its examples undeclared', async () => {
    const { keys } = await aCodec();
    const start = (type: object) => () =>
      createCodec({ registry: eventRegistry([{ ...lead, ...type }]), keys, tenant: 'acme' });
    const { note: _note, ...without } = lead.fields;
    expect(start({ fields: without })).toThrow(expect.objectContaining({ code: 'undeclared-field', pointer: '/note' }));
    const refused = expect.objectContaining({ code: 'declaration-refused' });
    expect(start({ fields: { ...lead.fields, tags: 'secret' } })).toThrow(refused);
    expect(start({ fields: { ...lead.fields, sealed: 'clear' } })).toThrow(refused);
    expect(start({ fields: { ...lead.fields, note: personal('nobody') } })).toThrow(refused);
    expect(start({ fields: { ...lead.fields, note: personal('note') } })).toThrow(refused);
  });
});
