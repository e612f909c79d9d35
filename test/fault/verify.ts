import type { Entry, StoredEntry } from './subject/fault-log.ts';

/**
 * What is wrong with a log, in words; empty where all is well: every acknowledged entry stands once, nothing stands
 * twice, positions have no gap and each lane's entries follow one another.
 */
export function faultsOf(contents: readonly StoredEntry[], acknowledged: readonly Entry[]): string[] {
  const faults: string[] = [];
  const stored = new Set<string>();
  const next = new Map<number, number>();
  contents.forEach(({ lane, n, position }, index) => {
    const before = contents[index - 1];
    if (before && position !== before.position + 1) faults.push(`position ${position} follows ${before.position}`);
    if (stored.has(`${lane} ${n}`)) faults.push(`entry ${lane} ${n} stands twice`);
    else if (n !== (next.get(lane) ?? 0))
      faults.push(`entry ${lane} ${n} follows ${lane} ${(next.get(lane) ?? 0) - 1}`);
    stored.add(`${lane} ${n}`);
    next.set(lane, n + 1);
  });
  for (const { lane, n } of acknowledged) {
    if (!stored.has(`${lane} ${n}`)) faults.push(`acknowledged entry ${lane} ${n} is lost`);
  }
  return faults;
}
