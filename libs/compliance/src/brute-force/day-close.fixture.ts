import type { Instant } from '#kernel';
import type { Fact } from './known.fixture.ts';
import type { Fails } from './state.fixture.ts';
import { closeOf, dateOf, daysBetween } from './time.fixture.ts';

/** "No open opportunity with expectedPurchaseDate < today; equal to today is not expired." Today is the day closing. */
export const noExpiredOpportunity: Fails = ({ expectedPurchaseDate }, day) =>
  expectedPurchaseDate !== undefined && expectedPurchaseDate < day;

/** "At every close each open opportunity has ≥ 1 open activity due after that day." */
export const nextStepPlanned: Fails = ({ openActivities }, day, { zone }) =>
  !openActivities.some((dueAt) => dueAt >= closeOf(day, zone));

/**
 * "At the close of D an open opportunity has an open activity due after D, or D − the latest of (last reached contact,
 * start of episode, Reassigned or Reclaimed) < 30 days": calendar days between local dates.
 */
export const noHoarding: Fails = (opportunity, day, world) => {
  if (!nextStepPlanned(opportunity, day, world)) return false;
  const { lastReached, lastHandedOver, begun } = opportunity;
  const times = [lastReached, lastHandedOver, (begun as Fact).occurredAt];
  const latest = times
    .filter((time) => time !== undefined)
    .sort()
    .at(-1) as Instant;
  return daysBetween(dateOf(latest, world.zone), day) >= 30;
};
