import type { Instant, LocalDate } from '#kernel';
import type { Fact } from './known.fixture.ts';

/** An opportunity folded without haste, as `domain.md` 2, 4 and 6 say. */
export interface Opportunity {
  readonly status: 'none' | 'open' | 'won' | 'lost';
  /** What began the episode it is in: Created or OpportunityReopened. */
  readonly begun: Fact | undefined;
  readonly owner: string | null;
  readonly expectedPurchaseDate: LocalDate | undefined;
  /** Due times of the activities that are open. */
  readonly openActivities: readonly Instant[];
  /** Latest contact with an outcome other than no_answer. */
  readonly lastReached: Instant | undefined;
  /** Latest Reassigned or Reclaimed. */
  readonly lastHandedOver: Instant | undefined;
  /** What placed the orders of the episode that are not cancelled. */
  readonly activeOrders: readonly Fact[];
}

/** Whether a follow-up reached the customer: any outcome other than no_answer. */
export function isReached(event: Fact): boolean {
  return event.type === 'FollowUpCompleted' && event.data.outcome !== 'no_answer';
}

export function isExit({ type }: Fact): boolean {
  return type === 'Lost' || type === 'Converted';
}

/** Every event names its episode. */
export function episodeOf(event: Fact): number {
  return event.data.episode ?? 1;
}

/** @param events as corrected, in the order of happening */
export function opportunityOf(events: readonly Fact[]): Opportunity {
  const begun = new Map<number, Fact>();
  const exits = new Map<number, Fact>();
  const activities = new Map<string, { dueAt: Instant; open: boolean }>();
  const orders = new Map<string, Fact>();
  let current = 0;
  let owner: string | null = null;
  let expectedPurchaseDate: LocalDate | undefined;
  let lastReached: Instant | undefined;
  let lastHandedOver: Instant | undefined;

  for (const event of events) {
    const { type, data, occurredAt } = event;
    const episode = episodeOf(event);
    if (type === 'Reassigned' || type === 'Reclaimed') {
      // The one thing beside contacts that is allowed after an exit and counts here.
      if (typeof data.to === 'object') owner = data.to.consultant ?? owner;
      lastHandedOver = occurredAt;
    }
    if (isReached(event)) lastReached = occurredAt;
    // "an exit closes its episode from its occurredAt, later-occurring events of that episode move nothing"
    if (exits.has(episode)) continue;
    if (type === 'Created' || type === 'OpportunityReopened') {
      if (begun.has(episode)) continue;
      begun.set(episode, event);
      current = episode;
      // "earlier orders and matches do not carry over"
      orders.clear();
      if (type === 'Created') {
        owner = data.consultant ?? null;
        expectedPurchaseDate = data.expectedPurchaseDate;
      }
    }
    if (isExit(event) && begun.has(episode)) {
      exits.set(episode, event);
      // "Lost and Converted close all open activities"
      for (const activity of activities.values()) activity.open = false;
    }
    if (type === 'ExpectedPurchaseDateChanged') expectedPurchaseDate = data.new ?? expectedPurchaseDate;
    const activity = activities.get(data.activityId as string);
    // "completion and cancellation are final": what is finished is not opened again by a scheduling that comes after.
    if (type === 'FollowUpScheduled' && activity?.open !== false) {
      activities.set(data.activityId as string, { dueAt: data.dueAt as Instant, open: true });
    }
    // A due time given anew is one, whatever became of the first.
    if (type === 'FollowUpRescheduled' && activity?.open !== false) {
      activities.set(data.activityId as string, { dueAt: data.to as Instant, open: true });
    }
    if (type === 'FollowUpCancelled' && activity) activity.open = false;
    // "made if absent"
    if (type === 'FollowUpCompleted') activities.set(data.activityId as string, { dueAt: occurredAt, open: false });
    if (type === 'OrderPlaced') orders.set(data.orderId as string, event);
    if (type === 'OrderCancelled') orders.delete(data.orderId as string);
  }

  const exit = exits.get(current);
  return {
    status: !begun.has(current) ? 'none' : !exit ? 'open' : exit.type === 'Lost' ? 'lost' : 'won',
    begun: begun.get(current),
    owner,
    expectedPurchaseDate,
    openActivities: [...activities.values()].filter(({ open }) => open).map(({ dueAt }) => dueAt),
    lastReached,
    lastHandedOver,
    activeOrders: [...orders.values()],
  };
}
