import { clear, defineEvent, type LocalDate, personal } from '#kernel';

/** The agreement in force on `effectiveTo` has that as its last day. */
export interface PartnerAgreementEnded {
  readonly partnerId: string;
  readonly effectiveTo: LocalDate;
  readonly reason?: string;
}

export const partnerAgreementEnded = defineEvent<PartnerAgreementEnded>(
  'PartnerAgreementEnded',
  'partner',
  { partnerId: clear, effectiveTo: clear, reason: personal() },
  [
    { partnerId: 'partner-1', effectiveTo: '2027-06-30' as LocalDate },
    { partnerId: 'partner-2', effectiveTo: '2027-03-31' as LocalDate, reason: '双方协商解除' },
  ],
);
