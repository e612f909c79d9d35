import { describe, expect, it } from '@jest/globals';
import { sale, ten } from '../../testing/sale.fixture.ts';
import { statusOf } from '../../testing/told.fixture.ts';
import { nameEqualsInvoice } from './name-equals-invoice.ts';

describe('name-equals-invoice', () => {
  it.each([
    ['王小明', '王小明', 'kept'],
    ['ＡＢＣ(上海)有限公司', 'ABC（上海）有限公司', 'kept'],
    [' ABC  公司 ', 'ABC 公司', 'kept'],
    ['ABC公司', 'abc公司', 'violated'],
    ['王小明', undefined, 'violated'],
    [undefined, undefined, 'violated'],
    ['', '', 'violated'],
  ])('%j with %j on the invoice is %s', (customerName, invoiceName, status) => {
    expect(statusOf(nameEqualsInvoice, sale({ ...ten, customerName, invoiceName }))).toBe(status);
  });
});
