import { type Instant, type Refusal, refuse } from '#kernel';
import { waiverGranted } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import { ownerOf } from '../opportunity-state.ts';
import { unknownOrder } from './order-refusals.ts';

/** A rule is lifted for this opportunity or one of its orders: from now on, never backwards. */
export interface GrantWaiver {
  readonly rule: string;
  readonly orderId?: string;
  readonly reason: string;
  readonly expiresAt: Instant;
}

export const grantWaiver = opportunityCommand<GrantWaiver>({
  name: 'GrantWaiver',
  lateness: 'planning',
  decide({ rule, orderId, reason, expiresAt }, state, { actor, now }) {
    const order = orderId === undefined ? undefined : state.orders.get(orderId);
    if (orderId !== undefined && !order) return unknownOrder();
    const person = actor.onBehalfOf ?? actor.id;
    if ([ownerOf(state), order?.placed?.by].includes(person)) return ownBenefit();
    if (expiresAt <= now) return expired();
    return [stated(waiverGranted, given({ episode: state.standing.episode, rule, orderId, reason, expiresAt }))];
  },
});

function ownBenefit(): Refusal {
  return refuse(
    'waiver-not-by-beneficiary',
    { zh: '不能为自己名下的机会或订单授予豁免', en: 'Nobody waives a rule for an opportunity or order of their own' },
    { remedy: { zh: '由另一位经理授予', en: 'Have another manager grant it' } },
  );
}

function expired(): Refusal {
  return refuse(
    'waiver-lasts',
    { zh: '豁免的到期时间已过', en: 'The waiver would be over before it begins' },
    { remedy: { zh: '填写将来的 expiresAt', en: 'Give an expiresAt in the future' } },
  );
}
