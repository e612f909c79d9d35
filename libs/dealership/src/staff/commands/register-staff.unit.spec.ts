import type { LocalDate } from '#kernel';
import { fact } from '#kernel';
import { describeCommand } from '#kernel/testing';

import { staffRegistered } from '../events/staff-registered.ts';
import { registerStaff } from './register-staff.ts';

const input = { name: '王芳', role: 'planner' };
const registered = fact(staffRegistered, { staffId: 'id-1', ...input });
const day = (date: string) => date as LocalDate;

describeCommand(registerStaff, {}, [
  { name: 'a planner', input, gives: [registered] },
  {
    name: 'for one day',
    input: { ...input, effectiveFrom: day('2026-11-20'), effectiveTo: day('2026-11-20') },
    gives: [
      fact(staffRegistered, {
        staffId: 'id-1',
        ...input,
        effectiveFrom: day('2026-11-20'),
        effectiveTo: day('2026-11-20'),
      }),
    ],
  },
  { name: 'twice', given: [registered], input, gives: { refused: 'staff-registered-once', evidence: [0] } },
  {
    name: 'as their own manager',
    input: { ...input, managerId: 'id-1' },
    gives: { refused: 'staff-managed-by-another', evidence: [] },
  },
  {
    name: 'leaving before they come',
    input: { ...input, effectiveFrom: day('2026-11-20'), effectiveTo: day('2026-11-19') },
    gives: { refused: 'staff-period', evidence: [] },
  },
]);
