import type { Staff } from '#dealership';
import { type Actor, type Known, streamName } from '#kernel';
import { type OpportunityState, type VehicleMatched, vehicleMatched } from '#opportunity';
import { hardRule } from '../../define-rule.ts';
import type { Parameters } from '../../parameters.ts';
import type { Happening } from '../../rule.ts';
import { placing } from './active-order.ts';

interface Facts {
  /** Whom a service acts for, in the staff directory. */
  readonly matcher: Known<Staff>;
}

/**
 * S36 由计划员进行匹配. Whoever matches a vehicle is a planner, and not the person who placed the order. A service that acts for
 * somebody is that person, in the role that the directory has; of one that takes over a sale nobody knows who matched.
 */
export const matcherNotSeller = hardRule<Parameters, VehicleMatched, OpportunityState, Facts>({
  name: 'matcher-not-seller',
  seed: 'S36, A-11',
  parameters: {},
  on: [vehicleMatched],
  facts: ({ actor }) => (actor.onBehalfOf === undefined ? {} : { matcher: streamName('staff', actor.onBehalfOf) }),
  judge(happening) {
    const { data, state, actor, imported } = happening;
    if (imported && actor.role === 'service' && actor.onBehalfOf === undefined) return undefined;
    const order = state.orders.get(data.orderId);
    const role = roleOf(actor, happening.facts);
    const kept = role === 'planner' && order?.placed?.by !== (actor.onBehalfOf ?? actor.id);
    return { kept, values: { role: role ?? '—' }, evidence: order ? placing(order) : [] };
  },
  message: {
    zh: '匹配须由计划员进行，且不能是下单人本人（当前角色：{role}）',
    en: 'A planner matches vehicles, and not the person who placed the order (acting as {role})',
  },
  remedy: { zh: '由另一位计划员执行 MatchVehicle', en: 'Have a planner who did not place the order send MatchVehicle' },
});

function roleOf({ role, onBehalfOf }: Actor, { matcher }: Happening<object, OpportunityState, Facts>['facts']) {
  return onBehalfOf === undefined ? role : matcher?.state.role;
}
