import { createCipheriv, createDecipheriv } from 'node:crypto';
import { MasterKeyWrong } from './errors.ts';

/** Wraps the keys of subjects. The port of a key management service; what it wraps with never leaves it. */
export interface MasterKey {
  wrap(key: Uint8Array): Promise<Uint8Array>;
  /** @throws MasterKeyWrong for what another master key wrapped */
  unwrap(wrapped: Uint8Array): Promise<Uint8Array>;
}

/** The initial value that tells a right key from a wrong one. */
const INITIAL_VALUE = Buffer.alloc(8, 0xa6);

/**
 * A master key in memory: 32 bytes.
 * @source AES Key Wrap, RFC 3394: 32 bytes become 40
 */
export function masterKeyOf(key: Uint8Array): MasterKey {
  if (key.length !== 32) throw new RangeError('a master key has 32 bytes');
  return {
    async wrap(plain) {
      const cipher = createCipheriv('id-aes256-wrap', key, INITIAL_VALUE);
      return Buffer.concat([cipher.update(plain), cipher.final()]);
    },
    async unwrap(wrapped) {
      try {
        const decipher = createDecipheriv('id-aes256-wrap', key, INITIAL_VALUE);
        return Buffer.concat([decipher.update(wrapped), decipher.final()]);
      } catch {
        throw new MasterKeyWrong();
      }
    },
  };
}
