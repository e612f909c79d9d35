import { type Aggregate, correctable, dataOf, type Remembering } from '#kernel';
import { trafficRegistered } from './events/traffic-registered.ts';
import { unprofiledVisitRecorded } from './events/unprofiled-visit-recorded.ts';

/** One visit, call or message of somebody who may become a customer. Fields hold the ids of the events behind them. */
export interface Visit extends Remembering {
  readonly registered?: string;
  readonly unprofiled?: string;
  readonly outlet?: string;
  /** The opportunity that the visit led to, known when it was registered. */
  readonly opportunityId?: string;
}

export const visit: Aggregate<Visit> = correctable<Visit>({
  category: 'visit',
  initial: {},
  evolve(state, event) {
    const traffic = dataOf(trafficRegistered, event);
    if (traffic) {
      const { outlet, opportunityId } = traffic;
      return { ...state, registered: event.id, outlet, ...(opportunityId === undefined ? {} : { opportunityId }) };
    }
    const unprofiled = dataOf(unprofiledVisitRecorded, event);
    if (!unprofiled) return state;
    const outlet = unprofiled.outlet ?? state.outlet;
    return { ...state, unprofiled: event.id, ...(outlet === undefined ? {} : { outlet }) };
  },
  outletOf: ({ outlet }) => outlet,
});
