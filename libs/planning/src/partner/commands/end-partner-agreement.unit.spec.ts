import { fact, type LocalDate } from '#kernel';
import { describeCommand } from '#kernel/testing';
import { partnerAgreementEnded } from '../events/partner-agreement-ended.ts';
import { partnerAgreementSigned } from '../events/partner-agreement-signed.ts';
import { endPartnerAgreement } from './end-partner-agreement.ts';

const day = (date: string) => date as LocalDate;
const given = [
  fact(partnerAgreementSigned, {
    partnerId: 'id-1',
    effectiveFrom: day('2026-01-01'),
    effectiveTo: day('2026-12-31'),
  }),
];
const ended = (date: string) => fact(partnerAgreementEnded, { partnerId: 'id-1', effectiveTo: day(date) });

describeCommand(endPartnerAgreement, {}, [
  { name: 'on its first day', given, input: { effectiveTo: day('2026-01-01') }, gives: [ended('2026-01-01')] },
  {
    name: 'for a reason',
    given,
    input: { effectiveTo: day('2026-06-30'), reason: '双方协商解除' },
    gives: [fact(partnerAgreementEnded, { partnerId: 'id-1', effectiveTo: day('2026-06-30'), reason: '双方协商解除' })],
  },
  {
    name: 'before it begins',
    given,
    input: { effectiveTo: day('2025-12-31') },
    gives: { refused: 'agreement-in-force', evidence: [] },
  },
  {
    name: 'on the day that it ends anyway',
    given,
    input: { effectiveTo: day('2026-12-31') },
    gives: { refused: 'agreement-changes', evidence: [0] },
  },
  {
    name: 'later than it was ended',
    given: [...given, ended('2026-03-31')],
    input: { effectiveTo: day('2026-04-01') },
    gives: { refused: 'agreement-in-force', evidence: [] },
  },
  {
    name: 'of nobody',
    input: { effectiveTo: day('2026-01-01') },
    gives: { refused: 'agreement-in-force', evidence: [] },
  },
]);
