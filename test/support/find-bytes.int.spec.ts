import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findBytes } from './find-bytes.ts';

const planted = ['13812345678', '欧阳娜娜'];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dealtrail-scan-'));
  mkdirSync(join(folder, 'views', 'deep'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the byte scan', () => {
  it('finds nothing where nothing is planted', () => {
    writeFileSync(join(folder, 'views', 'deep', 'x.db'), '13812345679 欧阳娜 \\u6b27\\u9633');
    expect(findBytes(folder, planted)).toEqual([]);
  });

  it.each(planted)('finds %s in every form, wherever in a longer text it begins', (value) => {
    const forms: Buffer[] = [
      Buffer.from(value, 'utf16le'),
      Buffer.from(JSON.stringify(value).replace(/[^ -~]/g, escapedForm)),
    ];
    for (const prefix of ['', 'a', 'ab', 'abc', '电话']) {
      for (const form of ['utf8', 'hex', 'base64', 'base64url'] as const) {
        forms.push(Buffer.from(Buffer.from(`${prefix}${value}…`).toString(form)));
      }
      forms.push(Buffer.from(Buffer.from(`${prefix}${value}`).toString('hex').toUpperCase()));
    }
    for (const bytes of forms) {
      const file = join(folder, 'views', 'deep', 'x.db');
      writeFileSync(file, Buffer.concat([Buffer.from([0, 255, 17]), bytes, Buffer.from([0])]));
      expect(findBytes(folder, planted)).toContainEqual(expect.objectContaining({ file, value }));
    }
  });
});

function escapedForm(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
