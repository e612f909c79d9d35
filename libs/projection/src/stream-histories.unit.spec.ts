import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent, StreamName } from '#kernel';
import { streamHistories } from './stream-histories.ts';

const A = 'account-a' as StreamName;
const B = 'account-b' as StreamName;
const event = (stream: StreamName, revision: number, note = '') =>
  ({ stream, revision, data: { note } }) as unknown as RecordedEvent;
const revisions = (events: readonly RecordedEvent[] | undefined) => events?.map(({ revision }) => revision);

describe('a stream that was read', () => {
  it('is carried on by what follows, without what is not wanted, and told once where it is told twice', () => {
    const histories = streamHistories();
    histories.keep(A, { events: [event(A, 0), event(A, 2)], revision: 2 });
    histories.follow(event(A, 2), true);
    histories.follow(event(A, 3), false);
    histories.follow(event(B, 0), true);
    histories.follow(event(A, 4), true);
    expect(revisions(histories.of(A))).toEqual([0, 2, 4]);
    expect(histories.of(B)).toBeUndefined();
  });

  it('is read again once an event of it was missed', () => {
    const histories = streamHistories();
    histories.keep(A, { events: [event(A, 0)], revision: 0 });
    histories.follow(event(A, 2), true);
    expect(histories.of(A)).toBeUndefined();
  });

  it('is read again once others took its room, the one used least recently first', () => {
    const histories = streamHistories(2_000);
    histories.keep(A, { events: [event(A, 0)], revision: 0 });
    histories.keep(B, { events: [event(B, 0)], revision: 0 });
    histories.of(A);
    histories.follow(event(A, 1, 'x'.repeat(900)), true);
    expect(revisions(histories.of(A))).toEqual([0, 1]);
    expect(histories.of(B)).toBeUndefined();
    histories.follow(event(A, 2, 'x'.repeat(900)), true);
    expect(histories.of(A)).toBeUndefined();
  });

  it('stays as it was told to whoever has it in hand', () => {
    const histories = streamHistories();
    histories.keep(A, { events: [event(A, 0)], revision: 0 });
    const told = histories.of(A);
    histories.follow(event(A, 1), true);
    expect(revisions(told)).toEqual([0]);
  });
});
