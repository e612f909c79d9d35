import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { derivedId, type Zone } from '#kernel';
import { aFile, historiesOf, options, reading } from './csv.fixture.ts';
import { readCsv } from './read-csv.ts';
import { readCsvMap } from './read-csv-map.ts';

const CLOSING = {
  outcome: { column: 'state', values: { open: 'open', won: 'won', lost: 'lost' } },
  closed: { column: 'ended', format: 'ISO' },
  value: { column: 'worth' },
  currency: { column: 'ccy' },
};
const HEADER = 'opened,state,ended,worth,ccy';

describe('readCsv', () => {
  it('reads the example of its guide', async () => {
    const guide = await readFile('docs/guides/import-csv.md', 'utf8');
    const [, json = '', csv = ''] = /```json\n(.*?)```.*?```csv\n(.*?)```/s.exec(guide) ?? [];
    const asked = await readCsv({ ...aFile(csv.trim()), name: 'example.csv' }, readCsvMap('map.json', json), options());
    const histories = await historiesOf(asked);
    const [outlet, seller, sold, talks] = histories;

    expect(asked.report).toEqual({
      format: 'csv',
      source: 'example.csv',
      counts: { opportunities: 2, open: 1, won: 1, lost: 0, staff: 1, outlets: 1 },
      oddities: [],
    });
    expect(histories).toHaveLength(4);
    expect(outlet).toMatchObject({
      aggregate: 'outlet',
      commandId: 'import:csv:outlet:Mitte',
      facts: [{ type: 'OutletRegistered', data: { label: 'Mitte', zone: 'Europe/Berlin' } }],
    });
    expect(seller).toMatchObject({ aggregate: 'staff', facts: [{ data: { staffId: seller?.id, name: 'Jo Sample' } }] });
    // Berlin is UTC+2 in April and May.
    expect(sold).toEqual({
      aggregate: 'opportunity',
      id: derivedId('opportunity', 'import:csv:A-1'),
      outlet: outlet?.id,
      commandId: 'import:csv:A-1',
      provenance: { format: 'csv', source: 'oldcrm', key: 'A-1', judge: false },
      facts: [
        {
          type: 'Created',
          occurredAt: '2024-04-02T22:00:00.000Z',
          time: '3.4.2024',
          data: expect.objectContaining({
            episode: 1,
            customerId: derivedId('customer', 'import:csv:customer:K7'),
            customer: { name: 'Example Ltd', phone: '030 0000000' },
            consultant: seller?.id,
            outlet: outlet?.id,
            dimensions: { region: 'North' },
            product: 'Model S',
            stageModel: 'simple@1',
            stage: 'ENGAGING',
          }),
        },
        {
          type: 'ValueChanged',
          occurredAt: '2024-05-16T22:00:00.000Z',
          time: '17.5.2024',
          data: { episode: 1, new: { amount: '24990.00', currency: 'EUR' } },
        },
        expect.objectContaining({ type: 'Converted', occurredAt: '2024-05-16T22:00:00.000Z', time: '17.5.2024' }),
      ],
    });
    expect(talks?.facts).toHaveLength(1);
    expect(talks?.facts[0]?.data).toMatchObject({
      customer: { birthday: '1964-08-12' },
      checks: { birthdayKnown: true, missing: expect.arrayContaining(['surname', 'gender']) },
    });
  });

  it('gives an open row its value from the start and a lost one at its end', async () => {
    const asked = await reading(aFile(HEADER, '2024-01-01,open,,5,EUR', '2024-01-01,lost,2024-01-02,7,JPY'), CLOSING);
    const [open, lost] = await historiesOf(asked);
    expect(open?.facts.map(({ type }) => type)).toEqual(['Created']);
    expect(open?.facts[0]?.data).toMatchObject({ value: { amount: '5.00', currency: 'EUR' } });
    expect(lost?.facts.map(({ type }) => type)).toEqual(['Created', 'ValueChanged', 'Lost']);
    expect(lost?.facts[1]?.data).toMatchObject({ new: { amount: '7', currency: 'JPY' } });
  });

  it('keeps rows apart by file and row number where the source has no id', async () => {
    const file = aFile('opened', '2024-01-01', '2024-01-01');
    const first = await historiesOf(await reading(file));
    const again = await historiesOf(await reading(file));
    const other = await historiesOf(await reading(aFile('opened', '2024-01-01')));
    // printf 'opened\n2024-01-01\n2024-01-01\n' | sha256sum
    expect(first.map(({ commandId }) => commandId)).toEqual(['import:csv:9c66c4ff3583:1', 'import:csv:9c66c4ff3583:2']);
    expect(again).toEqual(first);
    expect(other[0]?.commandId).not.toBe(first[0]?.commandId);
  });

  it('registers a consultant once, and nobody whom an earlier import knew', async () => {
    const file = aFile('opened,who', '2024-01-01,Jo Sample', '2024-01-01,Jo Sample');
    const first = await historiesOf(await reading(file, { consultant: 'who' }));
    const asked = options({ personId: async () => 'known' });
    const again = await historiesOf(await reading(file, { consultant: 'who' }, asked));
    expect(first.map(({ aggregate }) => aggregate)).toEqual(['staff', 'opportunity', 'opportunity']);
    expect(again.map(({ aggregate }) => aggregate)).toEqual(['opportunity', 'opportunity']);
    expect(again[0]?.facts[0]?.data).toMatchObject({ consultant: 'known' });
  });

  it('takes dates in the zone of the map, else in the one asked for', async () => {
    const file = aFile('opened', '2024-01-02');
    const shanghai = options({ zone: 'Asia/Shanghai' as Zone });
    const [asked] = await historiesOf(await reading(file, {}, shanghai));
    const [mapped] = await historiesOf(await reading(file, { zone: 'UTC' }, shanghai));
    expect(asked?.facts[0]?.occurredAt).toBe('2024-01-01T16:00:00.000Z');
    expect(mapped?.facts[0]?.occurredAt).toBe('2024-01-02T00:00:00.000Z');
  });

  it('never takes the sentinel 1900-01-01 for a birthday', async () => {
    const customer = { birthday: { column: 'born', format: 'ISO' } };
    const [history] = await historiesOf(await reading(aFile('opened,born', '2024-01-01,1900-01-01'), { customer }));
    expect(history?.facts[0]?.data).toMatchObject({
      customer: { birthday: 'unknown' },
      checks: { birthdayKnown: false },
    });
  });

  it('reports odd rows', async () => {
    const more = { ...CLOSING, consultant: 'who', product: 'what', dimensions: { region: 'where' } };
    const rows = [',open,,,,a,b,c', '2024-01-01,won,2024-01-01,,,,,', '2024-01-01,open,,,,a,b,c'];
    const { report } = await reading(aFile(`${HEADER},who,what,where`, ...rows), more);
    expect(report.oddities.map(({ code, rows }) => [code, rows])).toEqual([
      ['no-dates', [1]],
      ['won-without-value', [2]],
      ['no-consultant', [2]],
      ['no-product', [2]],
      ['no-dimension', [2]],
    ]);
  });

  it.each([
    ['2017-02-30,open,,,', 'opened "2017-02-30" is not a date of the form ISO'],
    ['2025-01-02,open,,,', 'opened "2025-01-02" lies in the future'],
    ['2024-01-01,Open,,,', 'state "Open" is not among the values of the map open, won, lost'],
    ['2024-01-01,constructor,,,', 'state "constructor" is not among the values'],
    ['2024-01-01,won,,,', 'ended is empty in a row that is won or lost'],
    [',won,2024-01-01,,', 'opened is empty in a row that is won or lost'],
    ['2024-01-02,won,2024-01-01,,', 'ended "2024-01-01" is before opened "2024-01-02"'],
    ['2024-01-01,open,,abc,EUR', 'worth "abc" is not an amount in "EUR"'],
    ['2024-01-01,open,,5,EURO', 'worth "5" is not an amount in "EURO"'],
    ['2024-01-01,open,,5', 'it has 4 fields and the header 5'],
  ])('refuses the row %s before there is any history', async (row, what) => {
    const asked = reading(aFile(HEADER, '2024-01-01,open,,,', row), CLOSING);
    await expect(asked).rejects.toMatchObject({ code: 'import-row-corrupt', place: { file: 'deals.csv', row: 2 } });
    await expect(asked).rejects.toThrow(`the 2nd row of deals.csv cannot be read: ${what}`);
  });

  it.each([
    ['no', 'no is empty', ''],
    ['no', 'its no stands in row 1 already', 'A'],
    ['no', 'no is not 1 to 117 characters', 'a b'],
  ])('refuses a row whose %s cannot be its id: %s', async (_, what, id) => {
    const asked = reading(aFile('opened,no', '2024-01-01,A', `2024-01-01,${id}`), { id: 'no' });
    await expect(asked).rejects.toThrow(`the 2nd row of deals.csv cannot be read: ${what}`);
  });

  it('never quotes what is personal', async () => {
    const customer = { birthday: { column: 'born', format: 'ISO' } };
    const asked = reading(aFile('opened,born', '2024-01-01,12 May 1970'), { customer });
    await expect(asked).rejects.toThrow('born is not a date of the form ISO');
    await expect(asked).rejects.not.toThrow('1970');
  });

  it('names a column of the map that the file lacks', async () => {
    const asked = reading(aFile('opened', '2024-01-01'), { product: 'model' });
    await expect(asked).rejects.toMatchObject({ code: 'import-file-corrupt', place: { column: 'model' } });
  });
});
