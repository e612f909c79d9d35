import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { anEvent, appended, clockShowing, collect, opportunity } from '../contract/index.ts';
import { StoreDamaged } from '../errors.ts';
import type { EventStore } from '../event-store.ts';
import { PAGE_SIZE } from './schema.ts';
import { openSqliteEventStore } from './sqlite-event-store.ts';
import { HUADONG, temporaryFile } from './temporary-log.fixture.ts';
import { verifySqliteEventStore } from './verify.ts';
import { FRAME_HEADER, WAL_HEADER } from './wal-scanner.ts';

const clock = clockShowing(0);

/**
 * A log as a crash leaves it: its file, its write-ahead log to the end of its last frame, the room behind that, and where
 * the frames ended when each event was acknowledged.
 */
interface Crashed {
  readonly main: Buffer;
  readonly wal: Buffer;
  readonly room: Buffer;
  readonly acknowledgedAt: readonly number[];
}

async function crashAfter(count: number): Promise<Crashed> {
  const file = temporaryFile();
  const store = await openSqliteEventStore({ file, clock, create: HUADONG });
  const acknowledgedAt: number[] = [];
  for (let n = 0; n < count; n++) {
    const stream = opportunity(n % 7);
    appended(await store.append(stream, [anEvent(stream, `c-${n}`)], 'any'));
    acknowledgedAt.push(endOfFrames(readFileSync(`${file}-wal`)));
  }
  const image = temporaryFile();
  for (const end of ['', '-wal']) copyFileSync(file + end, image + end);
  await store.close();
  const wal = readFileSync(`${image}-wal`);
  const end = endOfFrames(wal);
  return { main: readFileSync(image), wal: wal.subarray(0, end), room: wal.subarray(end), acknowledgedAt };
}

/** Frames name their page: where a page 0 would stand, room begins. */
function endOfFrames(wal: Buffer): number {
  let end = WAL_HEADER;
  while (end + FRAME_HEADER <= wal.length && wal.readUInt32BE(end) !== 0) end += FRAME_HEADER + PAGE_SIZE;
  return end;
}

function imageOf(main: Buffer, wal: Buffer): string {
  const file = temporaryFile();
  writeFileSync(file, main);
  writeFileSync(`${file}-wal`, wal);
  return file;
}

async function openImage(main: Buffer, wal: Buffer): Promise<{ file: string; open: Promise<EventStore> }> {
  const file = imageOf(main, wal);
  return { file, open: openSqliteEventStore({ file, clock }) };
}

/** @returns positions found, or the error with which opening stopped */
async function outcome(main: Buffer, wal: Buffer): Promise<number | StoreDamaged> {
  const { file, open } = await openImage(main, wal);
  try {
    const store = await open;
    const positions = (await collect(store.readAll())).map(({ position }) => position);
    expect(positions).toEqual(positions.map((_, n) => n + 1));
    await store.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
    return positions.length;
  } catch (error) {
    if (error instanceof StoreDamaged) return error;
    throw error;
  }
}

function flipped(bytes: Buffer, at: number, bit = 0): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ (1 << bit), at);
  return copy;
}

describe('a write-ahead log of 100 synced events', () => {
  let crashed: Crashed;
  beforeAll(async () => {
    crashed = await crashAfter(100);
  });

  it('is taken in whole after a crash', async () => {
    expect(await outcome(crashed.main, crashed.wal)).toBe(100);
  });

  it('is taken in whole with the room behind it, and with any bit of that flipped', async () => {
    expect(crashed.room.length).toBeGreaterThan(0);
    expect(crashed.room.every((byte) => byte === 0)).toBe(true);
    expect(await outcome(crashed.main, Buffer.concat([crashed.wal, crashed.room]))).toBe(100);
    for (let at = 0; at < crashed.room.length; at += at < FRAME_HEADER ? 1 : 40_009) {
      const wal = Buffer.concat([crashed.wal, flipped(crashed.room, at, at % 8)]);
      expect([at, await outcome(crashed.main, wal)]).toEqual([at, 100]);
    }
  });

  it('is named damaged in the middle with room behind it too', async () => {
    const middle = Math.floor(crashed.wal.length / 2);
    const found = await outcome(crashed.main, Buffer.concat([flipped(crashed.wal, middle), crashed.room]));
    expect(found).toMatchObject({
      firstBadPosition: crashed.acknowledgedAt.filter((size) => size <= middle).length + 1,
    });
  });

  it('names a bit flipped in the middle, and leaves the files as they are', async () => {
    const middle = Math.floor(crashed.wal.length / 2);
    const wal = flipped(crashed.wal, middle);
    const { file, open } = await openImage(crashed.main, wal);
    const error = (await open.catch((thrown: unknown) => thrown)) as StoreDamaged;

    const before = crashed.acknowledgedAt.filter((size) => size <= middle).length;
    const frame = Math.floor((middle - WAL_HEADER) / (FRAME_HEADER + PAGE_SIZE)) + 1;
    expect(error).toBeInstanceOf(StoreDamaged);
    expect(error.firstBadPosition).toBe(before + 1);
    expect(error.message).toContain(`frame ${frame} is bad`);
    expect(readFileSync(`${file}-wal`).equals(wal)).toBe(true);
    expect(await verifySqliteEventStore(file)).toMatchObject({ firstBadPosition: before + 1 });
  });
});

describe('a write-ahead log of a few events', () => {
  let crashed: Crashed;
  beforeAll(async () => {
    crashed = await crashAfter(6);
  });
  const acknowledged = (length: number) => crashed.acknowledgedAt.filter((size) => size <= length).length;
  /** Every byte of the headers, and a sample of those of the pages. */
  const places = () => {
    const frame = FRAME_HEADER + PAGE_SIZE;
    return Array.from({ length: crashed.wal.length }, (_, at) => at).filter((at) => {
      const inFrame = (at - WAL_HEADER) % frame;
      return at < WAL_HEADER || inFrame < FRAME_HEADER || inFrame % 977 === 0 || inFrame === frame - 1;
    });
  };

  it('holds at every length exactly what was acknowledged by then', async () => {
    for (const length of places()) {
      expect([length, await outcome(crashed.main, crashed.wal.subarray(0, length))]).toEqual([
        length,
        acknowledged(length),
      ]);
    }
  });

  it('names a flip in any byte; only in the last transaction may it be cut instead', async () => {
    const lastBegins = crashed.acknowledgedAt.at(-2) as number;
    for (const at of places()) {
      const found = await outcome(crashed.main, flipped(crashed.wal, at, at % 8));
      const expected = at >= lastBegins ? 5 : acknowledged(at) + 1;
      expect([at, found instanceof StoreDamaged ? found.firstBadPosition : found]).toEqual([at, expected]);
      expect(found instanceof StoreDamaged).toBe(at < lastBegins);
    }
  });

  it.each([
    ['in its last transaction', () => crashed.wal.length - 1, 6],
    ['within its header', () => 20, 1],
    ['to nothing', () => 0, 1],
  ])('stops, and stays so, where an acknowledged position lies beyond a cut %s', async (_where, length, firstBad) => {
    const file = imageOf(crashed.main, crashed.wal.subarray(0, length()));
    for (const _again of [1, 2]) {
      await expect(openSqliteEventStore({ file, clock, atLeast: 6 })).rejects.toMatchObject({
        code: 'store-damaged',
        firstBadPosition: firstBad,
      });
    }
    const store = await openSqliteEventStore({ file, clock, atLeast: firstBad - 1 });
    await store.close();
  });

  it('stops where it is gone altogether, and an acknowledged position with it', async () => {
    const file = imageOf(crashed.main, crashed.wal);
    rmSync(`${file}-wal`);
    writeFileSync(`${file}-shm`, '');
    await expect(openSqliteEventStore({ file, clock, atLeast: 6 })).rejects.toMatchObject({ code: 'store-damaged' });
  });
});

describe('a log whose file is damaged', () => {
  let main: Buffer;
  beforeAll(async () => {
    const { main: empty, wal } = await crashAfter(40);
    const { file, open } = await openImage(empty, wal);
    await (await open).close();
    main = readFileSync(file);
  });

  const answers = async (file: string) => {
    const store = await openSqliteEventStore({ file, clock });
    try {
      const streams = await Promise.all([0, 1, 2, 3, 4, 5, 6].map((n) => collect(store.readStream(opportunity(n)))));
      return JSON.stringify([store.header, await collect(store.readAll()), streams]);
    } finally {
      await store.close();
    }
  };

  it('is located by verify, or changes no answer', async () => {
    const sound = temporaryFile();
    writeFileSync(sound, main);
    const expected = await answers(sound);
    let located = 0;
    for (let at = 0; at < main.length; at += 83) {
      const file = temporaryFile();
      writeFileSync(file, flipped(main, at, at % 8));
      const findings = await verifySqliteEventStore(file).then(
        (verification) => verification.findings,
        (error: unknown) => [{ what: String(error) }],
      );
      if (findings.length > 0) located++;
      else expect([at, await answers(file)]).toEqual([at, expected]);
    }
    expect(located).toBeGreaterThan(0);
  });

  it('is named where it is cut off, at every page and inside', async () => {
    for (let length = 1; length < main.length; length += 1021) {
      const file = temporaryFile();
      writeFileSync(file, main.subarray(0, length));
      const opening = openSqliteEventStore({ file, clock });
      await expect(opening).rejects.toMatchObject({ code: expect.stringMatching(/^store-(damaged|incompatible)$/) });
    }
  });
});
