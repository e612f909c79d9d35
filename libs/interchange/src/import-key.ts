import { createHash } from 'node:crypto';

/** The command id under which everything a source holds on one thing is imported. */
export function importCommandId(format: string, key: string): string {
  return `import:${format}:${key}`;
}

/**
 * A name that is not personal as part of a command id: letters, digits, `.`, `_` and `-` stay, every other byte of its
 * UTF-8 form becomes `~hh`. Different names give different keys.
 */
export function keyOf(name: string): string {
  return Array.from(new TextEncoder().encode(name), (byte) => {
    const character = String.fromCharCode(byte);
    return /[A-Za-z0-9._-]/.test(character) ? character : `~${byte.toString(16).padStart(2, '0')}`;
  }).join('');
}

/** The key of a row whose source gives it no id: first 12 hex digits of the file's SHA-256, a colon, the row number. */
export function rowKey(fileSha256: string, row: number): string {
  return `${fileSha256.slice(0, 12)}:${row}`;
}

/** SHA-256 in hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
