import { compareMoney, type Money, refuse } from '#kernel';
import { orderPlaced } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import { activeOrders } from '../standing.ts';
import { discountAboveAmount, refuseAmounts } from './order-refusals.ts';

/** The customer has ordered. `amount` is before discount. */
export interface PlaceOrder {
  readonly orderId?: string;
  /** `opportunity` (default) or `order_mgmt`. */
  readonly origin?: string;
  readonly model?: string;
  readonly amount: Money;
  readonly deposit?: Money;
  readonly discount?: Money;
  readonly approvalId?: string;
}

export const placeOrder = opportunityCommand<PlaceOrder>({
  name: 'PlaceOrder',
  lateness: 'lifecycle',
  decide(input, state, { newId }) {
    const orderId = input.orderId ?? newId('order');
    if (state.orders.has(orderId)) return existsAlready();
    const active = activeOrders(state.standing)[0]?.[0];
    if (active !== undefined) return oneAtATime(state.orders.get(active)?.placed?.eventId);
    const { origin = 'opportunity', model, amount, deposit, discount, approvalId } = input;
    const refusal = refuseAmounts([amount, deposit, discount], amount.currency);
    if (refusal) return refusal;
    if (discount && compareMoney(discount, amount) > 0) return discountAboveAmount();
    const { episode } = state.standing;
    return [stated(orderPlaced, given({ episode, orderId, origin, model, amount, deposit, discount, approvalId }))];
  },
});

function existsAlready() {
  return refuse(
    'order-new',
    { zh: '该编号的订单已存在', en: 'An order with this id exists already' },
    { remedy: { zh: '换一个 orderId', en: 'Give another orderId' } },
  );
}

function oneAtATime(eventId: string | undefined) {
  return refuse(
    'one-active-order',
    { zh: '该机会已有有效订单', en: 'The opportunity has an active order already' },
    {
      evidence: eventId === undefined ? [] : [eventId],
      remedy: { zh: '修改该订单，或先取消', en: 'Amend that order, or cancel it first' },
    },
  );
}
