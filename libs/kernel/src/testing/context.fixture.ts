import { type Actor, type Context, DEFAULT_ZONE, derivedId, type Instant, noPolicy } from '../index.ts';
import { NOON } from './recorded.fixture.ts';

/** What a decision sees at NOON, of an aggregate in this state. */
export function aContext<State>(
  state: State,
  about: { readonly id: string; readonly at?: Instant; readonly imported?: boolean; readonly actor?: Actor },
): Context<State> {
  return {
    id: about.id,
    commandId: 'command-x',
    actor: about.actor ?? { id: 'staff-1', role: 'sales_manager' },
    occurredAt: about.at ?? NOON,
    now: NOON,
    zone: DEFAULT_ZONE,
    currency: 'CNY',
    imported: about.imported ?? false,
    policy: noPolicy,
    effective: state,
    newId: (kind) => derivedId(kind, 'command-x'),
  };
}
