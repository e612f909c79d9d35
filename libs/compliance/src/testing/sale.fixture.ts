import { checkDelivery } from '#opportunity';
import { created, type Told, takenOver } from './told.fixture.ts';

/** When sales of tests are made. */
export const SOLD = '2026-11-24 10:00';

/** A person's sale with all ten fields, and the name on the invoice. */
export const ten = {
  customerName: '王小明',
  idNumber: '11010519491231002X',
  mobile: '13800000000',
  province: '上海市',
  city: '上海市',
  contactName: '李芳',
  contactPhone: '021-50000001',
  address: '浦东新区示例路1号',
  vin: 'LSVAA49J132047371',
  saleDate: '2026-12-05',
  invoiceName: '王小明',
};

/** A sale with these fields, by the check that Convert takes. @param append its command id */
export function sale(fields: Parameters<typeof checkDelivery>[0], beside: readonly Told[] = [], append?: string) {
  const { customerType, vin } = fields;
  const data = { customerType, vin, checks: checkDelivery(fields, false) };
  const unusual = { imported: { judge: true }, ...(append !== undefined && { append }) };
  return takenOver(created('2026-11-20 09:00'), [SOLD, 'Converted', data, unusual], ...beside);
}
