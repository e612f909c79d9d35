import { fact, type LocalDate } from '#kernel';
import { describeCommand } from '#kernel/testing';
import { partnerAgreementEnded } from '../events/partner-agreement-ended.ts';
import { partnerAgreementSigned } from '../events/partner-agreement-signed.ts';
import { signPartnerAgreement } from './sign-partner-agreement.ts';

const day = (date: string) => date as LocalDate;
const signed = (from: string, to?: string) =>
  fact(partnerAgreementSigned, {
    partnerId: 'id-1',
    effectiveFrom: day(from),
    ...(to !== undefined && { effectiveTo: day(to) }),
  });

describeCommand(signPartnerAgreement, {}, [
  { name: 'until it is ended', input: { effectiveFrom: day('2027-01-01') }, gives: [signed('2027-01-01')] },
  {
    name: 'for one day',
    input: { effectiveFrom: day('2027-01-01'), effectiveTo: day('2027-01-01') },
    gives: [signed('2027-01-01', '2027-01-01')],
  },
  {
    name: 'ending before it begins',
    input: { effectiveFrom: day('2027-01-02'), effectiveTo: day('2027-01-01') },
    gives: { refused: 'agreement-period', evidence: [] },
  },
  {
    name: 'the day after another ends',
    given: [signed('2026-01-01', '2026-12-31')],
    input: { effectiveFrom: day('2027-01-01') },
    gives: [signed('2027-01-01')],
  },
  {
    name: 'on the last day of another',
    given: [signed('2026-01-01', '2026-12-31')],
    input: { effectiveFrom: day('2026-12-31') },
    gives: { refused: 'one-agreement-at-a-time', evidence: [0] },
  },
  {
    name: 'up to the first day of another',
    given: [signed('2027-01-01')],
    input: { effectiveFrom: day('2026-01-01'), effectiveTo: day('2027-01-01') },
    gives: { refused: 'one-agreement-at-a-time', evidence: [0] },
  },
  {
    name: 'after another was ended early',
    given: [signed('2026-01-01'), fact(partnerAgreementEnded, { partnerId: 'id-1', effectiveTo: day('2026-06-30') })],
    input: { effectiveFrom: day('2026-07-01') },
    gives: [signed('2026-07-01')],
  },
]);
