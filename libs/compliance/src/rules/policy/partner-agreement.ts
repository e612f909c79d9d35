import { type Known, type LocalDate, localDate, streamName } from '#kernel';
import { type Created, created, type OpportunityState } from '#opportunity';
import { hardRule } from '../../define-rule.ts';
import type { Parameters } from '../../parameters.ts';

/** What a partner has signed, each from its first day to its last, both included. */
interface Agreements {
  readonly agreements: readonly { readonly event: string; readonly from: LocalDate; readonly to?: LocalDate }[];
}

/** S105 建立起与渠道商的合作关系，包括签订合作协议. A partner's opportunity needs an agreement that is in force on the day of its creation. */
export const partnerAgreement = hardRule<
  Parameters,
  Created,
  OpportunityState,
  { readonly partner: Known<Agreements> }
>({
  name: 'partner-agreement',
  seed: 'S105',
  parameters: {},
  on: [created],
  facts: ({ data: { partnerId } }) => (partnerId === undefined ? {} : { partner: streamName('partner', partnerId) }),
  judge({ data: { partnerId }, occurredAt, facts: { partner } }, _parameters, { zone }) {
    if (partnerId === undefined || !partner) return undefined;
    const today = localDate(occurredAt, zone);
    const kept = partner.state.agreements.some(({ from, to }) => from <= today && (to === undefined || today <= to));
    const [last] = partner.state.agreements.slice(-1);
    return { kept, values: { partnerId, today }, evidence: last ? [last.event] : [] };
  },
  message: {
    zh: '渠道商 {partnerId} 在 {today} 没有生效的合作协议',
    en: 'The partner {partnerId} has no agreement in force on {today}',
  },
  remedy: { zh: '先用 SignPartnerAgreement 签订协议', en: 'Sign an agreement first, with SignPartnerAgreement' },
});
