import type { DserpManifest } from './dserp-file.ts';

/** A manifest as it was written; undefined for anything else. */
export function readDserpManifest(text: string): DserpManifest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isManifest(value) ? value : undefined;
}

function isManifest(value: unknown): value is DserpManifest {
  if (typeof value !== 'object' || value === null) return false;
  const { format, batchId, outlet, date, file, sha256, rows, personalData, opportunityIds } = value as Record<
    string,
    unknown
  >;
  return (
    format === 'dealtrail-dserp@1' &&
    [batchId, outlet, date, file, sha256].every((text) => typeof text === 'string') &&
    !/[\\/]/.test(file as string) &&
    Number.isSafeInteger(rows) &&
    typeof personalData === 'boolean' &&
    Array.isArray(opportunityIds) &&
    opportunityIds.every((id) => typeof id === 'string')
  );
}
