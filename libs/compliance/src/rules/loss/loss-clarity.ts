import type { Instant } from '#kernel';
import { type LossReviewed, lossReviewed, lost } from '#opportunity';
import type { KnownEvent } from '../../history.ts';

/** A loss and what its latest review found; absent: nobody has reviewed it. */
export interface ReviewedLoss {
  readonly eventId: string;
  readonly lostAt: Instant;
  readonly verdict?: LossReviewed['verdict'];
}

export interface LossClarity {
  readonly lost: number;
  readonly objective: number;
  readonly subjective: number;
  readonly unclear: number;
  readonly unreviewed: number;
  /** Objective or subjective. */
  readonly clear: number;
  /** 战败明确率: clear of all that were lost; null where nothing was. */
  readonly rate: number | null;
}

/** The losses of an opportunity. @param known in the order in which it happened, whoever knows it */
export function lossesOf(known: readonly KnownEvent[]): readonly ReviewedLoss[] {
  const losses = new Map<string, ReviewedLoss>();
  for (const { id, type, data, occurredAt } of known) {
    if (type === lost.type) losses.set(id, { eventId: id, lostAt: occurredAt });
    if (type !== lossReviewed.type) continue;
    const { lostEventId, verdict } = data as unknown as LossReviewed;
    const loss = losses.get(lostEventId);
    if (loss) losses.set(lostEventId, { ...loss, verdict });
  }
  return [...losses.values()];
}

/** How clear the reasons are of what was lost from an instant until, exclusive, another, whenever it was reviewed. */
export function lossClarity(losses: readonly ReviewedLoss[], from: Instant, until: Instant): LossClarity {
  const within = losses.filter(({ lostAt }) => lostAt >= from && lostAt < until);
  const count = (verdict: ReviewedLoss['verdict']) => within.filter((loss) => loss.verdict === verdict).length;
  const [objective, subjective] = [count('objective'), count('subjective')];
  const clear = objective + subjective;
  return {
    lost: within.length,
    objective,
    subjective,
    unclear: count('unclear'),
    unreviewed: count(undefined),
    clear,
    rate: within.length === 0 ? null : clear / within.length,
  };
}
