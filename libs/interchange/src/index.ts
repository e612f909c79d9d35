export type { CsvMap } from './csv/csv-map.ts';
export { type CsvImport, type CsvOptions, type CsvSource, readCsv } from './csv/read-csv.ts';
export { readCsvMap } from './csv/read-csv-map.ts';
export * from './import-error.ts';
export type { ImportReport, Oddity } from './import-report.ts';
export type { ImportedFact, ImportedHistory, PersonId } from './imported-history.ts';
export type { MavenFiles } from './maven/maven-files.ts';
export { type MavenImport, type MavenOptions, readMaven } from './maven/read-maven.ts';
