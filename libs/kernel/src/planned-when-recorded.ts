import { epochMs, type Instant } from './instant.ts';
import { type Refusal, refuse } from './refusal.ts';

/** How far a planning act may seem to lie back: the clocks of sender and engine differ. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;

/** Refuses a planning act that is dated back. */
export function refuseBackdating(time: { readonly occurredAt: Instant; readonly now: Instant }): Refusal | undefined {
  if (epochMs(time.now) - epochMs(time.occurredAt) <= CLOCK_DIFFERENCE_MS) return undefined;
  return refuse(
    'planned-when-recorded',
    {
      zh: '计划类操作以记录时间为准，不能补记',
      en: 'A planning act happens when it is recorded; it cannot be dated back',
    },
    { remedy: { zh: '去掉 occurredAt', en: 'Leave occurredAt out' }, at: '/occurredAt' },
  );
}
