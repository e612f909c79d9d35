import type { Fact, Known } from '#kernel';
import { type Lost, lost, type OpportunityState, statusOf } from '#opportunity';
import { hardRule } from '../../define-rule.ts';
import type { Parameters } from '../../parameters.ts';

interface Facts {
  /** Of the customer, this one perhaps among them. */
  readonly otherOpportunities: readonly Known<OpportunityState>[];
}

/**
 * S31 同时休眠该客户. CustomerDormant stands beside Lost in one append; DormancyDeferred instead, and only, where the customer has
 * another open opportunity. Where the others are not known, either will do.
 */
export const lostPutsCustomerToSleep = hardRule<Parameters, Lost, OpportunityState, Facts>({
  name: 'lost-puts-customer-to-sleep',
  seed: 'S31, A-08',
  parameters: {},
  on: [lost],
  facts: ({ state: { customerId } }) =>
    customerId === undefined ? {} : { otherOpportunities: { opportunitiesOf: customerId } },
  judge({ data, id, beside, facts: { otherOpportunities } }) {
    const [dormant, deferred] = ['CustomerDormant', 'DormancyDeferred'].map((type) => says(beside, type, data.episode));
    if (!otherOpportunities) return { kept: dormant === true || deferred === true };
    const awake = otherOpportunities.some((other) => other.id !== id && isOpen(other.state));
    return { kept: (awake ? deferred : dormant) === true };
  },
  message: {
    zh: '战败时客户没有同时休眠（仍有其他进行中的机会时除外）',
    en: 'The customer did not go to sleep with the loss, or stays asleep beside another open opportunity',
  },
  remedy: { zh: '用 LoseOpportunity 登记战败', en: 'Record losses with LoseOpportunity' },
});

function says(beside: readonly Fact[], type: string, episode: number): boolean {
  return beside.some((fact) => fact.type === type && (fact.data as { readonly episode?: number }).episode === episode);
}

function isOpen({ standing }: OpportunityState): boolean {
  return standing.episode > 0 && statusOf(standing) === 'open';
}
