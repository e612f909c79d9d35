import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a planted value stands in a folder. */
export interface Finding {
  readonly file: string;
  readonly value: string;
  /** How it is written there. */
  readonly form: string;
  readonly offset: number;
}

/**
 * Looks for values in every file below a folder, in any form that a store may keep text in: UTF-8, UTF-16LE, hex in small
 * and capital letters, base64 and base64url at each of the three places that a value may begin at within a longer text.
 */
export function findBytes(folder: string, values: readonly string[]): readonly Finding[] {
  const wanted = values.flatMap((value) => formsOf(value).map(([form, bytes]) => ({ value, form, bytes })));
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const file = join(entry.parentPath, entry.name);
      const content = readFileSync(file);
      return wanted
        .map(({ value, form, bytes }) => ({ file, value, form, offset: content.indexOf(bytes) }))
        .filter(({ offset }) => offset >= 0);
    });
}

function formsOf(value: string): readonly (readonly [form: string, bytes: Buffer])[] {
  const bytes = Buffer.from(value, 'utf8');
  const hex = bytes.toString('hex');
  return [
    ['UTF-8', bytes],
    ['UTF-16LE', Buffer.from(value, 'utf16le')],
    ...(escaped(value) === value ? [] : [['JSON escapes', Buffer.from(escaped(value))] as const]),
    ['hex', Buffer.from(hex)],
    ['hex', Buffer.from(hex.toUpperCase())],
    ...[0, 1, 2].flatMap((before) =>
      (['base64', 'base64url'] as const).map((form) => [form, Buffer.from(within(bytes, before, form))] as const),
    ),
  ];
}

/** The characters of the encoding that depend on the value alone, where `before` bytes of another text come first. */
function within(bytes: Buffer, before: number, form: 'base64' | 'base64url'): string {
  const encoded = Buffer.concat([Buffer.alloc(before), bytes])
    .toString(form)
    .replace(/=+$/, '');
  const bits = (before + bytes.length) * 8;
  return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(bits / 6));
}

function escaped(value: string): string {
  return [...Array(value.length).keys()]
    .map((at) => value.charCodeAt(at))
    .map((unit) => (unit < 0x80 ? String.fromCharCode(unit) : `\\u${unit.toString(16).padStart(4, '0')}`))
    .join('');
}
