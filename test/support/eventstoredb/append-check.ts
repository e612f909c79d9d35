import { NO_STREAM, type ProposedEvent, type RawEvent, type RawExpectation } from './raw-event.ts';
import { isSoftDeleted, type RawStream } from './raw-stream.ts';

export type AppendCheck =
  | { readonly decision: 'write' }
  | { readonly decision: 'idempotent'; readonly last: RawEvent }
  | { readonly decision: 'wrongExpected'; readonly actual: number }
  | { readonly decision: 'deleted' };

/**
 * What a real server decides on an append. An exact retry (the same ids under the expectation they first had, or under
 * `any`) gives what the first one gave; the same ids under the current revision are written once more.
 * @param first the first event written with an id, in whatever stream
 */
export function checkAppend(
  stream: RawStream,
  proposed: readonly ProposedEvent[],
  expected: RawExpectation,
  first: (id: string) => RawEvent | undefined,
): AppendCheck {
  if (stream.tombstoned) return { decision: 'deleted' };
  const actual = stream.events.length - 1;
  if (expected === 'exists') {
    if (isSoftDeleted(stream)) return { decision: 'deleted' };
    if (actual < 0) return { decision: 'wrongExpected', actual };
  }
  if (expected === 'any' || expected === 'exists') {
    const standing = proposed
      .map(({ id }) => first(id))
      .map((event) => (event?.stream === stream.name ? event : undefined));
    const last = standing.at(-1);
    if (!standing[0]) return { decision: 'write' };
    return last && standing.every(Boolean) ? { decision: 'idempotent', last } : { decision: 'wrongExpected', actual };
  }
  const revision = expected === 'noStream' ? NO_STREAM : expected;
  if (revision >= actual) return revision === actual ? { decision: 'write' } : { decision: 'wrongExpected', actual };
  const standing = proposed.map(({ id }, n) => {
    const event = stream.events[revision + 1 + n];
    return event?.id === id ? event : undefined;
  });
  const last = standing.at(-1);
  if (last && standing.every(Boolean)) return { decision: 'idempotent', last };
  if (!standing[0] && expected === 'noStream' && isSoftDeleted(stream)) return { decision: 'write' };
  return { decision: 'wrongExpected', actual };
}
