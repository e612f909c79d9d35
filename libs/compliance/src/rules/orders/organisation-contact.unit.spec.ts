import { describe, expect, it } from '@jest/globals';
import { sale, ten } from '../../testing/sale.fixture.ts';
import { statusOf } from '../../testing/told.fixture.ts';
import { organisationContact } from './organisation-contact.ts';

describe('organisation-contact', () => {
  it.each([
    ['organisation', 'ABC（上海）有限公司', '李芳', 'kept'],
    ['organisation', 'ABC（上海）有限公司', 'ＡＢＣ(上海)有限公司', 'violated'],
    ['organisation', 'ABC（上海）有限公司', undefined, 'violated'],
    ['organisation', 'ABC（上海）有限公司', ' ', 'violated'],
    ['person', '王小明', '王小明', 'none'],
    [undefined, '王小明', undefined, 'none'],
  ] as const)('of the %s %s with the contact %s, it is %s', (customerType, customerName, contactName, status) => {
    expect(statusOf(organisationContact, sale({ ...ten, customerType, customerName, contactName }))).toBe(status);
  });
});
