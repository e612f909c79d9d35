import { type CommandType, fact, type LocalDate, type Money, refuse } from '#kernel';
import { staffRegistered } from '../events/staff-registered.ts';
import { type Staff, staff } from '../staff.ts';
import { contradictionIn } from '../staff-rules.ts';

export interface RegisterStaff {
  readonly name: string;
  readonly role: string;
  readonly department?: string;
  readonly team?: string;
  readonly managerId?: string;
  readonly outlet?: string;
  readonly region?: string;
  readonly discountAuthority?: Money;
  readonly effectiveFrom?: LocalDate;
  readonly effectiveTo?: LocalDate;
}

export const registerStaff: CommandType<RegisterStaff, Staff> = {
  name: 'RegisterStaff',
  aggregate: staff,
  lateness: 'planning',
  creates: 'staff',
  decide(input, state, { id, imported }) {
    if (!imported) {
      if (state.registered) return registeredBefore(state.registered);
      const contradiction = contradictionIn(id, input);
      if (contradiction) return contradiction;
    }
    return [fact(staffRegistered, { staffId: id, ...input })];
  },
};

function registeredBefore(event: string) {
  return refuse(
    'staff-registered-once',
    { zh: '该员工已登记', en: 'This member of staff has been registered already' },
    { evidence: [event], remedy: { zh: '用 ChangeStaff 修改员工', en: 'Change the record with ChangeStaff' } },
  );
}
