import { type Aggregate, dataOf, type LocalDate } from '#kernel';
import { partnerAgreementEnded } from './events/partner-agreement-ended.ts';
import { partnerAgreementSigned } from './events/partner-agreement-signed.ts';

/** An agreement, from its first day to its last, both included. */
export interface Agreement {
  /** Id of the event that signed it. */
  readonly event: string;
  readonly from: LocalDate;
  readonly to?: LocalDate;
}

export interface Partner {
  readonly agreements: readonly Agreement[];
}

export const partner: Aggregate<Partner> = {
  category: 'partner',
  initial: { agreements: [] },
  evolve(state, event) {
    const signed = dataOf(partnerAgreementSigned, event);
    if (signed) {
      const { effectiveFrom: from, effectiveTo: to } = signed;
      return { agreements: [...state.agreements, { event: event.id, from, ...(to !== undefined && { to }) }] };
    }
    const ended = dataOf(partnerAgreementEnded, event);
    if (!ended) return state;
    const last = ended.effectiveTo;
    const current = agreementInForce(state, last);
    return { agreements: state.agreements.map((one) => (one === current ? { ...one, to: last } : one)) };
  },
};

/** The agreement of a partner that is in force on a local date. */
export function agreementInForce({ agreements }: Partner, date: LocalDate): Agreement | undefined {
  return agreements.find(({ from, to }) => from <= date && (to === undefined || date <= to));
}
