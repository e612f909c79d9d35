import { clear, defineEvent, type LocalDate, type Money, personal } from '#kernel';

export interface StaffRegistered {
  readonly staffId: string;
  readonly name: string;
  readonly role: string;
  readonly department?: string;
  readonly team?: string;
  /** Staff id of the manager. */
  readonly managerId?: string;
  readonly outlet?: string;
  readonly region?: string;
  /** The largest discount on one order that this person may grant alone. */
  readonly discountAuthority?: Money;
  /** First local day in office. */
  readonly effectiveFrom?: LocalDate;
  /** Last local day in office. */
  readonly effectiveTo?: LocalDate;
}

export const staffRegistered = defineEvent<StaffRegistered>(
  'StaffRegistered',
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
    { staffId: 'staff-1', name: '王芳', role: 'front_desk' },
    {
      staffId: 'staff-2',
      name: '李强',
      role: 'sales_consultant',
      department: 'sales',
      team: 'team-1',
      managerId: 'staff-9',
      outlet: 'outlet-1',
      region: '华东',
      discountAuthority: { amount: '3000.00', currency: 'CNY' },
      effectiveFrom: '2026-01-01' as LocalDate,
      effectiveTo: '2026-12-31' as LocalDate,
    },
  ],
);
