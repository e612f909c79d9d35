import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Measured, measure } from './measure.ts';

/** Plain appends to a file, each synced before the next: what the disk and the system allow. */
export async function measureRawWrites(folder: string, bytes: number, seconds: number): Promise<Measured> {
  const file = openSync(join(folder, 'raw'), 'a');
  const record = Buffer.alloc(bytes, 0x61);
  const measured = await measure(1, seconds, async () => {
    writeSync(file, record);
    fdatasyncSync(file);
  });
  closeSync(file);
  return measured;
}
