import { setTimeout as pause } from 'node:timers/promises';
import { type EventData, NO_STREAM } from '@eventstore/db-client';
import { EventRefused, OutcomeUnknown, type StoreError, StoreUnavailable } from '../errors.ts';
import { asStoreError, failureOf } from './client-failure.ts';
import type { Connection } from './raw-reads.ts';
import { within } from './within.ts';

/** What became of events at the server. */
export type Sent =
  | { readonly outcome: 'written'; readonly revision: number; readonly position: number }
  | { readonly outcome: 'conflict' };

export interface Patience {
  /** How long one try may go without an answer, in ms. */
  readonly answerMs: number;
  /** How long an append is tried in all, in ms. */
  readonly giveUpMs: number;
}

/**
 * The deadline that goes with an append is an instant of our clock, which the server holds against its own: far enough
 * away, clocks may differ. The server has a limit of its own besides, and we have `answerMs`.
 */
const SENT_DEADLINE_MS = 600_000;

const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 1_000;

/**
 * Appends, and sends again until what became of it is certain: the same ids under the expectation they first had, which
 * the server answers with the first result where they stand.
 * @param expected revision of the stream's last event, −1 for no stream; never a word that any stream would meet
 * @throws StoreUnavailable where nothing was ever sent
 * @throws OutcomeUnknown where time is up and the events may stand or not
 */
export async function certainAppend(
  { client, server, prefix }: Connection,
  stream: string,
  events: EventData[],
  expected: number,
  { answerMs, giveUpMs }: Patience,
): Promise<Sent> {
  const expectedRevision = expected < 0 ? NO_STREAM : BigInt(expected);
  const end = performance.now() + giveUpMs;
  let sent = false;
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(2 * wait, LONGEST_PAUSE_MS)) {
    const used = client.current();
    let reason: StoreError;
    try {
      const append = used.client.appendToStream(prefix + stream, events, {
        expectedRevision,
        requiresLeader: true,
        deadline: SENT_DEADLINE_MS,
      });
      const result = await within(answerMs, used.onRetirement, append);
      if (result) {
        const { nextExpectedRevision, position } = result;
        return { outcome: 'written', revision: Number(nextExpectedRevision), position: Number(position?.commit ?? 0n) };
      }
      sent = true;
      client.replace(used);
      reason = new StoreUnavailable(`EventStoreDB at ${server} did not answer an append within ${answerMs} ms`);
    } catch (error) {
      const failure = failureOf(error);
      if (failure === 'conflict') return { outcome: 'conflict' };
      if (failure === 'tooLarge') throw tooLarge(error, server);
      if (failure === 'deleted' || failure === 'denied') throw asStoreError(error, server);
      if (failure !== 'unsent' && failure !== 'notLeader') sent = true;
      reason = failure === 'timeout' ? clocksApart(server) : asStoreError(error, server);
    }
    if (performance.now() + wait >= end) {
      if (!sent) throw reason;
      throw new OutcomeUnknown(`${reason.message}; whether the events stand is not known: send them again as they are`);
    }
    await pause(wait * (0.5 + Math.random() / 2));
  }
}

function tooLarge(error: unknown, server: string): EventRefused {
  const { maxAppendSize } = error as { readonly maxAppendSize?: number };
  return new EventRefused(
    `EventStoreDB at ${server} takes ${maxAppendSize} bytes an append: raise its MaxAppendSize`,
    '',
  );
}

function clocksApart(server: string): StoreUnavailable {
  return new StoreUnavailable(
    `EventStoreDB at ${server} says that the time for an append is over: it is overloaded, or its clock and ours differ by more than ${SENT_DEADLINE_MS / 60_000} minutes: set both clocks right`,
  );
}
