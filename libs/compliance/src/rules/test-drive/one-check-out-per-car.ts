import { type DemoCar, type DemoCarCheckedOut, demoCarCheckedOut, driveAt } from '#dealership';
import { hardRule } from '../../define-rule.ts';
import type { Parameters } from '../../parameters.ts';

/** S25 试乘试驾中领车. A demo car that is out is not checked out again, in whichever opportunity. */
export const oneCheckOutPerCar = hardRule<Parameters, DemoCarCheckedOut, DemoCar>({
  name: 'one-check-out-per-car',
  seed: 'S25',
  parameters: {},
  on: [demoCarCheckedOut],
  subject: ({ id }) => ({ kind: 'vehicle', id }),
  judge({ state, occurredAt }) {
    const out = driveAt(state, occurredAt)?.out;
    return out ? { kept: false, evidence: [out.event] } : { kept: true };
  },
  message: { zh: '试驾车已出车未归还', en: 'The demo car is out and not yet returned' },
  remedy: { zh: '先用 ReturnDemoCar 登记还车', en: 'Record its return first, with ReturnDemoCar' },
});
