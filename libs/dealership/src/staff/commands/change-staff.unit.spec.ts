import type { LocalDate } from '#kernel';
import { fact } from '#kernel';
import { describeCommand } from '#kernel/testing';

import { staffChanged } from '../events/staff-changed.ts';
import { staffRegistered } from '../events/staff-registered.ts';
import { changeStaff } from './change-staff.ts';

const day = (date: string) => date as LocalDate;
const given = [
  fact(staffRegistered, { staffId: 'id-1', name: '王芳', role: 'planner', effectiveFrom: day('2026-11-20') }),
];

describeCommand(changeStaff, {}, [
  {
    name: 'another role and no team',
    given,
    input: { role: 'sales_manager', team: null },
    gives: [fact(staffChanged, { staffId: 'id-1', role: 'sales_manager', team: null })],
  },
  { name: 'nothing', given, input: {}, gives: { refused: 'staff-changes', evidence: [] } },
  {
    name: 'what the record says already, or leaves empty',
    given,
    input: { role: 'planner', effectiveFrom: day('2026-11-20'), team: null },
    gives: { refused: 'staff-changes', evidence: [] },
  },
  {
    name: 'a name, which nobody can compare',
    given,
    input: { name: '王芳' },
    gives: [fact(staffChanged, { staffId: 'id-1', name: '王芳' })],
  },
  { name: 'somebody unknown', input: { role: 'planner' }, gives: { refused: 'staff-registered', evidence: [] } },
  {
    name: 'leaving before they came',
    given,
    input: { effectiveTo: day('2026-11-19') },
    gives: { refused: 'staff-period', evidence: [] },
  },
  {
    name: 'leaving early where the first day was emptied',
    given: [...given, fact(staffChanged, { staffId: 'id-1', effectiveFrom: null })],
    input: { effectiveTo: day('2026-11-19') },
    gives: [fact(staffChanged, { staffId: 'id-1', effectiveTo: day('2026-11-19') })],
  },
  {
    name: 'their own manager',
    given,
    input: { managerId: 'id-1' },
    gives: { refused: 'staff-managed-by-another', evidence: [] },
  },
]);
