import type { PreparedBatch } from '../log/index.ts';

/** Appends of which it is not known whether they stand: they are looked for when they come again. */
export interface UncertainAppends {
  add(batch: PreparedBatch): void;
  has(batch: PreparedBatch): boolean;
  settled(batch: PreparedBatch): void;
}

/** As many commands as may fail in an outage and be sent again after it. */
const KEPT = 100_000;

export function uncertainAppends(): UncertainAppends {
  const first = new Set<string>();
  const idOf = ({ events }: PreparedBatch) => events[0]?.id ?? '';
  return {
    add(batch) {
      first.add(idOf(batch));
      for (const oldest of first) {
        if (first.size <= KEPT) return;
        first.delete(oldest);
      }
    },
    has: (batch) => first.has(idOf(batch)),
    settled: (batch) => first.delete(idOf(batch)),
  };
}
