import { type Fact, type Known, type Refusal, refuse, type StreamName, streamName } from '#kernel';
import { type Competitor, customerDormant, dormancyDeferred, type LossReason, lost } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import type { OpportunityState } from '../opportunity-state.ts';
import { activeOrders, statusOf } from '../standing.ts';
import type { DemoCarTrips } from './complete-test-drive.ts';

/** The customer will not buy here, and goes to sleep unless another opportunity is open. */
export interface LoseOpportunity {
  readonly reason?: LossReason;
  readonly competitor?: Competitor;
  readonly note?: string;
}

export interface LossFacts {
  /** Cars that this opportunity booked. */
  readonly demoCars?: readonly Known<DemoCarTrips>[];
  /** All opportunities of the customer, this one perhaps among them. */
  readonly otherOpportunities?: readonly Known<OpportunityState>[];
}

export const loseOpportunity = opportunityCommand<LoseOpportunity, LossFacts>({
  name: 'LoseOpportunity',
  lateness: 'lifecycle',
  facts: (_input, { customerId, testDrives }) => ({
    demoCars: bookedCars(testDrives),
    otherOpportunities: customerId === undefined ? undefined : { opportunitiesOf: customerId },
  }),
  decide({ reason, competitor, note }, state, { id, demoCars = [], otherOpportunities = [] }) {
    const { standing } = state;
    const [orderId] = activeOrders(standing)[0] ?? [];
    if (orderId !== undefined) return orderActive(state.orders.get(orderId)?.placed?.eventId);
    const out = demoCars
      .flatMap(({ state: car }) => [...car.drives.values()])
      .find((drive) => drive.opportunityId === id && drive.out && !drive.back);
    if (out?.out) return carIsOut(out.out.event);
    const { episode } = standing;
    const customerId = state.customerId as string;
    const open = otherOpportunities.filter((other) => other.id !== id && isOpen(other.state)).map((other) => other.id);
    const sleep: Fact =
      open.length === 0
        ? stated(customerDormant, { episode, customerId })
        : stated(dormancyDeferred, { episode, customerId, openOpportunities: open });
    return [stated(lost, given({ episode, reason, competitor, note })), sleep];
  },
});

function bookedCars(testDrives: OpportunityState['testDrives']): readonly StreamName[] {
  const cars = [...testDrives.values()].map(({ vehicleId }) => vehicleId).filter((car) => car !== undefined);
  return [...new Set(cars)].map((car) => streamName('demoCar', car));
}

function isOpen({ standing }: OpportunityState): boolean {
  return standing.episode > 0 && statusOf(standing) === 'open';
}

function orderActive(eventId: string | undefined): Refusal {
  return refuse(
    'no-loss-with-active-order',
    { zh: '仍有有效订单，不能战败', en: 'An order is active: the opportunity cannot be lost' },
    {
      evidence: eventId === undefined ? [] : [eventId],
      remedy: { zh: '先用 CancelOrder 取消订单', en: 'Cancel the order first, with CancelOrder' },
    },
  );
}

function carIsOut(eventId: string): Refusal {
  return refuse(
    'no-loss-with-demo-car-out',
    { zh: '试驾车尚未归还，不能战败', en: 'A demo car is out: the opportunity cannot be lost' },
    {
      evidence: [eventId],
      remedy: { zh: '先用 ReturnDemoCar 登记还车', en: 'Record its return first, with ReturnDemoCar' },
    },
  );
}
