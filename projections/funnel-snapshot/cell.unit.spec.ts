import { describe, expect, it } from '@jest/globals';
import { cellOf, cellsPrefix, readField, readKey } from './cell.ts';
import { cellSpread, type RecordedShift } from './cell-spread.ts';
import type { State } from './state.ts';

const state = (more: Partial<State> = {}): State => ({
  model: 'simple@1',
  stage: 'ENGAGING',
  currency: 'CNY',
  units: 5n,
  dimensions: { team: 'a|b' },
  ...more,
});

/** What shifts come to, by key and then by name, where any is told after the other. */
function cellsOf(shifts: readonly (Omit<RecordedShift, 'recordedDay' | 'run'> & Partial<RecordedShift>)[]) {
  const cells = cellSpread.open();
  for (const shift of shifts) cells.tell({ recordedDay: 103, run: 7, ...shift });
  expect(cells.size()).toBe(shifts.length);
  const found = [...cells.inKeyOrder()];
  expect(found.map(([key]) => key)).toEqual(found.map(([key]) => key).sort());
  const jsonOf = (sum: number | bigint) => (typeof sum === 'bigint' ? String(sum) : sum);
  expect([...cells.textsInKeyOrder()].map(([key, text]) => [key, JSON.parse(text)])).toEqual(
    found.map(([key, { numbers }]) => [
      key,
      Object.fromEntries([...numbers].map(([name, { sum }]) => [name, jsonOf(sum)])),
    ]),
  );
  return found.flatMap(([key, { numbers }]) => {
    const named = [...numbers].sort(([a], [b]) => (a < b ? -1 : 1));
    return named.map(([field, { sum }]) => [key, field, sum] as const);
  });
}

const deltasOf = (shift: Pick<RecordedShift, 'from' | 'to'>, lag = 3) => cellsOf([{ ...shift, lag }]);

describe('cells', () => {
  it('keep count and minor units apart in one number, whatever their signs and sizes', () => {
    for (const units of [0n, 1n, -1n, 18_000_000n, 137_438_953_471n, 137_438_953_472n, -(10n ** 20n), 10n ** 20n]) {
      const entered = deltasOf({ from: undefined, to: state({ units }) });
      expect(entered.map(([, , amount]) => cellOf(String(amount)))).toEqual(Array(2).fill({ count: 1, units }));
      const left = deltasOf({ from: state({ units }), to: undefined });
      expect(left.map(([, , amount]) => cellOf(String(amount)))).toEqual(Array(2).fill({ count: -1, units: -units }));
    }
  });

  it('stand by total and by dimension value, with the days between effective and recorded', () => {
    expect(deltasOf({ from: undefined, to: state() }).map(([key, field]) => [key, field])).toEqual([
      ['team|000103|00000007|simple@1|CNY', '3|ENGAGING|a|b'],
      ['|000103|00000007|simple@1|CNY', '3|ENGAGING|'],
    ]);
  });

  it('tell in one what went from stage to stage with its value, wherever the dimension stays', () => {
    const to = state({ stage: '+won', dimensions: { team: 'a|b', region: 'north' } });
    const told = deltasOf({ from: state(), to }, -1).map(([key, field, amount]) => [
      key.split('|')[0],
      field,
      cellOf(String(amount)).count,
    ]);
    expect(told).toEqual([
      ['region', '-1|+won|north', 1],
      ['team', '>-1|ENGAGING|+won|a|b', 1],
      ['', '>-1|ENGAGING|+won|', 1],
    ]);
  });

  it('tell a changed value alone, and nothing where only another dimension changed', () => {
    const from = state({ dimensions: { team: 't', region: 'north' } });
    expect(deltasOf({ from, to: { ...from, units: 7n } }).map(([, , amount]) => cellOf(String(amount)))).toEqual(
      Array(3).fill({ count: 0, units: 2n }),
    );
    const moved = deltasOf({ from, to: { ...from, dimensions: { team: 'u', region: 'north' } } });
    expect(moved.map(([key, field]) => [key.split('|')[0], field])).toEqual([
      ['team', '3|ENGAGING|t'],
      ['team', '3|ENGAGING|u'],
    ]);
  });

  it('tell what changes its currency on both sides', () => {
    const told = deltasOf({ from: state({ currency: '', units: 0n, dimensions: {} }), to: state({ dimensions: {} }) });
    expect(told.map(([key, field]) => [key, field])).toEqual([
      ['|000103|00000007|simple@1|', '3|ENGAGING|'],
      ['|000103|00000007|simple@1|CNY', '3|ENGAGING|'],
    ]);
  });

  it('add up what many shifts come to, by day, run and lag, and leave out what comes to nothing', () => {
    const [first, second] = [state({ units: 3n }), state({ units: 10n ** 21n, dimensions: { team: 'u' } })];
    const told = cellsOf([
      { from: undefined, to: first, lag: 0 },
      { from: undefined, to: second, lag: 0 },
      { from: first, to: { ...first, stage: 'WON' }, lag: 0 },
      { from: { ...first, stage: 'WON' }, to: first, lag: 1 },
      { from: undefined, to: first, lag: 2 },
      { from: first, to: undefined, lag: 2 },
      { from: undefined, to: second, lag: 0, recordedDay: 99 },
      { from: undefined, to: second, lag: 0, run: 8 },
    ]).map(([key, field, sum]) => [key, field, ...Object.values(cellOf(String(sum)))]);
    const big = 10n ** 21n;
    expect(told).toEqual([
      ['team|000099|00000007|simple@1|CNY', '0|ENGAGING|u', 1, big],
      ['team|000103|00000007|simple@1|CNY', '0|ENGAGING|a|b', 1, 3n],
      ['team|000103|00000007|simple@1|CNY', '0|ENGAGING|u', 1, big],
      ['team|000103|00000007|simple@1|CNY', '>0|ENGAGING|WON|a|b', 1, 3n],
      ['team|000103|00000007|simple@1|CNY', '>1|WON|ENGAGING|a|b', 1, 3n],
      ['team|000103|00000008|simple@1|CNY', '0|ENGAGING|u', 1, big],
      ['|000099|00000007|simple@1|CNY', '0|ENGAGING|', 1, big],
      ['|000103|00000007|simple@1|CNY', '0|ENGAGING|', 2, big + 3n],
      ['|000103|00000007|simple@1|CNY', '>0|ENGAGING|WON|', 1, 3n],
      ['|000103|00000007|simple@1|CNY', '>1|WON|ENGAGING|', 1, 3n],
      ['|000103|00000008|simple@1|CNY', '0|ENGAGING|', 1, big],
    ]);
  });

  it('are read as they are written', () => {
    const prefix = cellsPrefix('', 103, 7);
    expect(readKey('|000103|00000007|simple@1|CNY', prefix)).toEqual({ model: 'simple@1', currency: 'CNY' });
    expect(readField('-12|ENGAGING|a|b')).toEqual({ lag: -12, from: undefined, stage: 'ENGAGING', value: 'a|b' });
    expect(readField('>3|ENGAGING|+won|')).toEqual({ lag: 3, from: 'ENGAGING', stage: '+won', value: '' });
  });

  it('are no cells of a cube whose name begins like the key', () => {
    const cube = `${cellsPrefix('a', 103, 7)}x`;
    expect(readKey(`${cellsPrefix(cube, 103, 7)}simple@1|CNY`, cellsPrefix('a', 103, 7))).toBeUndefined();
  });
});
