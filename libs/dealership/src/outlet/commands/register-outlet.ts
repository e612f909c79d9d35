import { type CommandType, fact, refuse, type Zone } from '#kernel';
import { outletRegistered } from '../events/outlet-registered.ts';
import { type Outlet, outlet } from '../outlet.ts';

export interface RegisterOutlet {
  readonly label: string;
  readonly zone?: Zone;
  readonly region?: string;
}

export const registerOutlet: CommandType<RegisterOutlet, Outlet> = {
  name: 'RegisterOutlet',
  aggregate: outlet,
  lateness: 'planning',
  creates: 'outlet',
  decide(input, state, { imported }) {
    if (!imported && state.registered) return registeredBefore(state.registered);
    return [fact(outletRegistered, { ...input })];
  },
};

function registeredBefore(event: string) {
  return refuse(
    'outlet-registered-once',
    { zh: '该门店已登记', en: 'This outlet has been registered already' },
    { evidence: [event], remedy: { zh: '用 ChangeOutlet 修改门店', en: 'Change it with ChangeOutlet' } },
  );
}
