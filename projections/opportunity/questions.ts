import type { Instant } from '#kernel';
import type { ViewReader } from '#read-store';
import { type TimelineRow, timelineKey } from './opportunity.projection.ts';

/** Ids of a customer's opportunities. */
export async function opportunitiesOf(view: ViewReader, customerId: string): Promise<readonly string[]> {
  const found = await view.find('opportunities', { index: ['customerId'], equals: [customerId] });
  return found.map(({ key }) => key);
}

/** Highest revision that a key can hold. */
const LAST = 99_999_999;

/** The events of an opportunity that were recorded by `asOf` and had happened by `effectiveAt`, in stream order. */
export async function timelineOf(
  view: ViewReader,
  id: string,
  { asOf, effectiveAt }: { readonly asOf: Instant; readonly effectiveAt: Instant },
): Promise<readonly TimelineRow[]> {
  const found = await view.find('timeline', { from: timelineKey(id, 0), to: timelineKey(id, LAST) });
  return found
    .map(({ document }) => document as unknown as TimelineRow)
    .filter(({ recordedAt, occurredAt }) => recordedAt <= asOf && occurredAt <= effectiveAt);
}
