import { describe, expect, it } from '@jest/globals';
import { masterKeyOf } from './master-key.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('a master key', () => {
  it('wraps 256 bits with 256 bits as published in RFC 3394, 4.6', async () => {
    const master = masterKeyOf(hex('000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F'));
    const key = hex('00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F');
    const wrapped = hex('28C9F404C4B810F4 CBCCB35CFB87F826 3F5786E2D80ED326 CBC7F0E71A99F43B FB988B9B7A02DD21');
    expect(await master.wrap(key)).toEqual(wrapped);
    expect(await master.unwrap(wrapped)).toEqual(key);
  });

  it('does not open what another one wrapped', async () => {
    const wrapped = await masterKeyOf(Buffer.alloc(32, 1)).wrap(Buffer.alloc(32, 7));
    await expect(masterKeyOf(Buffer.alloc(32, 2)).unwrap(wrapped)).rejects.toMatchObject({ code: 'master-key-wrong' });
  });
});
