import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { derivedId, endOfDay, type Instant, type LocalDate, type Zone } from '#kernel';
import type { ImportedHistory } from '../imported-history.ts';
import { type MavenImport, readMaven } from './read-maven.ts';

const FOLDER = join(process.env.DEALTRAIL_SHARED ?? '../shared', 'data/maven-crm');
const UTC = 'UTC' as Zone;

async function published(): Promise<Record<string, Uint8Array>> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.csv'));
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(FOLDER, name))])));
}

/** funnel.md 8 counted by hand from facts: no state, no fold, no projection. */
function countedAt(histories: readonly ImportedHistory[], effective: Instant) {
  const facts = histories
    .filter(({ aggregate }) => aggregate === 'opportunity')
    .map(({ facts }) => facts.filter(({ occurredAt }) => occurredAt !== 'recorded' && occurredAt <= effective));
  const won = facts.filter((happened) => happened.some(({ type }) => type === 'Converted'));
  const lost = facts.filter((happened) => happened.some(({ type }) => type === 'Lost'));
  const entered = facts.filter((happened) => happened.some(({ type }) => type === 'Created'));
  const values = won.flat().filter(({ type }) => type === 'ValueChanged');
  const amounts = values.map(({ data }) => Number((data as { new: { amount: string } }).new.amount));
  return {
    entered: entered.length,
    open: entered.length - won.length - lost.length,
    won: won.length,
    lost: lost.length,
    wonValue: amounts.reduce((sum, amount) => sum + amount, 0),
  };
}

describe('the published Maven folder', () => {
  let imported: MavenImport;

  beforeAll(async () => {
    imported = await readMaven(await published(), {
      zone: UTC,
      now: '2026-01-01T00:00:00.000Z' as Instant,
      judge: false,
      personId: async (_source, _name, commandId) => derivedId('staff', commandId),
    });
  });

  it.each([
    ['2016-12-31', 358, 358, 0, 0, 0],
    ['2017-03-31', 1977, 1330, 531, 116, 1_134_672],
    ['2017-06-30', 4365, 1686, 1785, 894, 4_220_783],
    ['2017-09-30', 7135, 2409, 3042, 1684, 7_203_038],
    ['2017-12-31', 8300, 1589, 4238, 2473, 10_005_534],
  ])('holds by %s what the specification says', (date, entered, open, won, lost, wonValue) => {
    const effective = endOfDay(date as LocalDate, UTC);
    expect(countedAt(imported.histories, effective)).toEqual({ entered, open, won, lost, wonValue });
  });

  it('is counted in the report', () => {
    expect(imported.report.counts).toEqual({
      opportunities: 8800,
      prospecting: 500,
      engaging: 1589,
      won: 4238,
      lost: 2473,
      staff: 41,
      outlets: 3,
    });
  });

  it.each([
    ['no-account', 1425],
    ['unknown-product', 1480],
    ['no-dates', 500],
    ['lost-value-zero', 2473],
    ['agent-without-deals', 5],
    ['misspelt', 13],
  ])('is reported %s: %d rows, each by its number', (code, rows) => {
    const found = imported.report.oddities.filter((oddity) => oddity.code === code).flatMap((oddity) => oddity.rows);
    expect(new Set(found).size).toBe(rows);
    expect(found).toHaveLength(rows);
  });

  it('names the odd rows as the files do', () => {
    const rowsOf = (text: string) => imported.report.oddities.find(({ message }) => message.includes(text))?.rows;
    expect(rowsOf('technolgy')?.slice(0, 2)).toEqual([1, 7]);
    expect(rowsOf('Philipines')).toEqual([4]);
    expect(rowsOf('"GTXPro"')?.[0]).toBe(2);
  });

  it('has a command id and an id of its own for every history', () => {
    expect(new Set(imported.histories.map(({ commandId }) => commandId)).size).toBe(8844);
    expect(new Set(imported.histories.map(({ id }) => id)).size).toBe(8844);
  });

  it('reads one deal as its row says', () => {
    const deal = imported.histories.find(({ commandId }) => commandId === 'import:maven:1C1I7A6R');
    expect(deal?.facts.map(({ type, occurredAt, time }) => [type, occurredAt, time])).toEqual([
      ['Created', '2016-10-20T00:00:00.000Z', '2016-10-20'],
      ['ValueChanged', '2017-03-01T00:00:00.000Z', '2017-03-01'],
      ['Converted', '2017-03-01T00:00:00.000Z', '2017-03-01'],
    ]);
    expect(deal?.facts[0]?.data).toMatchObject({
      stage: 'ENGAGING',
      product: 'GTX Plus Basic',
      dimensions: { region: 'Central', account: 'Cancity' },
    });
  });

  it('keeps names out of all but the registration of staff', async () => {
    const files = await published();
    const teams = new TextDecoder().decode(files['sales_teams.csv']).trim().split('\n').slice(1);
    const names = new Set(teams.flatMap((line) => line.split(',').slice(0, 2)));
    const others = imported.histories.filter(({ aggregate }) => aggregate !== 'staff');
    const written = JSON.stringify([
      others,
      imported.report,
      imported.histories.map(({ facts: _facts, ...rest }) => rest),
    ]);
    expect(names.size).toBe(41);
    expect([...names].filter((name) => written.includes(name))).toEqual([]);
  });
});
