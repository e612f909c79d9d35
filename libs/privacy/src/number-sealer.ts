import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { freshIvs } from './fresh-iv.ts';

/** Whole numbers as text that tells nobody anything but who holds the secret: not even whether two are the same. */
export interface NumberSealer {
  /** @param number whole, −2⁵³ to 2⁵³ @returns 48 characters of base64url, others each time */
  seal(number: number): string;
  /** @returns undefined for a text that was not sealed with this secret for this purpose */
  open(text: string): number | undefined;
}

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const NUMBER_BYTES = 8;
const SEALED = /^[A-Za-z0-9_-]{48}$/;

/** AES-256-GCM under a key that is derived for the purpose (HKDF-SHA-256, RFC 5869), with a random IV. */
export function numberSealer(secret: Uint8Array, purpose: string): NumberSealer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
  const freshIv = freshIvs();
  return {
    seal(number) {
      const plain = Buffer.alloc(NUMBER_BYTES);
      plain.writeBigInt64BE(BigInt(number));
      const iv = freshIv();
      const cipher = createCipheriv(CIPHER, key, iv);
      const sealed = cipher.update(plain);
      cipher.final();
      return Buffer.concat([iv, sealed, cipher.getAuthTag()]).toString('base64url');
    },
    open(text) {
      if (!SEALED.test(text)) return undefined;
      const bytes = Buffer.from(text, 'base64url');
      const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      const plain = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES));
      try {
        decipher.final();
      } catch {
        return undefined;
      }
      return Number(plain.readBigInt64BE());
    },
  };
}
