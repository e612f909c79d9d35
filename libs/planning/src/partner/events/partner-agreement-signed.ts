import { clear, defineEvent, type LocalDate } from '#kernel';

/** A channel partner may bring opportunities, from the first day to the last, both included. */
export interface PartnerAgreementSigned {
  readonly partnerId: string;
  readonly effectiveFrom: LocalDate;
  /** Absent: until it is ended. */
  readonly effectiveTo?: LocalDate;
}

export const partnerAgreementSigned = defineEvent<PartnerAgreementSigned>(
  'PartnerAgreementSigned',
  'partner',
  { partnerId: clear, effectiveFrom: clear, effectiveTo: clear },
  [
    { partnerId: 'partner-1', effectiveFrom: '2026-12-01' as LocalDate },
    {
      partnerId: 'partner-2',
      effectiveFrom: '2027-01-01' as LocalDate,
      effectiveTo: '2027-12-31' as LocalDate,
    },
  ],
);
