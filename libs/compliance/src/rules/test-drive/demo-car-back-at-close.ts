import type { DemoCar } from '#dealership';
import { localDate } from '#kernel';
import { stateRule } from '../../define-rule.ts';
import { LATE_ENTRY } from '../../rule.ts';

/**
 * S26 试驾结束后要归还车辆. A car that is out when its day closes. The rule's other half refuses to complete a test drive before
 * the car is back.
 */
export const demoCarBackAtClose = stateRule({
  name: 'demo-car-returned',
  seed: 'S26',
  of: 'vehicle',
  parameters: LATE_ENTRY,
  failsFrom({ drives }: DemoCar, _parameters, { zone }) {
    for (const [bookingId, { opportunityId, out, back }] of drives) {
      if (out && !back) return { day: localDate(out.at, zone), values: { bookingId, opportunityId } };
    }
    return undefined;
  },
  message: {
    zh: '试驾车当日未归还（预约 {bookingId}，商机 {opportunityId}）',
    en: 'The demo car was not returned by the end of the day (booking {bookingId}, opportunity {opportunityId})',
  },
  remedy: { zh: '收回车辆并用 ReturnDemoCar 登记', en: 'Get the car back and record it with ReturnDemoCar' },
});
