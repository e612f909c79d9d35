import { createHmac, hash } from 'node:crypto';
import { canonicalJson } from '#kernel';
import { envelopesOf } from './envelopes.ts';
import { KeyMissing } from './errors.ts';
import type { Keyring, KeyStore } from './key-store.ts';
import { type SealedFact, sealingKey } from './seal.ts';
import { type AtOnceOrLater, withKeys } from './with-keys.ts';

/** A command as it was sent, before defaults; what was not given is absent. */
export interface SentCommand {
  readonly command: string;
  readonly id?: string | undefined;
  readonly data: object;
  readonly occurredAt?: string | undefined;
}

const KEYED = /^hmac:(.+):(\d+):[0-9a-f]{64}$/;

/**
 * The hash that an event's metadata keeps of its command: `sha256:<hex>`, or, where the command gave personal fields (its
 * events hold envelopes), `hmac:<subject>:<keyVersion>:<hex>` under the key of the customer, else of the first subject by
 * id, so that no guess at a phone number can be tried on the log.
 * @source domain.md 4: RFC 8785 of {command, id, data, occurredAt}, SHA-256 or HMAC-SHA-256
 */
export function commandHash(
  keys: KeyStore,
  tenant: string,
  command: SentCommand,
  sealed: readonly SealedFact[],
  customer: string | undefined,
): AtOnceOrLater<string> {
  const subject = hashingSubject(sealed, customer);
  if (subject === undefined) return plainHash(command);
  const keyed = (ring: Keyring) => {
    const { version, secret } = sealingKey(ring, subject);
    return keyedHash(command, subject, version, secret);
  };
  return withKeys({ keys, tenant }, 'find', new Set([subject]), keyed);
}

/**
 * Whether a repeated command is the one that the stored hash was made of; needs no decision. Once the key is destroyed
 * nothing can be compared: then it counts as the same, and gets the first result.
 * @throws KeyMissing, KeyStoreUnavailable
 */
export function sameCommand(
  keys: KeyStore,
  tenant: string,
  stored: string,
  command: SentCommand,
): AtOnceOrLater<boolean> {
  const [, subject, written] = KEYED.exec(stored) ?? [];
  if (subject === undefined) return stored === plainHash(command);
  const version = Number(written);
  const same = (ring: Keyring) => {
    const key = ring.get(subject)?.find((candidate) => candidate.version === version);
    if (!key) throw new KeyMissing(`command ${command.command}`, subject, version);
    return !key.secret || stored === keyedHash(command, subject, version, key.secret);
  };
  return withKeys({ keys, tenant }, 'find', new Set([subject]), same);
}

function hashingSubject(sealed: readonly SealedFact[], customer: string | undefined): string | undefined {
  let least: string | undefined;
  for (const { data } of sealed) {
    for (const { subject } of envelopesOf(data)) {
      if (subject === customer) return customer;
      if (least === undefined || subject < least) least = subject;
    }
  }
  return least;
}

/** Of a command that gave no personal field. */
export function plainHash(command: SentCommand): string {
  return `sha256:${hash('sha256', canonicalJson(command))}`;
}

function keyedHash(command: SentCommand, subject: string, version: number, secret: Uint8Array): string {
  return `hmac:${subject}:${version}:${createHmac('sha256', secret).update(canonicalJson(command)).digest('hex')}`;
}
