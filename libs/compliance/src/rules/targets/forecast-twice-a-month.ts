import { addDays, earliest, type Instant, type LocalDate, localDate, startOfDay } from '#kernel';
import { type ForecastRecorded, forecastRecorded } from '#planning';
import { outletRule } from '../../define-rule.ts';
import { firstKnownSo, hoursAfter, type KnownEvent, knownAt } from '../../history.ts';
import { clockOf } from '../../point.ts';
import { LATE_ENTRY, type OutletFiles, type OutletFinding } from '../../rule.ts';
import { parametersOf } from '../../verdict-of.ts';

/**
 * S119 月初&月中预测分析. Each of the `outlets` forecasts on the first and on the sixteenth of every month. A forecast of another
 * day is no evidence, so that only one of that day which is recorded late mends it.
 */
export const forecastTwiceAMonth = outletRule<{ readonly outlets: readonly string[] }>({
  name: 'forecast-twice-a-month',
  seed: 'S119, A-31',
  parameters: { ...LATE_ENTRY, outlets: [] },
  find(files, point, inForceOn, { zone }, book) {
    const clock = clockOf(point);
    const first = book.map(({ effectiveFrom }) => effectiveFrom).reduce<Instant>(earliest, clock);
    const findings: OutletFinding[] = [];
    for (const day of forecastDays(localDate(first, zone), localDate(clock, zone))) {
      const opensAt = startOfDay(day, zone);
      const inForce = opensAt <= clock ? inForceOn({ at: opensAt, knownBy: opensAt }) : undefined;
      if (!inForce) continue;
      const { outlets, lateEntryHours } = parametersOf(forecastTwiceAMonth, inForce);
      if (!outlets.includes(files.outlet)) continue;
      const deadline = { at: startOfDay(addDays(day, 1), zone), inclusive: false };
      const cutOff = hoursAfter(deadline.at, lateEntryHours);
      const finding = { inForce, key: day, deadline, values: { day }, evidence: [], decidableAt: null } as const;
      const isEvidence = isForecastOf(files.outlet, opensAt, deadline.at);
      const inTime = knownAt(files.forecasts, point, cutOff).filter(isEvidence);
      if (inTime[0]) {
        const { id, knownAt: decidableAt } = inTime.reduce((a, b) => (b.knownAt < a.knownAt ? b : a));
        findings.push({ ...finding, status: 'kept', decidableAt, evidence: [id] });
      } else if (clock < deadline.at) findings.push({ ...finding, status: 'open' });
      else if (clock < cutOff) findings.push({ ...finding, status: 'pending' });
      else {
        const fixing = firstKnownSo(files.forecasts, point, (known) => known.some(isEvidence));
        const mended = fixing && { fixing, evidence: [fixing.id] };
        findings.push({ ...finding, status: 'violated', decidableAt: cutOff, ...mended });
      }
    }
    return findings;
  },
  message: {
    zh: '门店未在 {day} 登记销售预测',
    en: 'The outlet recorded no forecast on {day}',
  },
  remedy: { zh: '当日用 RecordForecast 登记预测', en: 'Record the forecast on the day with RecordForecast' },
});

function isForecastOf(outlet: OutletFiles['outlet'], from: Instant, to: Instant) {
  return ({ type, occurredAt, data }: KnownEvent) =>
    type === forecastRecorded.type &&
    occurredAt >= from &&
    occurredAt < to &&
    (data as unknown as ForecastRecorded).scope?.outlet === outlet;
}

/** The first and the sixteenth of every month, from the month of one date to another date. */
function* forecastDays(from: LocalDate, to: LocalDate): Generator<LocalDate> {
  let month = from.slice(0, 7);
  while (`${month}-01` <= to) {
    for (const day of [`${month}-01`, `${month}-16`] as LocalDate[]) if (day <= to) yield day;
    month = addDays(`${month}-28` as LocalDate, 4).slice(0, 7);
  }
}
