import { readEvents } from '#command';
import { type Instant, isAggregateId } from '#kernel';
import {
  type CustomerProfile,
  type CustomerRecord,
  customerRecord,
  profileOf,
  type RecordQuestion,
} from '#projections/customer';
import { type Completeness, completenessOf } from './completeness.ts';
import { registry } from './domain.ts';
import { NothingKnown } from './errors.ts';
import { labelsOf } from './labels.ts';
import type { Engine } from './open-engine.ts';
import { type AskedTimes, queryTimes } from './query-time.ts';
import { streamsWithin } from './streams-within.ts';

export interface CustomerQuestion extends AskedTimes {
  /** What of it may be told, by whose it is: nothing else is read out, or opened. Default: everything. */
  readonly isWithin?: RecordQuestion['isWithin'];
}

export interface CustomerAnswer extends Omit<CustomerRecord, 'personal'>, CustomerProfile, Completeness {
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  /** Names of consultants, for whom they may be shown to, and labels of outlets, by id. */
  readonly labels: Readonly<Record<string, string>>;
}

const LAST = '9999-12-31T23:59:59.999Z' as Instant;

/**
 * All that was known of a customer at one instant, as it was true at another: where they are told of by the view, what is told
 * by their streams, both up to the `position` that the answer names. An id that was merged into another's gives that person.
 * @throws NothingKnown where no customer of that id was known then, nothing of them had happened, or nothing may be told
 */
export async function askCustomer(engine: Engine, id: string, asked: CustomerQuestion): Promise<CustomerAnswer> {
  const { store, projector, clock, codec } = engine;
  const head = await store.head();
  const { asOf, effectiveAt, settled } = queryTimes(asked, head, clock);
  const unknown = new NothingKnown(`no customer ${JSON.stringify(id)} was known at ${asOf}`);
  if (!isAggregateId(id)) throw unknown;
  const view = await projector.ensureCaughtUp('customer', head);
  return view.read(async (reader) => {
    const checkpoint = await reader.checkpoint();
    const upTo = checkpoint?.position ?? 0;
    const read = async (stream: Parameters<typeof readEvents>[2]) =>
      (await readEvents(store, registry, stream)).filter(({ position }) => position <= upTo);
    const recordBy = (by: Instant) =>
      customerRecord(reader, read, id, { asOf, effectiveAt: by, isWithin: asked.isWithin });
    const record = await recordBy(effectiveAt);
    if (!record) {
      const later = await recordBy(LAST);
      throw later
        ? new NothingKnown(`nothing of customer ${JSON.stringify(id)} had happened by ${effectiveAt}`)
        : unknown;
    }
    const { personal, ...rest } = record;
    const opened = await codec.open(personal, () => true);
    return {
      asOf,
      effectiveAt,
      ...rest,
      ...profileOf(opened),
      labels: await labelsIn(record, engine, asOf),
      ...(await completenessOf(
        reader,
        { asOf, settled },
        { store, upTo: checkpoint, concerns: streamsWithin(engine, asked.isWithin, asOf) },
      )),
    };
  });
}

async function labelsIn(record: CustomerRecord, engine: Engine, asOf: Instant) {
  const asked = { asOf, mayName: true };
  const consultants = record.opportunities.flatMap(({ consultant }) => consultant ?? []);
  const outlets = [...record.opportunities, ...record.visits].flatMap(({ outlet }) => outlet ?? []);
  const names = await labelsOf('consultant', [...new Set(consultants)], engine, asked);
  return Object.fromEntries([...names, ...(await labelsOf('outlet', [...new Set(outlets)], engine, asked))]);
}
