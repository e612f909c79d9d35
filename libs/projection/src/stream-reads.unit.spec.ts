import { beforeEach, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '#kernel';
import { type FakeLog, fakeLog } from './fake-log.fixture.ts';
import { type StreamReads, streamReads } from './stream-reads.ts';

describe('streams that are read for several', () => {
  let log: FakeLog;
  let reads: StreamReads;
  let asked: number;
  const all = async () => (await Array.fromAsync(log.readAll({}))).flat();
  const indexes = (events: readonly RecordedEvent[]) => events.map(({ index }) => index);

  beforeEach(async () => {
    log = fakeLog({ streams: 2 });
    asked = 0;
    reads = streamReads({
      readStream(...order) {
        asked += 1;
        return log.readStream(...order);
      },
    });
    log.append('A', 'B', 'C', 'D', 'E', 'F');
  });

  it('are read from the log once, and carried on by what follows', async () => {
    const events = await all();
    const [first] = events as [RecordedEvent];
    reads.follow(events.slice(0, 4));
    expect(indexes(await reads.upTo(first.stream, events[3]!.position))).toEqual([0, 2]);
    reads.follow(events.slice(2));
    expect(indexes(await reads.upTo(first.stream, events[5]!.position))).toEqual([0, 2, 4]);
    expect(indexes(await reads.upTo(first.stream, events[4]!.position - 1))).toEqual([0, 2]);
    expect(asked).toBe(1);
  });

  it('hold nothing after the position that is asked for, whether the log was followed so far or not', async () => {
    const events = await all();
    const [first] = events as [RecordedEvent];
    expect(indexes(await reads.upTo(first.stream, events[2]!.position))).toEqual([0, 2]);
    reads.follow(events.slice(0, 2));
    expect(indexes(await reads.upTo(first.stream, events[4]!.position))).toEqual([0, 2, 4]);
    expect(asked).toBe(2);
  });

  it('are read again where events in between were followed by nobody', async () => {
    const events = await all();
    const [first] = events as [RecordedEvent];
    reads.follow(events.slice(0, 2));
    expect(indexes(await reads.upTo(first.stream, events[1]!.position))).toEqual([0]);
    reads.follow(events.slice(5));
    expect(indexes(await reads.upTo(first.stream, events[5]!.position))).toEqual([0, 2, 4]);
    expect(asked).toBe(2);
  });

  it('are empty where there is no such stream', async () => {
    expect(await reads.upTo('thing-none' as never, 1_000)).toEqual([]);
  });
});
