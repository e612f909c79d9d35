import { createDecipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openEnvelope, sealEnvelope } from './envelope.ts';

const secret = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex');
const iv = Buffer.from('202122232425262728292a2b', 'hex');
const place = {
  tenant: 'acme',
  stream: 'opportunity-7',
  eventId: '3f2b8c1e-0d4a-5b6c-8d7e-9f0a1b2c3d4e',
};
const plaintext = '{"/customer/phone":"13812345678","/customer/surname":"王"}';
const envelope = sealEnvelope({ version: 1, secret }, iv, place, 'c-1', plaintext);
const golden = JSON.parse(readFileSync(join(import.meta.dirname, 'golden', 'envelope.json'), 'utf8'));

describe('an envelope', () => {
  it('is written as it was frozen', () => {
    expect(envelope).toEqual(golden);
  });

  it('opens with nothing but AES-256-GCM and the published associated data', () => {
    const bytes = Buffer.from(golden.ciphertext, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', secret, Buffer.from(golden.iv, 'base64url'));
    decipher.setAAD(Buffer.from('[1,"acme","opportunity-7","3f2b8c1e-0d4a-5b6c-8d7e-9f0a1b2c3d4e","c-1",1]'));
    decipher.setAuthTag(bytes.subarray(-16));
    const opened = Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]);
    expect(opened.toString('utf8')).toBe(plaintext);
  });

  it('opens where it was sealed, and nowhere else', () => {
    expect(openEnvelope(secret, place, envelope)).toEqual({
      '/customer/phone': '13812345678',
      '/customer/surname': '王',
    });
    const elsewhere = [
      () => openEnvelope(secret, { ...place, tenant: 'other' }, envelope),
      () => openEnvelope(secret, { ...place, stream: 'opportunity-8' }, envelope),
      () => openEnvelope(secret, { ...place, eventId: '3f2b8c1e-0d4a-5b6c-8d7e-9f0a1b2c3d4f' }, envelope),
      () => openEnvelope(secret, place, { ...envelope, subject: 'c-2' }),
      () => openEnvelope(secret, place, { ...envelope, keyVersion: 2 }),
      () => openEnvelope(Buffer.alloc(32), place, envelope),
    ];
    for (const open of elsewhere) expect(open).toThrow();
  });

  it('does not open with any bit of IV, ciphertext or tag changed, nor cut short', () => {
    for (const field of ['iv', 'ciphertext'] as const) {
      const bytes = Buffer.from(envelope[field], 'base64url');
      for (let bit = 0; bit < bytes.length * 8; bit++) {
        const changed = Buffer.from(bytes);
        changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
        expect(() => openEnvelope(secret, place, { ...envelope, [field]: changed.toString('base64url') })).toThrow();
      }
      for (let length = 0; length < bytes.length; length++) {
        const cut = bytes.subarray(0, length).toString('base64url');
        expect(() => openEnvelope(secret, place, { ...envelope, [field]: cut })).toThrow();
      }
    }
  });
});
