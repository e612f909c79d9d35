import type { Oddities } from '../import-report.ts';
import { ACCOUNTS, type MavenFiles, PRODUCTS, required, rowsOf } from './maven-files.ts';

/** Spellings known to be wrong in the published files. They are reported and imported as they stand. */
const MISSPELT = [
  { column: 'sector', written: 'technolgy', meant: 'technology' },
  { column: 'office_location', written: 'Philipines', meant: 'Philippines' },
] as const;

/** The names in the list of products. */
export async function readProducts(files: MavenFiles): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for await (const row of rowsOf(files, PRODUCTS, ['product'])) names.add(required(PRODUCTS, row, 'product'));
  return names;
}

/** The sector of each account in the list, by the account's name. */
export async function readAccounts(files: MavenFiles, oddities: Oddities): Promise<ReadonlyMap<string, string>> {
  const sectors = new Map<string, string>();
  for await (const row of rowsOf(files, ACCOUNTS, ['account', 'sector', 'office_location'])) {
    const name = required(ACCOUNTS, row, 'account');
    if (sectors.has(name)) oddities.note(ACCOUNTS, 'account-listed-twice', 'the account is listed before', row.row);
    else sectors.set(name, row.field('sector'));
    for (const { column, written, meant } of MISSPELT) {
      if (row.field(column) !== written) continue;
      oddities.note(ACCOUNTS, 'misspelt', `${column} is "${written}", perhaps "${meant}"`, row.row);
    }
  }
  return sectors;
}
