import { activeOrders, type OpportunityState, type Order } from '#opportunity';

/** The order, where it belongs to the present episode and is not cancelled. */
export function activeOrder({ orders, standing }: OpportunityState, orderId: string): Order | undefined {
  return activeOrders(standing).some(([id]) => id === orderId) ? orders.get(orderId) : undefined;
}

/** The event that placed an order, as evidence. */
export function placing({ placed }: Order): readonly string[] {
  return placed ? [placed.eventId] : [];
}
