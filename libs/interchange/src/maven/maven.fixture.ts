import { derivedId, type Instant, type Zone } from '#kernel';
import type { MavenFiles } from './maven-files.ts';
import type { MavenOptions } from './read-maven.ts';

const HEADER = 'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value';

/** A small folder of the Maven shape. @param deals rows of the pipeline, without its header */
export function aFolder(deals: readonly string[], others: Readonly<Record<string, string>> = {}): MavenFiles {
  const texts = {
    'sales_pipeline.csv': [HEADER, ...deals, ''].join('\r\n'),
    'sales_teams.csv': 'sales_agent,manager,regional_office\nAda Agent,Max Boss,East\nBo Agent,Max Boss,East\n',
    'products.csv': 'product,series,sales_price\nGTX Pro,GTX,4821\n',
    'accounts.csv': 'account,sector,office_location\nIsdom,medical,Kenya\n',
    ...others,
  };
  const bytes = Object.entries(texts).map(([name, text]) => [name, new TextEncoder().encode(text)]);
  return Object.fromEntries(bytes);
}

export function options(overrides: Partial<MavenOptions> = {}): MavenOptions {
  return {
    zone: 'Asia/Shanghai' as Zone,
    now: '2020-01-01T00:00:00.000Z' as Instant,
    judge: false,
    personId: async (_source, _name, commandId) => derivedId('staff', commandId),
    ...overrides,
  };
}
