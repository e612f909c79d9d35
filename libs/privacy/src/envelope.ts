import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Envelope, JsonObject } from '#kernel';

/** What an envelope is bound to: it opens nowhere else. */
export interface EnvelopePlace {
  readonly tenant: string;
  readonly stream: string;
  readonly eventId: string;
}

const CIPHER = 'aes-256-gcm';
const TAG_BYTES = 16;
const IV_BYTES = 12;

/** Seals an RFC 8785 text. @param iv 12 bytes, never used before with this key */
export function sealEnvelope(
  key: { readonly version: number; readonly secret: Uint8Array },
  iv: Uint8Array,
  place: EnvelopePlace,
  subject: string,
  plaintext: string,
): Envelope {
  const cipher = createCipheriv(CIPHER, key.secret, iv);
  cipher.setAAD(associatedData(place, subject, key.version));
  const ciphertext = cipher.update(plaintext, 'utf8');
  cipher.final();
  return {
    v: 1,
    subject,
    keyVersion: key.version,
    iv: Buffer.from(iv.buffer, iv.byteOffset, iv.byteLength).toString('base64url'),
    ciphertext: Buffer.concat([ciphertext, cipher.getAuthTag()]).toString('base64url'),
  };
}

/** JSON pointer → value. @throws Error where key, place or bytes are not those of the sealing */
export function openEnvelope(secret: Uint8Array, place: EnvelopePlace, envelope: Envelope): JsonObject {
  const iv = Buffer.from(envelope.iv, 'base64url');
  const bytes = Buffer.from(envelope.ciphertext, 'base64url');
  if (envelope.v !== 1 || iv.length !== IV_BYTES || bytes.length < TAG_BYTES) throw new RangeError('no envelope');
  const decipher = createDecipheriv(CIPHER, secret, iv);
  decipher.setAAD(associatedData(place, envelope.subject, envelope.keyVersion));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const plaintext = decipher.update(bytes.subarray(0, -TAG_BYTES));
  decipher.final();
  return JSON.parse(plaintext.toString('utf8'));
}

/** RFC 8785 of an array of strings and small integers is its JSON. */
function associatedData({ tenant, stream, eventId }: EnvelopePlace, subject: string, keyVersion: number): Buffer {
  return Buffer.from(JSON.stringify([1, tenant, stream, eventId, subject, keyVersion]));
}
