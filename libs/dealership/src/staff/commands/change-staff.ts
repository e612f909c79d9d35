import { type CommandType, canonicalJson, fact, type Json, type LocalDate, type Money, refuse } from '#kernel';
import { staffChanged } from '../events/staff-changed.ts';
import { type Staff, staff } from '../staff.ts';
import { contradictionIn } from '../staff-rules.ts';

/** New values; `null` empties a field; fields left out stay as they are. */
export interface ChangeStaff {
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

export const changeStaff: CommandType<ChangeStaff, Staff> = {
  name: 'ChangeStaff',
  aggregate: staff,
  lateness: 'planning',
  decide(input, state, { id, imported }) {
    if (!imported) {
      if (!state.registered) return notRegistered();
      const contradiction = contradictionIn(id, { ...state, ...input });
      if (contradiction) return contradiction;
    }
    if (!changesAnything(input, state)) return nothingChanges();
    return [fact(staffChanged, { staffId: id, ...input })];
  },
};

/** Whether a field is to be different. A name is sealed: given, it counts as another one. */
function changesAnything({ name, ...fields }: ChangeStaff, state: Staff): boolean {
  const known = new Map<string, Json>(Object.entries(state));
  return (
    name !== undefined ||
    Object.entries(fields).some(([field, value]) => canonicalJson(known.get(field) ?? null) !== canonicalJson(value))
  );
}

function nothingChanges() {
  return refuse(
    'staff-changes',
    { zh: '员工资料已是如此', en: 'The record of this person says that already' },
    { remedy: { zh: '填写要变更的字段', en: 'Give what is to be different' } },
  );
}

function notRegistered() {
  return refuse(
    'staff-registered',
    { zh: '该员工尚未登记', en: 'This member of staff is not registered' },
    { remedy: { zh: '先用 RegisterStaff 登记员工', en: 'Register this person first, with RegisterStaff' } },
  );
}
