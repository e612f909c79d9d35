import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent, StreamName } from '#kernel';
import { streamHistories } from './stream-histories.ts';

const A = 'account-a' as StreamName;
const B = 'account-b' as StreamName;
const event = (stream: StreamName, revision: number, note = '') =>
  ({ stream, revision, data: { note } }) as unknown as RecordedEvent;
const revisions = (events: readonly RecordedEvent[] | undefined) => events?.map(({ revision }) => revision);

describe('a stream that was read', () => {
  it('is carried on by what follows, and told once where it is told twice', () => {
    const histories = streamHistories();
    histories.keep(A, [event(A, 0), event(A, 1)]);
    histories.follow(event(A, 1));
    histories.follow(event(B, 0));
    histories.follow(event(A, 2));
    expect(revisions(histories.of(A))).toEqual([0, 1, 2]);
    expect(histories.of(B)).toBeUndefined();
  });

  it('is read again once an event of it was missed', () => {
    const histories = streamHistories();
    histories.keep(A, [event(A, 0)]);
    histories.follow(event(A, 2));
    expect(histories.of(A)).toBeUndefined();
  });

  it('is read again once others took its room, the one used least recently first', () => {
    const histories = streamHistories(2_000);
    histories.keep(A, [event(A, 0)]);
    histories.keep(B, [event(B, 0)]);
    histories.of(A);
    histories.follow(event(A, 1, 'x'.repeat(900)));
    expect(revisions(histories.of(A))).toEqual([0, 1]);
    expect(histories.of(B)).toBeUndefined();
    histories.follow(event(A, 2, 'x'.repeat(900)));
    expect(histories.of(A)).toBeUndefined();
  });

  it('stays as it was told to whoever has it in hand', () => {
    const histories = streamHistories();
    histories.keep(A, [event(A, 0)]);
    const told = histories.of(A);
    histories.follow(event(A, 1));
    expect(revisions(told)).toEqual([0]);
  });
});
