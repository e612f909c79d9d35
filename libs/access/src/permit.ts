import type { Permit } from '#command';
import type { OpportunityState } from '#opportunity';
import type { Issuer } from '#planning';
import type { Grant } from './access.ts';
import { namedOutlets, targetsOf, targetsOfNamedCustomer } from './command-target.ts';
import { notOwn, otherIssuer, ownOrder } from './refusals.ts';
import { covers, isUnbounded } from './scope.ts';

/**
 * What a grant still has to ask of the state that a command is decided on: whether all that it touches lies within the
 * grant's scope. The executor asks it in the command's turn, so that nobody acts on what was just given to another.
 */
export function permitOf({ scope, outlets, actor }: Grant): Permit {
  return async (asked) => {
    const foreign = (outlet: string) => outlets !== 'all' && !outlets.includes(outlet);
    if (namedOutlets(asked.input).some(foreign)) return notOwn();
    if (!isUnbounded(scope)) {
      // A partner brings customers of its own: one that is known through others belongs to them.
      const known = scope.partner === undefined ? [] : await targetsOfNamedCustomer(asked);
      const targets = [...(await targetsOf(asked)), ...known];
      if (!targets.every((target) => covers(scope, target))) return notOwn();
    }
    switch (`${actor.role} ${asked.command}`) {
      case 'planner MatchVehicle':
        return matchesOwnOrder(asked.state as OpportunityState, asked.input as { readonly orderId: string }, actor.id);
      case 'executive PublishRuleSet':
        return issuesFor('dealer', asked.input as { readonly issuer: Issuer });
      case 'manufacturer PublishRuleSet':
        return issuesFor('manufacturer', asked.input as { readonly issuer: Issuer });
      default:
        return undefined;
    }
  };
}

function issuesFor(own: Issuer, { issuer }: { readonly issuer: Issuer }) {
  return issuer === own ? undefined : otherIssuer(own);
}

function matchesOwnOrder({ orders }: OpportunityState, { orderId }: { readonly orderId: string }, planner: string) {
  const placed = orders.get(orderId)?.placed;
  return placed?.by === planner ? ownOrder([placed.eventId]) : undefined;
}
