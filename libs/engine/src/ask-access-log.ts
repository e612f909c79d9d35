import { readEvents } from '#command';
import { type PersonalDataRead, personalDataRead } from '#dealership';
import { type Actor, type Instant, isAggregateId, streamName } from '#kernel';
import { positionOf } from './completeness.ts';
import { registry } from './domain.ts';
import { QuestionRefused } from './errors.ts';
import type { Engine } from './open-engine.ts';
import { type AskedTimes, queryTimes } from './query-time.ts';

/** One time that somebody was shown fields of the person. */
export interface AccessEntry {
  readonly at: Instant;
  readonly actor: Actor;
  readonly fields: readonly string[];
  readonly why: string;
  readonly eventId: string;
  readonly correlationId: string;
}

export interface AccessLog {
  readonly subject: string;
  readonly reads: readonly AccessEntry[];
  readonly asOf: Instant;
  readonly position: string;
  readonly settled: boolean;
}

/**
 * Who was shown what of a person, when and why, in the order of the log; up to an instant.
 * @throws QuestionRefused for a subject that is no id
 */
export async function askAccessLog(
  { store, clock }: Engine,
  subject: string,
  asked: Pick<AskedTimes, 'asOf'>,
): Promise<AccessLog> {
  if (!isAggregateId(subject)) {
    throw new QuestionRefused(
      'the subject is named by an id, 1 to 128 of A–Z a–z 0–9 . _ ~ -, never by a name or phone',
    );
  }
  const head = await store.head();
  const { asOf, settled } = queryTimes(asked, head, clock);
  const events = await readEvents(store, registry, streamName(personalDataRead.category, subject));
  const reads = events
    .filter(
      ({ type, position, recordedAt }) =>
        type === personalDataRead.type && position <= head.position && recordedAt <= asOf,
    )
    .map(({ id, recordedAt, data, meta }): AccessEntry => {
      const { fields, why } = data as unknown as PersonalDataRead;
      return { at: recordedAt, actor: meta.actor, fields, why, eventId: id, correlationId: meta.correlationId };
    });
  return { subject, reads, asOf, position: await positionOf(store, { asOf, settled }, head), settled };
}
