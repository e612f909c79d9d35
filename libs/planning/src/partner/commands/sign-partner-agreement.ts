import { fact, type LocalDate, refuse } from '#kernel';
import { planningCommand } from '../../planning-command.ts';
import { partnerAgreementSigned } from '../events/partner-agreement-signed.ts';
import { type Partner, partner } from '../partner.ts';

export interface SignPartnerAgreement {
  readonly effectiveFrom: LocalDate;
  readonly effectiveTo?: LocalDate;
}

export const signPartnerAgreement = planningCommand<SignPartnerAgreement, Partner>({
  name: 'SignPartnerAgreement',
  aggregate: partner,
  lateness: 'contact',
  creates: 'partner',
  decide(input, { agreements }, { id, imported }) {
    if (!imported) {
      const { effectiveFrom, effectiveTo } = input;
      if (effectiveTo !== undefined && effectiveTo < effectiveFrom) return endsBeforeItBegins();
      const other = agreements.find(
        ({ from, to }) =>
          (effectiveTo === undefined || from <= effectiveTo) && (to === undefined || effectiveFrom <= to),
      );
      if (other) return overlaps(other.event);
    }
    return [fact(partnerAgreementSigned, { partnerId: id, ...input })];
  },
});

function endsBeforeItBegins() {
  return refuse(
    'agreement-period',
    { zh: '协议的最后一天早于第一天', en: 'The last day of the agreement lies before the first' },
    { remedy: { zh: '更正 effectiveFrom 或 effectiveTo', en: 'Correct effectiveFrom or effectiveTo' } },
  );
}

function overlaps(event: string) {
  return refuse(
    'one-agreement-at-a-time',
    { zh: '该渠道商在此期间已有协议', en: 'The partner has an agreement for some of that time already' },
    {
      evidence: [event],
      remedy: { zh: '先用 EndPartnerAgreement 结束原协议，或改日期', en: 'End that one first, or give other dates' },
    },
  );
}
