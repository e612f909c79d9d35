import { readEvents } from '#command';
import type { DemandBatch } from '#interchange';
import { type Instant, type IsoWeek, isAggregateId, streamName } from '#kernel';
import { type DemandSubmitted, demandId } from '#planning';
import { positionOf } from './completeness.ts';
import { registry } from './domain.ts';
import { NothingKnown, QuestionRefused } from './errors.ts';
import type { Engine } from './open-engine.ts';
import { type AskedTimes, queryTimes } from './query-time.ts';

export interface DemandQuestion extends AskedTimes {
  readonly outlet: string;
  readonly week: IsoWeek;
}

export interface DemandAnswer {
  readonly asOf: Instant;
  readonly batch: DemandBatch;
  readonly position: string;
  readonly settled: boolean;
}

/**
 * What an outlet submitted for a week, supplements among it.
 * @throws NothingKnown where nothing was submitted by then
 */
export async function askDemandBatch(
  engine: Engine,
  { outlet, week, ...asked }: DemandQuestion,
): Promise<DemandAnswer> {
  const { store, clock } = engine;
  const id = isAggregateId(outlet) ? demandId(outlet, week) : undefined;
  if (id === undefined)
    throw new QuestionRefused({
      zh: `${JSON.stringify(outlet)} 不是可提报需求的门店编号`,
      en: `${JSON.stringify(outlet)} is no id of an outlet with demands`,
    });
  const head = await store.head();
  const { asOf, settled } = queryTimes(asked, head, clock);
  const events = (await readEvents(store, registry, streamName('demand', id))).filter(
    ({ type, recordedAt }) => type === 'DemandSubmitted' && recordedAt <= asOf,
  );
  if (events.length === 0)
    throw new NothingKnown({
      zh: `截至 ${asOf}，${outlet} 未提报 ${week} 的需求`,
      en: `${outlet} had submitted no demand for ${week} by ${asOf}`,
    });
  const submissions = events.map(({ id: eventId, occurredAt: submittedAt, data }) => {
    const { lines, orderIds, supplementary = false } = data as unknown as DemandSubmitted;
    return { eventId, submittedAt, supplementary, lines, orderIds };
  });
  const position = await positionOf(store, { asOf, settled }, head);
  return { asOf, batch: { outlet, week, submissions }, position, settled };
}
