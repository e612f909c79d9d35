import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { checkIntake } from '#opportunity';
import { created, statusOf, told, verdictsOf } from '../../testing/told.fixture.ts';
import { intakePhoneValid } from './intake-phone-valid.ts';

/** A file with the checks that the decision would store. */
const withPhone = (phone?: string) => {
  const checks = checkIntake({ customer: phone === undefined ? {} : { phone } }, '2026-11-20' as LocalDate);
  return told(created('2026-11-20 09:00', { checks }));
};

describe('intake-phone-valid', () => {
  it.each([
    ['13000000000', 'kept'],
    ['19912345678', 'kept'],
    ['12912345678', 'violated'],
    ['1391234567', 'violated'],
    ['139123456789', 'violated'],
    ['(010) 8888-8888', 'kept'],
    ['0512 8888888', 'kept'],
    ['0512 88888', 'violated'],
    ['+86 139 1234 5678', 'kept'],
    ['+1 (212) 555-0100', 'kept'],
    ['+1', 'violated'],
  ])('%s is %s', (phone, status) => {
    expect(statusOf(intakePhoneValid, withPhone(phone))).toBe(status);
  });

  it('judges nothing where no phone was given', () => {
    expect(statusOf(intakePhoneValid, withPhone())).toBe('none');
    expect(statusOf(intakePhoneValid, withPhone(' '))).toBe('none');
  });

  it('shows no number', () => {
    expect(JSON.stringify(verdictsOf(intakePhoneValid, withPhone('12912345678')))).not.toContain('129');
  });
});
