import { fact, type LocalDate, refuse } from '#kernel';
import { planningCommand } from '../../planning-command.ts';
import { partnerAgreementEnded } from '../events/partner-agreement-ended.ts';
import { agreementInForce, type Partner, partner } from '../partner.ts';

export interface EndPartnerAgreement {
  /** The last day of the agreement that is in force on it. */
  readonly effectiveTo: LocalDate;
  readonly reason?: string;
}

export const endPartnerAgreement = planningCommand<EndPartnerAgreement, Partner>({
  name: 'EndPartnerAgreement',
  aggregate: partner,
  lateness: 'contact',
  decide(input, state, { id, imported }) {
    if (!imported) {
      const current = agreementInForce(state, input.effectiveTo);
      if (!current) return nothingToEnd();
      if (current.to === input.effectiveTo) return endsThen(current.event);
    }
    return [fact(partnerAgreementEnded, { partnerId: id, ...input })];
  },
});

function nothingToEnd() {
  return refuse(
    'agreement-in-force',
    { zh: '该渠道商当日没有生效的协议', en: 'The partner has no agreement in force on that day' },
    { remedy: { zh: '填写协议期内的日期', en: 'Give a day within an agreement' } },
  );
}

function endsThen(event: string) {
  return refuse(
    'agreement-changes',
    { zh: '协议本就在该日结束', en: 'The agreement ends on that day already' },
    { evidence: [event], remedy: { zh: '填写更早的日期', en: 'Give an earlier day' } },
  );
}
