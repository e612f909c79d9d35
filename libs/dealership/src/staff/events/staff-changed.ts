import { clear, defineEvent, type LocalDate, type Money, personal } from '#kernel';

/** The fields that changed, with their new values; `null` empties one; the others stay. */
export interface StaffChanged {
  readonly staffId: string;
  readonly name?: string;
  readonly role?: string;
  readonly department?: string | null;
  readonly team?: string | null;
  readonly managerId?: string | null;
  readonly outlet?: string | null;
  readonly region?: string | null;
  readonly discountAuthority?: Money | null;
  readonly effectiveFrom?: LocalDate | null;
  readonly effectiveTo?: LocalDate | null;
}

export const staffChanged = defineEvent<StaffChanged>(
  'StaffChanged',
  'staff',
  {
    staffId: clear,
    name: personal('staffId'),
    role: clear,
    department: clear,
    team: clear,
    managerId: clear,
    outlet: clear,
    region: clear,
    discountAuthority: clear,
    effectiveFrom: clear,
    effectiveTo: clear,
  },
  [
    { staffId: 'staff-1', managerId: null, effectiveTo: null },
    {
      staffId: 'staff-2',
      name: '李强',
      role: 'sales_manager',
      department: 'sales',
      team: 'team-2',
      managerId: 'staff-8',
      outlet: 'outlet-2',
      region: '华北',
      discountAuthority: { amount: '8000.00', currency: 'CNY' },
      effectiveFrom: '2026-02-01' as LocalDate,
      effectiveTo: '2027-01-31' as LocalDate,
    },
  ],
);
