import { type CommandType, fact, refuse, type Zone } from '#kernel';
import { outletChanged } from '../events/outlet-changed.ts';
import { type Outlet, outlet } from '../outlet.ts';
import { needsRegisteredOutlet } from '../registered-outlet.ts';

/** New values; fields left out stay as they are. */
export interface ChangeOutlet {
  readonly label?: string;
  readonly zone?: Zone;
  readonly region?: string;
}

export const changeOutlet: CommandType<ChangeOutlet, Outlet> = {
  name: 'ChangeOutlet',
  aggregate: outlet,
  lateness: 'planning',
  decide(input, state, context) {
    const refusal = needsRegisteredOutlet(state, context);
    if (refusal) return refusal;
    const { label = state.label, zone = state.zone, region = state.region } = input;
    if (label === state.label && zone === state.zone && region === state.region) return nothingChanges();
    return [fact(outletChanged, { ...input })];
  },
};

function nothingChanges() {
  return refuse(
    'outlet-changes',
    { zh: '门店资料已是如此', en: 'The outlet is so already' },
    { remedy: { zh: '填写要变更的字段', en: 'Give what is to be different' } },
  );
}
