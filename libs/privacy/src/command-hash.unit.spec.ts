import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Codec } from './codec.ts';
import { aCodec, type Lead, sealedLead } from './lead.fixture.ts';

const occurredAt = '2026-11-24T00:00:00.000Z';
const command = { command: 'CreateLead', id: '7', data: { note: 'n', customerId: 'c1' }, occurredAt };
/** The RFC 8785 form of `command`. */
const canonical = `{"command":"CreateLead","data":{"customerId":"c1","note":"n"},"id":"7","occurredAt":"${occurredAt}"}`;
const hashOf = async (codec: Codec, data: Lead, customer?: string) =>
  codec.commandHash(command, [await sealedLead(codec, data, customer)], customer);

describe('the hash of a command', () => {
  it('is SHA-256 of its canonical form where it gives nothing personal', async () => {
    const { codec } = await aCodec();
    const hash = await hashOf(codec, { customerId: 'c1' });
    expect(hash).toBe(`sha256:${createHash('sha256').update(canonical).digest('hex')}`);
  });

  it('is keyed by the customer, else by the first person', async () => {
    const { codec, keys } = await aCodec();
    const data = { customerId: 'c1', driverId: 'b1', driver: { name: '李' }, customer: { phone: '1' } };
    const keyed = async (subject: string) => {
      const secret = (await keys.find('acme', [subject])).get(subject)?.[0]?.secret as Uint8Array;
      return `hmac:${subject}:1:${createHmac('sha256', secret).update(canonical).digest('hex')}`;
    };
    expect(await hashOf(codec, data, 'c1')).toBe(await keyed('c1'));
    expect(await hashOf(codec, data)).toBe(await keyed('b1'));
  });

  it('tells a repeated command from another one, without deciding it', async () => {
    const { codec } = await aCodec();
    for (const data of [{ customerId: 'c1' }, { customerId: 'c1', note: 'n' }]) {
      const stored = await hashOf(codec, data, 'c1');
      expect(await codec.sameCommand(stored, structuredClone(command))).toBe(true);
      expect(await codec.sameCommand(stored, { ...command, data: { note: 'm', customerId: 'c1' } })).toBe(false);
      expect(await codec.sameCommand(stored, { ...command, command: 'Other' })).toBe(false);
      expect(await codec.sameCommand(stored, { command: 'CreateLead', id: '7', data: command.data })).toBe(false);
    }
  });

  it('compares nothing once the key is destroyed', async () => {
    const { codec, keys } = await aCodec();
    const stored = await hashOf(codec, { customerId: 'c1', note: 'n' }, 'c1');
    await keys.destroy('acme', ['c1']);
    expect(await codec.sameCommand(stored, { ...command, data: {} })).toBe(true);
  });

  it('says so where the key is missing', async () => {
    const { codec } = await aCodec();
    const stored = `hmac:c1:1:${'0'.repeat(64)}`;
    await expect(codec.sameCommand(stored, command)).rejects.toMatchObject({ code: 'key-missing' });
  });
});
