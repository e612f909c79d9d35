import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Instant, LocalDate } from '#kernel';
import { type DserpBatch, dserpFile } from './dserp-file.ts';

const batch: DserpBatch = {
  batchId: 'batch-1',
  outlet: 'outlet-1',
  date: '2026-11-20' as LocalDate,
  sales: [
    {
      opportunityId: 'o-1',
      orderId: 'r-1',
      outlet: 'outlet-1',
      convertedAt: '2026-11-20T07:00:00.000Z' as Instant,
      saleDate: '2026-11-20',
      vin: 'LSVAA49J132047371',
      model: 'sedan-a',
      amount: { amount: '200000.00', currency: 'CNY' },
      customerType: 'person',
      buyer: { customer_name: '王小明', address: '示例路1号, 2栋' },
    },
  ],
};

describe('the file for DSERP', () => {
  it('has a header, a line a sale, and the hash of its bytes beside it', () => {
    const { csv, manifest } = dserpFile(batch, true);
    expect(csv.split('\r\n')).toEqual([
      'opportunity_id,order_id,outlet,converted_at,sale_date,vin,model,amount,currency,customer_type,customer_name,id_number,phone,mobile,province,city,address,contact_name,contact_phone,contact_mobile,invoice_name',
      'o-1,r-1,outlet-1,2026-11-20T07:00:00.000Z,2026-11-20,LSVAA49J132047371,sedan-a,200000.00,CNY,person,王小明,,,,,,"示例路1号, 2栋",,,,',
      '',
    ]);
    expect(manifest).toMatchObject({
      ...{ batchId: 'batch-1', outlet: 'outlet-1', date: '2026-11-20', rows: 1, personalData: true },
      ...{ opportunityIds: ['o-1'], file: 'dserp-outlet-1-2026-11-20-batch-1.csv' },
      sha256: createHash('sha256').update(csv).digest('hex'),
    });
  });

  it('has no column of a person for who may not see them', () => {
    const { csv, manifest } = dserpFile(batch, false);
    expect(csv).not.toContain('王小明');
    expect(manifest.columns).not.toContain('customer_name');
    expect(csv.split('\r\n')[0]).toBe(manifest.columns.join(','));
    expect(manifest.personalData).toBe(false);
  });
});
