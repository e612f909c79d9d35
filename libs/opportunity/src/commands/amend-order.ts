import { canonicalJson, compareMoney, isRefusal, refuse, zero } from '#kernel';
import { type OrderTerms, orderAmended } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import { orderValue } from '../standing.ts';
import { activeOrder, discountAboveAmount, refuseAmounts } from './order-refusals.ts';

/** Terms of an active order change: the new values. */
export interface AmendOrder {
  readonly orderId: string;
  readonly change: OrderTerms;
  readonly reason?: string;
  readonly approvalId?: string;
}

export const amendOrder = opportunityCommand<AmendOrder>({
  name: 'AmendOrder',
  lateness: 'lifecycle',
  decide({ orderId, change: wanted, reason, approvalId }, state) {
    const order = activeOrder(state, orderId);
    if (isRefusal(order)) return order;
    const { model, amount, deposit, discount } = order;
    const now: OrderTerms = given({ model, amount, deposit, discount });
    const change = changesOf(now, wanted);
    if (Object.keys(change).length === 0) return nothingChanges();
    const standing = state.standing.orders[orderId];
    const currency = amount?.currency ?? change.amount?.currency ?? '';
    const refusal = refuseAmounts([change.amount, change.deposit, change.discount], currency);
    if (refusal) return refusal;
    const value =
      standing && orderValue({ ...standing, ...given({ amount: change.amount, discount: change.discount }) });
    if (value && compareMoney(value, zero(value.currency)) < 0) return discountAboveAmount();
    const previous = Object.fromEntries(Object.entries(now).filter(([name]) => name in change)) as OrderTerms;
    const { episode } = state.standing;
    return [stated(orderAmended, given({ episode, orderId, change, previous, reason, approvalId }))];
  },
});

function changesOf(now: OrderTerms, { model, amount, deposit, discount }: OrderTerms): OrderTerms {
  const wanted = given({ model, amount, deposit, discount });
  const told = new Map<string, unknown>(Object.entries(now));
  const changed = Object.entries(wanted).filter(
    ([name, value]) => !told.has(name) || canonicalJson(told.get(name)) !== canonicalJson(value),
  );
  return Object.fromEntries(changed);
}

function nothingChanges() {
  return refuse(
    'amendment-changes',
    { zh: '修改内容与订单现状相同', en: 'The order says that already' },
    { remedy: { zh: '在 change 中写出要变更的内容', en: 'Give in change what is to be different' } },
  );
}
