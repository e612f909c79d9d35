import { type Staff, staff } from '#dealership';
import { aggregateIdOf, type Instant, localDate, onceForEach, type Zone } from '#kernel';
import { figureRule } from '../../define-rule.ts';
import { effectiveStates } from '../../effective-state.ts';
import type { History } from '../../history.ts';

/**
 * S3 本制定适应销售部所有人员. Obligations bind the staff of these departments; others are audited, not bound. Whoever is not
 * registered, or in no department that anybody knows of, counts as sales staff: what is left blank frees nobody.
 */
export const salesStaffOnly = figureRule({
  name: 'sales-staff-only',
  seed: 'S3',
  kind: 'scope',
  parameters: { departments: ['sales'] as readonly string[] },
});

/** Who was in sales at an instant, as the staff directory told by another. */
export interface SalesStaff {
  /** Whether obligations bind the person then. */
  includes(staffId: string, at: Instant, knownBy: Instant): boolean;
  /** How many registered people of the departments were in office then, in this outlet, team or region. */
  countIn(scope: StaffScope, at: Instant, knownBy: Instant): number;
}

export interface StaffScope {
  readonly outlet?: string;
  readonly team?: string;
  readonly region?: string;
  /** One person. */
  readonly consultant?: string;
}

export interface SalesDepartments {
  readonly departments: readonly string[];
  /** In which first and last days in office are dates. */
  readonly zone: Zone;
}

/** @param directory events of any staff streams, in the order of recording */
export function salesStaff(directory: History, { departments, zone }: SalesDepartments): SalesStaff {
  const streams = Map.groupBy(directory, ({ stream }) => aggregateIdOf(stream));
  const statesOf = onceForEach((_id: string) => effectiveStates(staff));
  const recordOf = (id: string, at: Instant, knownBy: Instant): Staff | undefined => {
    const known = (streams.get(id) ?? []).filter(({ recordedAt }) => recordedAt <= knownBy);
    const record = statesOf(id)(known, at);
    return record.registered === undefined ? undefined : record;
  };
  const inOffice = ({ effectiveFrom, effectiveTo }: Staff, at: Instant) => {
    const today = localDate(at, zone);
    return (effectiveFrom ?? today) <= today && today <= (effectiveTo ?? today);
  };
  return {
    includes(id, at, knownBy) {
      const record = recordOf(id, at, knownBy);
      if (!record) return true;
      return inOffice(record, at) && (record.department == null || departments.includes(record.department));
    },
    countIn(scope, at, knownBy) {
      return [...streams.keys()].filter((id) => {
        const record = recordOf(id, at, knownBy);
        if (!record || !inOffice(record, at) || !departments.includes(record.department ?? '')) return false;
        const place: Readonly<Record<string, unknown>> = { ...record, consultant: id };
        return Object.entries(scope).every(([name, value]) => place[name] === value);
      }).length;
    },
  };
}
