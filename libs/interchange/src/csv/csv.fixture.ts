import { derivedId, type Instant, type Zone } from '#kernel';
import type { ImportedHistory } from '../imported-history.ts';
import { type CsvImport, type CsvOptions, type CsvSource, readCsv } from './read-csv.ts';
import { readCsvMap } from './read-csv-map.ts';

/** The least that a map must say. */
export const LEAST = { source: 'old', stageModel: 'simple', created: { column: 'opened', format: 'ISO' } };

export function aFile(...lines: readonly string[]): CsvSource {
  return { name: 'deals.csv', open: () => [new TextEncoder().encode(`${lines.join('\n')}\n`)] };
}

export function options(overrides: Partial<CsvOptions> = {}): CsvOptions {
  return {
    zone: 'UTC' as Zone,
    now: '2025-01-01T00:00:00.000Z' as Instant,
    judge: false,
    personId: async (_source, _name, commandId) => derivedId('staff', commandId),
    ...overrides,
  };
}

/** Reads a file through the least map and what is said beyond it. */
export function reading(file: CsvSource, more: object = {}, asked = options()): Promise<CsvImport> {
  return readCsv(file, readCsvMap('map.json', JSON.stringify({ ...LEAST, ...more })), asked);
}

export function historiesOf({ histories }: CsvImport): Promise<readonly ImportedHistory[]> {
  return Array.fromAsync(histories);
}
