import { setTimeout as pause } from 'node:timers/promises';
import { EventRefused, OutcomeUnknown, type StoreError, StoreUnavailable } from '../errors.ts';
import { NeverSent, SENT_DEADLINE_S, type Written } from './append-stream.ts';
import { asStoreError, failureOf, type RefusedByServer } from './client-failure.ts';
import type { Connection } from './raw-reads.ts';
import type { WireEvent } from './wire-event.ts';

/** What became of events at the server. */
export type Sent = ({ readonly outcome: 'written' } & Written) | { readonly outcome: 'conflict' };

export interface Patience {
  /** How long one try may go without an answer, in ms. */
  readonly answerMs: number;
  /** How long an append is tried in all, in ms. */
  readonly giveUpMs: number;
}

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
  events: readonly WireEvent[],
  expected: number,
  { answerMs, giveUpMs }: Patience,
): Promise<Sent> {
  const append = { stream: prefix + stream, events, expected };
  const end = performance.now() + giveUpMs;
  let sent = false;
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(2 * wait, LONGEST_PAUSE_MS)) {
    const used = client.current();
    let reason: StoreError;
    try {
      const written = await used.appends.send(append, answerMs);
      if (written) return { outcome: 'written', ...written };
      sent = true;
      client.replace(used);
      reason = new StoreUnavailable(`EventStoreDB at ${server} did not answer an append within ${answerMs} ms`);
    } catch (error) {
      if (error instanceof NeverSent) reason = asStoreError(error.cause, server);
      else {
        const failure = failureOf(error);
        if (failure === 'conflict') return { outcome: 'conflict' };
        if (failure === 'tooLarge') throw tooLarge(error as RefusedByServer, server);
        if (failure === 'deleted' || failure === 'denied') throw asStoreError(error, server);
        sent = true;
        reason = failure === 'timeout' ? clocksApart(server) : asStoreError(error, server);
      }
    }
    if (performance.now() + wait >= end) {
      if (!sent) throw reason;
      throw new OutcomeUnknown(`${reason.message}; whether the events stand is not known: send them again as they are`);
    }
    await pause(wait * (0.5 + Math.random() / 2));
  }
}

function tooLarge({ maxAppendSize }: RefusedByServer, server: string): EventRefused {
  return new EventRefused(
    `EventStoreDB at ${server} takes ${maxAppendSize} bytes an append: raise its MaxAppendSize`,
    '',
  );
}

function clocksApart(server: string): StoreUnavailable {
  return new StoreUnavailable(
    `EventStoreDB at ${server} says that the time for an append is over: it is overloaded, or its clock and ours differ by more than ${SENT_DEADLINE_S / 60} minutes: set both clocks right`,
  );
}
