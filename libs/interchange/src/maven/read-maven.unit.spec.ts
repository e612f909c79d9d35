import { describe, expect, it } from '@jest/globals';
import { derivedId } from '#kernel';
import type { ImportedFact } from '../imported-history.ts';
import { aFolder, options } from './maven.fixture.ts';
import { readMaven } from './read-maven.ts';

const WON = 'W1,Ada Agent,GTX Pro,Isdom,Won,2017-01-02,2017-02-03,1234.5';

async function factsOf(...deals: readonly string[]): Promise<readonly ImportedFact[]> {
  const { histories } = await readMaven(aFolder(deals), options());
  return histories.filter(({ aggregate }) => aggregate === 'opportunity').flatMap(({ facts }) => facts);
}

describe('readMaven', () => {
  it('puts a date at 00:00 of that day in the zone, and the value just before the win', async () => {
    const facts = await factsOf(WON);
    expect(facts.map(({ type, occurredAt, time }) => ({ type, occurredAt, time }))).toEqual([
      { type: 'Created', occurredAt: '2017-01-01T16:00:00.000Z', time: '2017-01-02' },
      { type: 'ValueChanged', occurredAt: '2017-02-02T16:00:00.000Z', time: '2017-02-03' },
      { type: 'Converted', occurredAt: '2017-02-02T16:00:00.000Z', time: '2017-02-03' },
    ]);
    expect(facts[1]?.data).toMatchObject({ new: { amount: '1234.50', currency: 'USD' } });
  });

  it('lets a row without dates be true from its recording on', async () => {
    const facts = await factsOf('P1,Ada Agent,GTX Pro,Isdom,Prospecting,,,');
    expect(facts).toHaveLength(1);
    expect(facts[0]).toMatchObject({ type: 'Created', occurredAt: 'recorded', data: { stage: 'PROSPECTING' } });
    expect(facts[0]).not.toHaveProperty('time');
  });

  it('gives a loss no reason, and a value only where the source has one', async () => {
    const nothing = await factsOf('L1,Ada Agent,GTX Pro,Isdom,Lost,2017-01-02,2017-02-03,0');
    const something = await factsOf('L1,Ada Agent,GTX Pro,Isdom,Lost,2017-01-02,2017-02-03,7');
    expect(nothing.map(({ type }) => type)).toEqual(['Created', 'Lost']);
    expect(something.map(({ type }) => type)).toEqual(['Created', 'ValueChanged', 'Lost']);
    expect(nothing[1]?.data).not.toHaveProperty('reason');
  });

  it('gives consultant, team, region and outlet the ids of staff and outlet, and each person one registration', async () => {
    const { histories } = await readMaven(aFolder([WON]), options());
    const [outlet, ada, bo, boss] = histories;
    expect(histories.map(({ aggregate }) => aggregate)).toEqual(['outlet', 'staff', 'staff', 'staff', 'opportunity']);
    expect(ada?.facts[0]?.data).toMatchObject({ name: 'Ada Agent', role: 'sales_consultant', managerId: boss?.id });
    expect(boss?.facts[0]?.data).toMatchObject({ name: 'Max Boss', role: 'sales_manager', outlet: outlet?.id });
    expect(new Set([ada?.id, bo?.id, boss?.id]).size).toBe(3);
    expect(histories[4]).toMatchObject({
      outlet: outlet?.id,
      commandId: 'import:maven:W1',
      id: derivedId('opportunity', 'import:maven:W1'),
      provenance: { format: 'maven', source: 'sales_pipeline.csv', key: 'W1', judge: false },
    });
    expect(histories[4]?.facts[0]?.data).toMatchObject({
      consultant: ada?.id,
      outlet: outlet?.id,
      dimensions: { team: boss?.id, region: 'East', account: 'Isdom' },
    });
  });

  it('takes the id that is known for a name, asks once for each person and registers nobody known again', async () => {
    const asked: string[] = [];
    const personId = async (source: string, name: string, commandId: string) => {
      asked.push(`${source} ${name} ${commandId.replace(/[0-9a-f]{12}/, '#')}`);
      return `known-${asked.length}`;
    };
    const { histories } = await readMaven(aFolder([WON]), options({ personId }));
    expect(asked).toEqual([
      'maven Max Boss import:maven:#:1:manager',
      'maven Ada Agent import:maven:#:1',
      'maven Bo Agent import:maven:#:2',
    ]);
    expect(histories.map(({ aggregate }) => aggregate)).toEqual(['outlet', 'opportunity']);
    expect(histories[1]?.facts[0]?.data).toMatchObject({ consultant: 'known-2', dimensions: { team: 'known-1' } });
  });

  it('registers an agent who sells but stands in no team, and says so', async () => {
    const { histories, report } = await readMaven(aFolder([WON.replace('Ada Agent', 'Cy Stranger')]), options());
    const stranger = histories.find(({ facts }) =>
      facts.some(({ data }) => 'name' in data && data.name === 'Cy Stranger'),
    );
    const deal = histories.at(-1);
    expect(deal?.facts[0]?.data).toMatchObject({ consultant: stranger?.id, dimensions: { account: 'Isdom' } });
    expect(deal?.facts[0]?.data).not.toHaveProperty('dimensions.team');
    expect(report.oddities.find(({ code }) => code === 'agent-without-team')?.rows).toEqual([1]);
    expect(JSON.stringify(report)).not.toContain('Stranger');
  });

  it('reports what is odd by file and row', async () => {
    const { report } = await readMaven(
      aFolder([WON, WON.replace('W1', 'W2').replace('GTX Pro', 'GTXPro').replace('Isdom', '')]),
      options(),
    );
    const found = report.oddities.map(({ code, file, rows }) => [code, file, rows]);
    expect(found).toEqual([
      ['no-account', 'sales_pipeline.csv', [2]],
      ['unknown-product', 'sales_pipeline.csv', [2]],
      ['agent-without-deals', 'sales_teams.csv', [2]],
    ]);
  });

  it.each([
    ['a field too few', 'X1,Ada Agent,GTX Pro,Isdom,Won,2017-01-02,2017-02-03', 'it has 7 fields and the header 8'],
    ['a date that does not exist', WON.replace('2017-02-03', '2017-02-30'), 'close_date "2017-02-30" is not a date'],
    ['a date in another form', WON.replace('2017-01-02', '1/2/2017'), 'engage_date "1/2/2017" is not a date'],
    ['a date in the future', WON.replace('2017-02-03', '2020-01-02'), 'close_date "2020-01-02" lies in the future'],
    ['an unknown stage', WON.replace('Won', 'Wonn'), 'deal_stage "Wonn" is not a stage'],
    ['a stage that objects have', WON.replace('Won', 'constructor'), 'deal_stage "constructor" is not a stage'],
    ['no number', WON.replace('1234.5', '12x'), 'close_value "12x" is not an amount in USD'],
    ['a fraction of a cent', WON.replace('1234.5', '1.001'), 'close_value "1.001" is not an amount in USD'],
    ['a negative value', WON.replace('1234.5', '-1'), 'close_value "-1" is not an amount in USD'],
    [
      'a close before its start',
      WON.replace('2017-02-03', '2017-01-01'),
      'close_date "2017-01-01" is before engage_date',
    ],
    ['a win without a value', WON.replace('1234.5', ''), 'close_value is empty in a row that is Won'],
    ['a win without a close', WON.replace('2017-02-03', ''), 'close_date is empty in a row that is Won'],
    ['an open deal that closed', WON.replace('Won', 'Engaging'), 'close_date stands in a row that is Engaging'],
    ['an opportunity without id', WON.replace('W1', ''), 'opportunity_id is empty'],
    ['an id that cannot be one', WON.replace('W1', 'W 1'), 'opportunity_id is not 1 to 115 characters'],
    ['an agent without name', WON.replace('Ada Agent', ''), 'sales_agent is empty'],
    [
      'an id for the second time',
      'OK,Ada Agent,GTX Pro,Isdom,Prospecting,,,',
      'its opportunity_id stands in row 1 already',
    ],
    [
      'a quote left open',
      'X1,"Ada Agent,GTX Pro,Isdom,Won,2017-01-02,2017-02-03,1',
      'a quote is opened and never closed',
    ],
  ])('refuses %s with its place and what to do', async (_, bad, what) => {
    const reading = readMaven(aFolder(['OK,Ada Agent,GTX Pro,Isdom,Prospecting,,,', bad]), options());
    await expect(reading).rejects.toMatchObject({
      code: 'import-row-corrupt',
      place: { file: 'sales_pipeline.csv', row: 2 },
    });
    await expect(reading).rejects.toThrow(`the 2nd row of sales_pipeline.csv cannot be read: ${what}`);
    await expect(reading).rejects.toThrow('Correct the row and import again. Nothing was imported.');
  });

  it('refuses an agent in two teams', async () => {
    const teams = 'sales_agent,manager,regional_office\nAda Agent,Max Boss,East\nAda Agent,Max Boss,West\n';
    const reading = readMaven(aFolder([WON], { 'sales_teams.csv': teams }), options());
    await expect(reading).rejects.toThrow(
      'the 2nd row of sales_teams.csv cannot be read: its sales_agent stands in row 1',
    );
  });

  it('refuses a folder that lacks a file', async () => {
    const { 'sales_teams.csv': _teams, ...folder } = aFolder([WON]);
    await expect(readMaven(folder, options())).rejects.toMatchObject({
      code: 'import-source-missing',
      place: { file: 'sales_teams.csv' },
    });
  });
});
