import { type Aggregate, dataOf } from '#kernel';
import { forecastRecorded } from './events/forecast-recorded.ts';

export interface Forecast {
  /** Id of the event that recorded it. */
  readonly recorded?: string;
  readonly outlet?: string;
}

export const forecast: Aggregate<Forecast> = {
  category: 'forecast',
  initial: {},
  evolve(state, event) {
    const recorded = dataOf(forecastRecorded, event);
    if (!recorded) return state;
    const { outlet } = recorded.scope;
    return { recorded: event.id, ...(outlet !== undefined && { outlet }) };
  },
  outletOf: ({ outlet }) => outlet,
};
