import { describe, expect, it } from '@jest/globals';
import { created, statusOf, takenOver } from '../../testing/told.fixture.ts';
import { partnerAgreement } from './partner-agreement.ts';

const opened = (at: string, partnerId?: string) => takenOver(created(at, { partnerId }));
const signed = (...agreements: readonly object[]) => ({ partner: { id: 'p-1', revision: 0, state: { agreements } } });
const november = { event: 'signed', from: '2026-11-01', to: '2026-11-30' };

describe('partner-agreement', () => {
  it.each([
    ['2026-10-31 23:59:59', 'violated'],
    ['2026-11-01 00:00', 'kept'],
    ['2026-11-30 23:59:59', 'kept'],
    ['2026-12-01 00:00', 'violated'],
  ])('at %s an agreement of November is %s', (at, status) => {
    expect(statusOf(partnerAgreement, opened(at, 'p-1'), { known: signed(november) })).toBe(status);
  });

  it('an agreement without an end goes on, and of several one is enough', () => {
    const known = signed(november, { event: 'again', from: '2027-01-01' });
    expect(statusOf(partnerAgreement, opened('2026-12-31 23:59', 'p-1'), { known })).toBe('violated');
    expect(statusOf(partnerAgreement, opened('2030-01-01 00:00', 'p-1'), { known })).toBe('kept');
  });

  it('asks nothing of those who are no partner, and judges nothing where nobody knows what was signed', () => {
    expect(statusOf(partnerAgreement, opened('2026-11-20 09:00'), { known: signed() })).toBe('none');
    expect(statusOf(partnerAgreement, opened('2026-11-20 09:00', 'p-1'))).toBe('none');
    expect(statusOf(partnerAgreement, opened('2026-11-20 09:00', 'p-1'), { known: signed() })).toBe('violated');
  });
});
