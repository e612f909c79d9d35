import { fact, type Instant, type Period } from '#kernel';
import { describeCommand } from '#kernel/testing';
import { forecastRecorded } from '../events/forecast-recorded.ts';
import { recordForecast } from './record-forecast.ts';

const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const input = {
  method: 'historical',
  asOf: '2026-11-20T12:00:00.000Z' as Instant,
  horizon: '2026-12' as Period,
  scope: { outlet: 'outlet-1' },
  amount: yuan('100.00'),
};
const recorded = fact(forecastRecorded, input);
const within = (low: string, high: string) => ({
  ...input,
  interval: { low: yuan(low), high: yuan(high), confidence: 0.8 },
});

describeCommand(recordForecast, {}, [
  { name: 'on what is known now', input, gives: [recorded] },
  { name: 'twice', given: [recorded], input, gives: { refused: 'forecast-recorded-once', evidence: [0] } },
  {
    name: 'on what nobody knows yet',
    input: { ...input, asOf: '2026-11-20T12:00:00.001Z' as Instant },
    gives: { refused: 'forecast-as-of-known', evidence: [] },
  },
  {
    name: 'at both ends of its interval',
    input: within('100.00', '100.00'),
    gives: [fact(forecastRecorded, within('100.00', '100.00'))],
  },
  ...[
    ['100.01', '200.00'],
    ['0.00', '99.99'],
  ].map(([low, high]) => ({
    name: `outside ${low} to ${high}`,
    input: within(low as string, high as string),
    gives: { refused: 'forecast-within-interval', evidence: [] },
  })),
  {
    name: 'with an interval in another currency',
    input: { ...input, interval: { low: yuan('1.00'), high: { amount: '200.00', currency: 'USD' }, confidence: 0.8 } },
    gives: { refused: 'forecast-within-interval', evidence: [] },
  },
]);
