import { type CsvRow, csvRows } from '../csv-rows.ts';
import { corruptRow, ImportError } from '../import-error.ts';

export const FORMAT = 'maven';
export const PIPELINE = 'sales_pipeline.csv';
export const TEAMS = 'sales_teams.csv';
export const PRODUCTS = 'products.csv';
export const ACCOUNTS = 'accounts.csv';

/** The files of a Maven Analytics "CRM Sales Opportunities" folder by name, as bytes. */
export type MavenFiles = Readonly<Record<string, Uint8Array>>;

/** @throws ImportError where the folder lacks the file */
export function contentOf(files: MavenFiles, name: string): Uint8Array {
  const content = files[name];
  if (content) return content;
  const needed = [PIPELINE, TEAMS, PRODUCTS, ACCOUNTS].join(', ');
  throw new ImportError(
    'import-source-missing',
    `the folder has no file ${name}.\n  A Maven import needs ${needed} side by side. Nothing was imported.`,
    { file: name },
  );
}

export function rowsOf(files: MavenFiles, name: string, columns: readonly string[]): AsyncGenerator<CsvRow> {
  return csvRows({ name, content: [contentOf(files, name)] }, columns);
}

/** The value of a column that may not be empty. @throws ImportError */
export function required(file: string, row: CsvRow, column: string): string {
  const value = row.field(column);
  if (value === '') throw corruptRow(`${column} is empty`, { file, row: row.row, column });
  return value;
}
