import { describe, expect, it } from '@jest/globals';
import type { DiskOperation } from '../shim/trace.ts';
import { imagesAfterPowerLoss } from './disk-images.ts';

const write = (text: string, offset = 0, path = '/d/log'): DiskOperation => ({
  op: 'write',
  path,
  offset,
  bytes: Buffer.from(text),
});
const sync = (path = '/d/log'): DiskOperation => ({ op: 'sync', path });

/** Every disk that may be left, as text by path. */
function disks(operations: DiskOperation[], moment = operations.length): Record<string, string>[] {
  return [...imagesAfterPowerLoss(operations, moment, () => 0.4)].map(({ image }) =>
    Object.fromEntries([...image].map(([path, bytes]) => [path, bytes.toString()])),
  );
}

describe('a disk after a loss of power', () => {
  it('holds what was synced, and nothing else is possible', () => {
    expect(disks([write('one'), write('two', 3), sync()])).toEqual([{ '/d/log': 'onetwo' }]);
  });

  it('may hold any part of what was not synced, whatever came first', () => {
    const left = disks([write('one'), sync(), write('two', 3), write('six', 6)]).map((disk) => disk['/d/log']);
    expect(left).toEqual(expect.arrayContaining(['one', 'onetwo', 'onetwosix', 'one\0\0\0six']));
  });

  it('may hold a write cut at a sector', () => {
    const left = disks([write('a'.repeat(1024))]).map((disk) => disk['/d/log']);
    expect(left).toEqual(expect.arrayContaining(['a'.repeat(512), '\0'.repeat(512) + 'a'.repeat(512)]));
  });

  it('may lack what a failed sync did not bring there, though a later sync succeeds', () => {
    const left = disks([write('one'), { op: 'failedSync', path: '/d/log' }, write('two', 3), sync()]);
    expect(left).toContainEqual({ '/d/log': '\0\0\0two' });
    expect(left).toContainEqual({ '/d/log': 'onetwo' });
  });

  it('knows nothing of what came after the moment', () => {
    expect(disks([write('one'), sync(), write('two'), sync()], 2)).toEqual([{ '/d/log': 'one' }]);
  });

  it('keeps a new name, a cut and a removal that were synced', () => {
    const renamed: DiskOperation = { op: 'rename', path: '/d/new', to: '/d/log' };
    const cut: DiskOperation = { op: 'truncate', path: '/d/log', size: 2 };
    const removed: DiskOperation = { op: 'unlink', path: '/d/old' };
    const before = [write('one', 0, '/d/new'), sync('/d/new'), write('old', 0, '/d/old'), sync('/d/old')];
    expect(disks([...before, renamed, cut, sync(), removed, sync('/d')])).toEqual([{ '/d/log': 'on' }]);
    expect(disks([...before, renamed])).toEqual(
      expect.arrayContaining([
        { '/d/new': 'one', '/d/old': 'old' },
        { '/d/log': 'one', '/d/old': 'old' },
      ]),
    );
  });
});
