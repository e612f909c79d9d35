import { expect, it } from '@jest/globals';
import { appendShifts, noNames, shiftColumns } from './shift-columns.ts';
import type { State } from './state.ts';
import { type StreamShifts, withShifts } from './stream-shifts.ts';

const state = (n: number): State => ({
  model: 'm@1',
  stage: 'A',
  currency: 'CNY',
  units: BigInt(n) * 10n ** 9n,
  dimensions: { team: `t${n}` },
});

it('columns know how many bytes they take, with states and dimensions', () => {
  const columns = shiftColumns();
  const names = noNames();
  for (let n = 0; n < 60; n += 1) {
    let document: StreamShifts | undefined;
    for (let at = 0; at < 3; at += 1) {
      document = withShifts(document, at, at, [{ at: at * 86_400_000, from: undefined, to: state(n + at) }]);
    }
    appendShifts(columns, names, document as StreamShifts, 0, () => {});
  }
  const { effective, recorded, from, to, states, values, byEffective, byRecorded } = columns;
  const { slots, combinations, rests, billions } = states;
  const rows = [effective, recorded, from, to, slots, combinations, rests, billions];
  const all = [...rows, ...values.values(), ...byEffective.values(), ...byRecorded.values()];
  expect(columns.bytes).toBe(all.reduce((sum, row) => sum + (row?.data.byteLength ?? 0), 0));
  expect(effective.length).toBe(180);
});
