import { setImmediate as nextTurn } from 'node:timers/promises';
import { readEvents } from '#command';
import { earliest, epochMs, type Instant, instantOf, type StreamName } from '#kernel';
import { opportunity, type SaleMove, saleMoves } from '#opportunity';
import { registry } from './domain.ts';
import type { Bounds } from './earlier-period.ts';
import { lastPlace } from './last-place.ts';
import type { Engine } from './open-engine.ts';

/** What one opportunity brought with one event. */
export interface Sale extends SaleMove {
  readonly stream: StreamName;
}

const MONEY_MOVES = ['OrderPlaced', 'OrderAmended', 'DiscountGranted', 'OrderCancelled', 'PaymentReceived'];

/** An event occurs at most five minutes after it is recorded. */
const AHEAD_MS = 300_000;

/**
 * What was signed and collected after `from`, up to and with `to`, as known by `asOf` and effective by `effectiveAt`. Read from
 * the log: what was recorded since the period began, then the streams that it is of.
 */
export async function salesIn(
  { store }: Pick<Engine, 'store'>,
  { from, to }: Bounds,
  { asOf, effectiveAt }: { readonly asOf: Instant; readonly effectiveAt: Instant },
): Promise<readonly Sale[]> {
  const end = earliest(to, effectiveAt);
  const begin = instantOf(epochMs(from) - AHEAD_MS);
  const after = await lastPlace(store, (recordedAt) => recordedAt <= begin);
  const streams = new Set<StreamName>();
  for await (const page of store.readAll({ after, types: MONEY_MOVES, categories: [opportunity.category] })) {
    const known = page.filter(({ recordedAt }) => recordedAt <= asOf);
    for (const { stream, occurredAt } of known) if (from < occurredAt && occurredAt <= end) streams.add(stream);
    if (known.length < page.length) break;
    await nextTurn();
  }
  const sales: Sale[] = [];
  for (const stream of [...streams].sort()) {
    const events = (await readEvents(store, registry, stream)).filter(({ recordedAt }) => recordedAt <= asOf);
    for (const move of saleMoves(events, end)) if (move.at > from) sales.push({ ...move, stream });
  }
  return sales;
}
