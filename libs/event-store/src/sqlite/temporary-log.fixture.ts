import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import type { NewLog } from '../log/index.ts';

export const HUADONG: NewLog = { tenant: 'huadong', zone: 'Asia/Shanghai', currency: 'CNY', simulated: false };

const folders: string[] = [];

/** A place for a log, in a folder of its own that goes when the test file is through. */
export function temporaryFile(name = 'events.db'): string {
  const folder = mkdtempSync(join(tmpdir(), 'dealtrail-log-'));
  folders.push(folder);
  return join(folder, name);
}

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
