import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { answer, dealtrail, type Ended } from '../support/dealtrail.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(60_000);

const FOLDER = join(process.env.DEALTRAIL_SHARED ?? '../shared', 'data/maven-crm');

interface Tally {
  readonly count: number;
  readonly value: { readonly amount: string; readonly currency: string };
}

interface Stock {
  readonly entered: number;
  readonly open: Tally;
  readonly won: Tally;
  readonly lost: Tally;
  readonly stages: readonly (Tally & { readonly stage: string })[];
}

interface Snapshot extends Stock {
  readonly groups?: readonly (Stock & { readonly key: string; readonly label?: string })[];
  readonly incomplete: readonly string[];
}

interface Import {
  readonly imported: number;
  readonly unchanged: number;
  readonly events: number;
  readonly report: {
    readonly counts: object;
    readonly oddities: readonly { readonly code: string; readonly file: string; readonly rows: readonly number[] }[];
  };
}

const dollars = (amount: string) => ({ amount, currency: 'USD' });

describe('the Maven import by the command line', () => {
  const data = temporaryFolder();
  const imported = () => dealtrail(['import', 'maven', FOLDER, '--zone', 'UTC', '--data', data, '--json']);
  const snapshot = async (...args: readonly string[]) =>
    answer<Snapshot>(await dealtrail(['funnel', 'snapshot', '--data', data, '--json', ...args]));
  let first: Ended;

  beforeAll(async () => {
    first = await imported();
  });

  it('takes every row', () => {
    expect(first).toMatchObject({ exitCode: 0 });
    expect(answer<Import>(first)).toMatchObject({
      imported: 8800 + 41 + 3,
      unchanged: 0,
      report: { counts: { opportunities: 8800, won: 4238, lost: 2473, engaging: 1589, prospecting: 500 } },
    });
  });

  it.each([
    ['2016-12-31', 358, 358, 0, 0, '0.00'],
    ['2017-03-31', 1977, 1330, 531, 116, '1134672.00'],
    ['2017-06-30', 4365, 1686, 1785, 894, '4220783.00'],
    ['2017-09-30', 7135, 2409, 3042, 1684, '7203038.00'],
    ['2017-12-31', 8300, 1589, 4238, 2473, '10005534.00'],
  ])('answers for %s what the specification says', async (date, entered, open, won, lost, wonValue) => {
    expect(await snapshot('--effective', date)).toMatchObject({
      stageModel: 'simple@1',
      effectiveAt: `${date}T23:59:59.999Z`,
      entered,
      open: { count: open, value: dollars('0.00') },
      won: { count: won, value: dollars(wonValue) },
      lost: { count: lost, value: dollars('0.00') },
      stages: [
        { stage: 'PROSPECTING', count: 0, value: dollars('0.00') },
        { stage: 'ENGAGING', count: open, value: dollars('0.00') },
      ],
      incomplete: [],
    });
  });

  it('answers for today with all 8,800, the undated ones among them', async () => {
    expect(await snapshot()).toMatchObject({
      entered: 8800,
      open: { count: 1589 + 500 },
      won: { count: 4238, value: dollars('10005534.00') },
      lost: { count: 2473 },
      stages: [
        { stage: 'PROSPECTING', count: 500 },
        { stage: 'ENGAGING', count: 1589 },
      ],
    });
  });

  // Agents with a deal by that day, products sold by then, managers and regional offices, counted in the source's rows.
  it.each([
    ['consultant', 30, (label: string | undefined) => /^\p{Lu}\p{L}+ [\p{L}-]+/u.test(label ?? '')],
    ['product', 7, (label: string | undefined) => label === undefined],
    ['team', 6, (label: string | undefined) => MANAGERS.includes(label ?? '')],
    ['region', 3, (label: string | undefined) => label === undefined],
  ])('sums by %s to the whole, in %i groups called by their names', async (dimension, size, isCalled) => {
    const { groups = [], ...whole } = await snapshot('--effective', '2017-12-31', '--by', dimension);
    const sum = (of: (stock: Stock) => number) => groups.reduce((total, group) => total + of(group), 0);
    expect(groups).toHaveLength(size);
    expect(groups.filter(({ label }) => !isCalled(label))).toEqual([]);
    expect(groups.map(({ key }) => key)).not.toContain('(none)');
    for (const of of [
      ({ entered }: Stock) => entered,
      ({ open }: Stock) => open.count,
      ({ won }: Stock) => won.count,
      ({ won }: Stock) => Number(won.value.amount),
      ({ lost }: Stock) => lost.count,
      ({ stages }: Stock) => stages.reduce((total, { count }) => total + count, 0),
    ]) {
      expect(sum(of)).toBe(of(whole));
    }
  });

  it('adds nothing the second time', async () => {
    const before = await logOf(data);
    const again = await imported();
    expect(again).toMatchObject({ exitCode: 0, stderr: '' });
    expect(answer<Import>(again)).toMatchObject({ imported: 0, unchanged: 8844, events: 0 });
    expect(await logOf(data)).toBe(before);
  });

  it.each([
    ['no-account', 'sales_pipeline.csv', 1425],
    ['unknown-product', 'sales_pipeline.csv', 1480],
    ['no-dates', 'sales_pipeline.csv', 500],
  ])('reports %s in %s: %i rows by their numbers', (code, file, rows) => {
    const { oddities } = answer<Import>(first).report;
    const found = oddities.filter((oddity) => oddity.code === code && oddity.file === file).flatMap(({ rows }) => rows);
    expect(found).toHaveLength(rows);
    expect(new Set(found).size).toBe(rows);
    expect(found.every((row) => row >= 1 && row <= 8800)).toBe(true);
  });
});

const MANAGERS = ['Dustin Brinkmann', 'Melvin Marxen', 'Cara Losch', 'Rocco Neubert', 'Celia Rouche', 'Summer Sewald'];

/** How many records the log holds, all of them read again. */
async function logOf(data: string): Promise<number> {
  const { ok, log } = answer<{ readonly ok: boolean; readonly log: { readonly records: number } }>(
    await dealtrail(['doctor', '--data', data, '--json']),
  );
  expect(ok).toBe(true);
  return log.records;
}
