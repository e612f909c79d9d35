import { describe, expect, it } from '@jest/globals';
import { checkDelivery } from '#opportunity';
import { created, told, verdictsOf } from '../../testing/told.fixture.ts';
import { organisationContactPerson } from './organisation-contact-person.ts';

const bought = (customerType: 'person' | 'organisation', contactName?: string) =>
  told(created('2026-11-20 09:00'), [
    '2026-12-05 10:00',
    'Converted',
    { customerType, checks: checkDelivery({ customerType, customerName: '华东贸易', contactName }, false) },
  ]);

/** The rule's other half, under the same name, is hard. */
const softStatuses = (events: ReturnType<typeof told>) =>
  verdictsOf(organisationContactPerson, events)
    .filter(({ obligation }) => obligation.includes(':soft:'))
    .map(({ status }) => status);

describe('organisation-contact', () => {
  it.each([
    ['李芳', ['kept']],
    ['华东贸易公司', ['violated']],
    ['华东有限', ['violated']],
    ['华东集团', ['violated']],
    ['第一机床厂', ['violated']],
    ['浦东店', ['violated']],
    ['税务局', ['violated']],
    [undefined, []],
    [' ', []],
  ])('an organisation with the contact %s is %j', (contactName, statuses) => {
    expect(softStatuses(bought('organisation', contactName))).toEqual(statuses);
  });

  it('judges no contact of a person', () => {
    expect(softStatuses(bought('person', '浦东店'))).toEqual([]);
  });
});
