import { type Instant, isRefusal, refuse } from '#kernel';
import { vehicleDelivered } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import { stageModelOf } from '../stage-models.ts';
import { activeOrder } from './order-refusals.ts';

/** The customer has the vehicle. */
export interface DeliverVehicle {
  readonly orderId: string;
  /** Default: the VIN that the order is matched to. */
  readonly vin?: string;
  readonly deliveredAt?: Instant;
}

export const deliverVehicle = opportunityCommand<DeliverVehicle>({
  name: 'DeliverVehicle',
  lateness: 'lifecycle',
  happenedAt: 'deliveredAt',
  decide(input, state, { occurredAt: deliveredAt }) {
    const { orderId } = input;
    const order = activeOrder(state, orderId);
    if (isRefusal(order)) return state.orders.has(orderId) ? order : noOrder();
    if (order.deliveredVin !== undefined) return deliveredBefore();
    const needsMatch = stageModelOf(state.standing.stageModel)?.convertNeeds === 'delivery';
    if (order.vin === undefined && needsMatch) return notMatched(order.placed?.eventId);
    const vin = input.vin ?? order.vin;
    if (vin === undefined) return noVin();
    if (order.vin !== undefined && order.vin !== vin) return otherVin();
    return [stated(vehicleDelivered, { episode: state.standing.episode, orderId, vin, deliveredAt })];
  },
});

function noOrder() {
  return refuse(
    'order-before-delivery',
    { zh: '交车前须先有订单', en: 'A vehicle is delivered for an order, and there is no such order' },
    { remedy: { zh: '先用 PlaceOrder 创建订单', en: 'Place the order first, with PlaceOrder' } },
  );
}

function deliveredBefore() {
  return refuse(
    'delivered-once',
    { zh: '该订单已交车', en: 'The order has been delivered already' },
    { remedy: { zh: '核对 orderId', en: 'Check the orderId' } },
  );
}

function notMatched(eventId: string | undefined) {
  return refuse(
    'match-before-delivery',
    { zh: '该订单尚未匹配车辆', en: 'The order has no vehicle matched to it' },
    {
      evidence: eventId === undefined ? [] : [eventId],
      remedy: { zh: '由计划员先用 MatchVehicle 匹配', en: 'Have a planner match one first, with MatchVehicle' },
    },
  );
}

function noVin() {
  return refuse(
    'vin-given',
    { zh: '未给出车架号', en: 'No VIN is given, and the order is matched to none' },
    { remedy: { zh: '填写 vin', en: 'Give the vin' } },
  );
}

function otherVin() {
  return refuse(
    'vin-consistent',
    { zh: '交付的车架号与匹配的不一致', en: 'The VIN delivered is not the one matched' },
    { remedy: { zh: '核对车架号', en: 'Check the VIN' } },
  );
}
