import { type Aggregate, dataOf } from '#kernel';
import { type IdealFunnelDefined, idealFunnelDefined } from './events/ideal-funnel-defined.ts';

export interface IdealFunnel {
  /** In the order of their definition. */
  readonly versions: readonly IdealVersion[];
  readonly outlet?: string;
}

export interface IdealVersion extends IdealFunnelDefined {
  /** Id of the event that defined it. */
  readonly event: string;
}

export const idealFunnel: Aggregate<IdealFunnel> = {
  category: 'idealFunnel',
  initial: { versions: [] },
  evolve(state, event) {
    const defined = dataOf(idealFunnelDefined, event);
    if (!defined) return state;
    const { outlet = state.outlet } = defined.scope;
    return {
      versions: [...state.versions, { ...defined, event: event.id }],
      ...(outlet !== undefined && { outlet }),
    };
  },
  outletOf: ({ outlet }) => outlet,
};
