import { describe, expect, it } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { checkIntake } from '#opportunity';
import { created, statusOf, takenOver, verdictsOf } from '../../testing/told.fixture.ts';
import { intakeMandatoryFields } from './intake-mandatory-fields.ts';

const six = {
  surname: '王',
  phone: '13800000000',
  gender: 'female',
  residentialArea: '浦东新区',
  infoSource: 'website',
  expectedPurchaseDate: '2026-12-15',
};

/** An intake that gives these, by the check that the command takes. */
function intake({ infoSource, expectedPurchaseDate, ...customer }: Partial<typeof six>) {
  const checks = checkIntake({ customer, infoSource, expectedPurchaseDate }, '2026-11-20' as LocalDate);
  return takenOver(created('2026-11-20 09:00', { checks }));
}

describe('intake-mandatory-fields', () => {
  it('six of six keep it', () => {
    expect(statusOf(intakeMandatoryFields, intake(six))).toBe('kept');
  });

  it.each(Object.keys(six))('it is broken without %s, and where that is blank', (field) => {
    for (const value of [undefined, ' ']) {
      expect(verdictsOf(intakeMandatoryFields, intake({ ...six, [field]: value }))).toMatchObject([
        { status: 'violated', message: { zh: `留档六项只填了 5 项，缺：${field}` } },
      ]);
    }
  });
});
