import { readEvents } from '#command';
import { epochMs, type Instant, instantOf, type StreamName } from '#kernel';
import type { Counted } from '#projections/funnel-flow';
import { registry } from './domain.ts';
import { QuestionRefused } from './errors.ts';
import type { Engine } from './open-engine.ts';

/** An opportunity that a figure counts, since when, and the events of that instant. */
export interface ExplainedCount {
  readonly opportunity: StreamName;
  readonly at: Instant;
  readonly events: readonly string[];
}

/** The most opportunities whose events are looked up for one figure. */
const MOST_EXPLAINED = 10_000;

/** @throws QuestionRefused for a figure that is none, or counts too many */
export async function explainedCounts(
  { store }: Engine,
  pointer: string,
  counted: ReadonlyMap<string, readonly Counted[]>,
  asOf: Instant,
): Promise<readonly ExplainedCount[]> {
  const of = counted.get(pointer);
  if (!of) {
    throw new QuestionRefused(
      `there is no figure ${JSON.stringify(pointer.slice(0, 64))} to explain; there are ${[...counted.keys()].join(', ')}`,
    );
  }
  if (of.length > MOST_EXPLAINED) {
    throw new QuestionRefused(
      `${pointer} counts ${of.length}, more than ${MOST_EXPLAINED}: ask about fewer, by filters`,
    );
  }
  const all: ExplainedCount[] = [];
  for (const { stream, at } of of) {
    const instant = instantOf(at);
    const events = await readEvents(store, registry, stream as StreamName);
    const ids = events
      .filter(({ occurredAt, recordedAt }) => epochMs(occurredAt) === at && recordedAt <= asOf)
      .map(({ id }) => id);
    all.push({ opportunity: stream as StreamName, at: instant, events: ids });
  }
  return all;
}
