import { type Fact, type LocalDate, refuse } from '#kernel';
import { checkDelivery, type DeliveryFields, derivedBirthday } from '../checks/delivery.ts';
import { type Buyer, carePlanCreated, converted } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import { stageModelOf } from '../stage-models.ts';
import { activeOrders } from '../standing.ts';
import { plannedTasks } from './care-tasks.ts';

/** The customer has bought. */
export interface Convert extends Omit<Buyer, 'derivedBirthday'> {
  readonly customerType?: 'person' | 'organisation';
  readonly idType?: string;
  /** Default: the customer. */
  readonly contactId?: string;
  readonly contactName?: string;
  readonly contactPhone?: string;
  readonly contactMobile?: string;
  readonly vin?: string;
  readonly saleDate?: LocalDate;
}

export const convert = opportunityCommand<Convert, { readonly birthday?: string }>({
  name: 'Convert',
  lateness: 'lifecycle',
  opens: (_input, { createdIn, birthdayKnown }) => ({
    birthday:
      birthdayKnown && createdIn !== undefined ? { revision: createdIn, pointer: '/customer/birthday' } : undefined,
  }),
  decide(input, state, context) {
    const { standing, customerId } = state;
    const [orderId] = activeOrders(standing)[0] ?? [];
    const order = orderId === undefined ? undefined : state.orders.get(orderId);
    const needsDelivery = stageModelOf(standing.stageModel)?.convertNeeds === 'delivery';
    if (needsDelivery && order?.deliveredVin === undefined) return notDelivered(order?.placed?.eventId);
    const kept = order?.deliveredVin ?? order?.vin;
    if (kept !== undefined && input.vin !== undefined && input.vin !== kept) return otherVin();
    const fields: DeliveryFields = input;
    const sale: Fact = stated(
      converted,
      given({
        ...input,
        episode: standing.episode,
        contactId: input.contactId ?? (customerId as string),
        derivedBirthday: derivedBirthday(fields),
        orderId,
        checks: checkDelivery(fields, state.birthdayKnown),
      }),
    );
    const { actor, occurredAt, now, zone, id, effective, birthday } = context;
    const tasks = context.policy.careTasks({
      command: 'Convert',
      input,
      actor,
      occurredAt,
      now,
      zone,
      category: 'opportunity',
      id,
      state,
      effective,
      facts: given({ birthday }),
      events: [sale],
    });
    if (tasks.length === 0) return [sale];
    return [sale, stated(carePlanCreated, { episode: standing.episode, ...plannedTasks(tasks, zone) })];
  },
});

function notDelivered(eventId: string | undefined) {
  return refuse(
    'delivery-before-conversion',
    { zh: '交车后才能转为成交', en: 'The vehicle must be delivered before the customer is converted' },
    {
      evidence: eventId === undefined ? [] : [eventId],
      remedy: { zh: '先用 DeliverVehicle 登记交车', en: 'Record the delivery first, with DeliverVehicle' },
    },
  );
}

function otherVin() {
  return refuse(
    'vin-consistent',
    {
      zh: '成交的车架号与订单交付或匹配的不一致',
      en: 'The VIN converted is not the one delivered, or matched to the order',
    },
    { remedy: { zh: '核对车架号，或先取消订单', en: 'Check the VIN, or cancel the order first' } },
  );
}
