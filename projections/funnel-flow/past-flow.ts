import type { EventCorrected, RecordedEvent } from '#kernel';
import { pastTrajectory, type StandingFact } from '#opportunity';
import type { Past } from '#projection';
import { correctDates, type DateFacts, extendDates } from './expected-dates.ts';

/** What the flow of an opportunity goes on from. */
export interface FlowPast {
  readonly facts: readonly StandingFact[];
  readonly dates: DateFacts;
}

export const pastFlow: Past<FlowPast> = {
  none: { facts: pastTrajectory.none, dates: [] },
  bears: (event) =>
    pastTrajectory.bears(event) ||
    (event.type === 'ExpectedPurchaseDateChanged' && event.stream.startsWith('opportunity-')),
  after(past, event) {
    const facts = pastTrajectory.bears(event) ? pastTrajectory.after(past.facts, event) : past.facts;
    const dates = datesAfter(past, event);
    return facts === past.facts && dates === past.dates ? past : { facts, dates };
  },
};

function datesAfter({ facts, dates }: FlowPast, event: RecordedEvent): DateFacts {
  if (event.type !== 'EventCorrected') return extendDates(dates, event);
  const correction = event.data as unknown as EventCorrected;
  const corrected = facts.find(([revision]) => revision === correction.revision);
  return correctDates(dates, correction, corrected?.[1]);
}
