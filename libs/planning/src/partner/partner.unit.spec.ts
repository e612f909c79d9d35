import { describe, expect, it } from '@jest/globals';
import { fact, type LocalDate } from '#kernel';
import { folded, recorded } from '#kernel/testing';
import { partnerAgreementEnded } from './events/partner-agreement-ended.ts';
import { partnerAgreementSigned } from './events/partner-agreement-signed.ts';
import { agreementInForce, partner } from './partner.ts';

const day = (date: string) => date as LocalDate;

describe('an agreement', () => {
  const state = folded(
    partner,
    [
      fact(partnerAgreementSigned, { partnerId: 'p-1', effectiveFrom: day('2026-03-01') }),
      fact(partnerAgreementEnded, { partnerId: 'p-1', effectiveTo: day('2026-06-30') }),
      fact(partnerAgreementSigned, { partnerId: 'p-1', effectiveFrom: day('2027-01-01') }),
    ].map((event, n) => recorded(event, n)),
  );

  it.each([
    ['2026-02-28', undefined],
    ['2026-03-01', 'event-0'],
    ['2026-06-30', 'event-0'],
    ['2026-07-01', undefined],
    ['2027-01-01', 'event-2'],
    ['2099-12-31', 'event-2'],
  ])('is in force on %s: %s', (date, event) => {
    expect(agreementInForce(state, day(date))?.event).toBe(event);
  });
});
