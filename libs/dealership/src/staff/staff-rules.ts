import { type Refusal, refuse } from '#kernel';
import type { Staff } from './staff.ts';

/** @returns the refusal of a record that contradicts itself, whoever is on it. */
export function contradictionIn(id: string, { managerId, effectiveFrom, effectiveTo }: Staff): Refusal | undefined {
  if (managerId === id) {
    return refuse(
      'staff-managed-by-another',
      { zh: '员工不能是自己的上级', en: 'Nobody is their own manager' },
      { remedy: { zh: '填写另一员工为上级，或留空', en: 'Name another manager, or none' } },
    );
  }
  if (effectiveFrom && effectiveTo && effectiveTo < effectiveFrom) {
    return refuse(
      'staff-period',
      { zh: '离任日期早于到任日期', en: 'The last day in office lies before the first' },
      { remedy: { zh: '更正 effectiveFrom 或 effectiveTo', en: 'Correct effectiveFrom or effectiveTo' } },
    );
  }
  return undefined;
}
