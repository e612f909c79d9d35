import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DEALS = 'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value';
const MAVEN = {
  'sales_pipeline.csv': `${DEALS}\nA1,Ada Agent,GTX Pro,Isdom,Won,2017-01-02,2017-03-01,100\n`,
  'sales_teams.csv': 'sales_agent,manager,regional_office\nAda Agent,Max Boss,East\n',
  'products.csv': 'product,series,sales_price\nGTX Pro,GTX,4821\n',
  'accounts.csv': 'account,sector,office_location\nIsdom,medical,Kenya\n',
};
const row = (text: string) => ({ 'sales_pipeline.csv': `${MAVEN['sales_pipeline.csv']}${text}\n` });

/** Maven folders of which nothing may be imported: [what is wrong, the files that differ, what the message names]. */
export const badMaven: readonly (readonly [what: string, files: Record<string, string | Buffer>, named: RegExp])[] = [
  [
    'a date that does not exist',
    row('A2,Ada Agent,GTX Pro,Isdom,Won,2017-02-30,2017-03-01,5'),
    /2nd row of sales_pip.*engage_date "2017-02-30"/,
  ],
  [
    'a stage that nobody knows',
    row('A2,Ada Agent,GTX Pro,Isdom,Maybe,2017-01-02,,'),
    /2nd row of sales_pipeline\.csv.*deal_stage/,
  ],
  [
    'a value that is no amount',
    row('A2,Ada Agent,GTX Pro,Isdom,Won,2017-01-02,2017-03-01,lots'),
    /2nd row.*close_value/,
  ],
  [
    'a close before its beginning',
    row('A2,Ada Agent,GTX Pro,Isdom,Won,2017-03-02,2017-03-01,5'),
    /2nd row.*close_date/,
  ],
  ['an id twice', row('A1,Ada Agent,GTX Pro,Isdom,Engaging,2017-01-02,,'), /2nd row.*opportunity_id stands in row 1/],
  ['a row cut short', row('A2,Ada Agent'), /2nd row.*2 fields and the header 8/],
  ['a quote without end', row('A2,"Ada Agent,GTX Pro,Isdom,Engaging,2017-01-02,,'), /2nd row.*quote/],
  [
    'bytes that are not UTF-8',
    { 'sales_teams.csv': Buffer.from('sales_agent,manager,regional_office\n\xff,B,C\n', 'latin1') },
    /line 2 .*UTF-8/,
  ],
  ['a column that is missing', { 'products.csv': 'name,series\nGTX Pro,GTX\n' }, /products\.csv.*no column "product"/],
];

const MAP = {
  source: 'old',
  stageModel: 'simple',
  id: 'no',
  created: { column: 'opened', format: 'ISO' },
  closed: { column: 'closed', format: 'ISO' },
  outcome: { column: 'state', values: { open: 'open', won: 'won', lost: 'lost' } },
  value: { column: 'worth' },
  currency: 'CNY',
};
const HEADER = 'no,opened,closed,state,worth';
const SOUND = '1,2025-01-02,,open,100.00';

/** CSV files of which nothing may be imported: [what is wrong, the file, the map, what the message names]. */
export const badCsv: readonly (readonly [what: string, csv: string, map: string, named: RegExp])[] = [
  ...(
    [
      ['a date that does not exist', '2,2025-02-29,,open,1.00', /2nd row of deals\.csv.*opened "2025-02-29"/],
      ['an outcome that the map lacks', '2,2025-01-02,,sleeping,1.00', /2nd row.*state "sleeping"/],
      ['an amount in words', '2,2025-01-02,,open,a lot', /2nd row.*worth "a lot"/],
      ['a win without its date', '2,2025-01-02,,won,1.00', /2nd row.*closed is empty/],
      ['a field too many', '2,2025-01-02,,open,1.00,x', /2nd row.*6 fields and the header 5/],
    ] as const
  ).map(([what, text, named]) => [what, `${HEADER}\n${SOUND}\n${text}\n`, JSON.stringify(MAP), named] as const),
  ['a map that is no JSON', `${HEADER}\n${SOUND}\n`, '{"source":', /map map\.json is wrong at its top: it is not JSON/],
  [
    'a map without its dates',
    `${HEADER}\n${SOUND}\n`,
    JSON.stringify({ ...MAP, created: undefined }),
    /lacks "created"/,
  ],
  [
    'a map with a member too many',
    `${HEADER}\n${SOUND}\n`,
    JSON.stringify({ ...MAP, colour: 'x' }),
    /wrong at \/colour/,
  ],
  ['a map of an unknown zone', `${HEADER}\n${SOUND}\n`, JSON.stringify({ ...MAP, zone: 'Mars' }), /wrong at \/zone/],
  ['a map of a missing column', `no,opened\n1,2025-01-02\n`, JSON.stringify(MAP), /deals\.csv.*no column "closed"/],
];

/** Writes the n-th bad Maven folder. */
export function writeMaven(folder: string, n: number): string {
  const place = join(folder, `maven-${n}`);
  mkdirSync(place);
  for (const [name, content] of Object.entries({ ...MAVEN, ...badMaven[n]?.[1] }))
    writeFileSync(join(place, name), content);
  return place;
}

/** Writes the n-th bad CSV file and its map; beyond the last, a sound one. @returns the arguments that import it */
export function writeCsv(folder: string, n: number): readonly string[] {
  const place = join(folder, `csv-${n}`);
  mkdirSync(place);
  const [, csv, map] = badCsv[n] ?? ['', `${HEADER}\n${SOUND}\n`, JSON.stringify(MAP)];
  writeFileSync(join(place, 'deals.csv'), csv);
  writeFileSync(join(place, 'map.json'), map);
  return ['import', 'csv', join(place, 'deals.csv'), '--map', join(place, 'map.json')];
}
