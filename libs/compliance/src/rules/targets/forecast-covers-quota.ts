import { compareMoney, isMoney, type Money, minorUnits, money, parseMoney } from '#kernel';
import { forecastRecorded } from '#planning';
import { eventRule } from '../../define-rule.ts';

const MONTH = /^\d{4}-\d{2}$/;

/**
 * S118 A+B+C+D≧月度定额. A monthly forecast of one of the `outlets` reaches the quota of the sales staff in its scope; as it
 * ships, 600,000 collected a month for each. A forecast in another currency, or of a scope without known staff, is not judged.
 */
export const forecastCoversQuota = eventRule({
  name: 'forecast-covers-quota',
  kind: 'soft',
  seed: 'S118',
  parameters: { outlets: [] as readonly string[], perPersonMonth: 600_000, currency: 'CNY' },
  faultIn: ({ perPersonMonth, currency }) =>
    perPersonMonth > 0 && parseMoney(String(perPersonMonth), currency)
      ? undefined
      : {
          zh: `perPersonMonth ${perPersonMonth} 不是大于 0 的 ${currency} 金额`,
          en: `perPersonMonth ${perPersonMonth} is no amount above 0 in ${currency}`,
        },
  on: [forecastRecorded],
  judge({ data, occurredAt, now, recordedAt = now }, { outlets, perPersonMonth, currency }, scene) {
    const { horizon, scope, amount } = data;
    if (!MONTH.test(horizon) || !outlets.includes(scope.outlet ?? '') || !isMoney(amount)) return undefined;
    const staff = scene.countSalesStaff?.(scope, occurredAt, recordedAt);
    const each = parseMoney(String(perPersonMonth), currency);
    if (!staff || !each || amount.currency !== currency) return undefined;
    const quota = times(each, staff);
    return {
      kept: compareMoney(amount, quota) >= 0,
      values: { horizon, staff, amount: amount.amount, quota: quota.amount },
    };
  },
  subject: ({ data: { scope } }) => (scope.outlet === undefined ? undefined : { kind: 'outlet', id: scope.outlet }),
  message: {
    zh: '{horizon} 预测 {amount} {currency}，低于 {staff} 人的月度定额 {quota}',
    en: 'The forecast for {horizon}, {amount} {currency}, does not reach the quota of {staff} people, {quota}',
  },
  remedy: {
    zh: '用 PlanRemedy 安排补救，再用 RecordForecast 重新预测',
    en: 'Plan what closes the gap with PlanRemedy, and forecast anew with RecordForecast',
  },
});

function times(amount: Money, count: number): Money {
  return money(minorUnits(amount) * BigInt(count), amount.currency);
}
