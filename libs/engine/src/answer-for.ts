import { randomUUID } from 'node:crypto';
import { toEvents } from '#command';
import { type PersonalDataRead, personalDataRead } from '#dealership';
import type { EventStore } from '#event-store';
import { type Actor, type Clock, streamName } from '#kernel';
import type { Codec, Openable } from '#privacy';

/** Who asks a question, and why. */
export interface Reader {
  readonly actor: Actor;
  /** A code, kept with every read: what is asked, or the purpose that the reader gave. */
  readonly why: string;
  readonly correlationId?: string | undefined;
  /** Whether personal fields are shown; else they are masked. */
  readonly seesPersonalData: boolean;
}

/** What an engine needs to be asked for somebody. */
interface Answering {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly codec: Codec;
}

/** Fields shown, by the person they are of. */
type Shown = Map<string, Set<string>>;

/** The codec of whoever asks nothing in particular: it seals, and shows no personal field. */
export function maskingCodec(codec: Codec): Codec {
  return { ...codec, open: (events) => codec.open(events, () => false) };
}

/**
 * Asks a question for a reader. Every personal field that the question opens is one that the reader may see, else it is
 * masked; before the reader gets the answer, a `PersonalDataRead` for each person stands durably in the log, all in one
 * append: where that cannot be written there is no answer.
 * @param codec the one that opens
 */
export async function answerFor<Engine extends Answering, Answer>(
  engine: Engine,
  codec: Codec,
  reader: Reader,
  ask: (engine: Engine) => Promise<Answer>,
): Promise<Answer> {
  if (!reader.seesPersonalData) return ask(engine);
  const shown: Shown = new Map();
  const answer = await ask({ ...engine, codec: { ...codec, open: noting(codec, shown) } });
  await record(engine, codec, reader, shown);
  return answer;
}

function noting(codec: Codec, shown: Shown): Codec['open'] {
  const openAll = <Event extends Openable>(
    type: string,
    events: readonly Event[],
    may: (...field: [string, string]) => boolean,
  ) =>
    codec.open(events, (subject, pointer) => {
      if (!may(subject, pointer)) return false;
      const fields = shown.get(subject) ?? new Set();
      shown.set(subject, fields.add(`${type}${pointer}`));
      return true;
    });
  return async (events, may) => {
    const ofType = Map.groupBy(events, ({ type }) => type);
    const opened = new Map(
      await Promise.all(
        [...ofType].map(async ([type, group]) => [type, (await openAll(type, group, may)).values()] as const),
      ),
    );
    return events.map(({ type }) => opened.get(type)?.next().value as (typeof events)[number]);
  };
}

async function record(
  { store, clock }: Pick<Answering, 'store' | 'clock'>,
  codec: Codec,
  { actor, why, correlationId }: Reader,
  shown: Shown,
): Promise<void> {
  const commandId = `read:${randomUUID()}`;
  const occurredAt = clock();
  const batches = await Promise.all(
    [...shown].map(async ([subject, fields]) => {
      const data: PersonalDataRead = { subject, fields: [...fields].sort(), why };
      const stream = streamName(personalDataRead.category, subject);
      const events = await toEvents(codec, store.header.tenant, {
        stream,
        facts: [{ type: personalDataRead.type, data, occurredAt }],
        actor,
        commandId,
        sent: { command: 'ReadPersonalData', id: subject, data },
        correlationId,
        customer: undefined,
      });
      return { stream, events, expected: 'any' as const };
    }),
  );
  for (const result of await store.appendMany(batches)) if (result.status === 'rejected') throw result.reason;
}
