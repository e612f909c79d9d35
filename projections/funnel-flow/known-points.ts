import type { Point } from './flow.ts';
import type { Flows } from './flow-memory.ts';

/** Which points decide what a question can be asked about: those known by then, of rows that the asker may see. */
export interface Known {
  /** Epoch ms. */
  readonly by: number;
  /** Whether rows with these dimensions are the asker's to see; default: all are. */
  readonly isWithin?: ((dimensions: Point['dimensions']) => boolean) | undefined;
}

/** When the first opportunity of each stage model began: epoch ms. A model that none followed is not there. */
export function begunBy(flows: Flows, known: Known): ReadonlyMap<string, number> {
  const begun = new Map<string, number>();
  somePoint(flows, known, ({ model, at }) => {
    const first = begun.get(model);
    if (first === undefined || at < first) begun.set(model, at);
    return false;
  });
  return begun;
}

/** Whether any opportunity has or had a dimension. */
export function isTold(flows: Flows, dimension: string, known: Known): boolean {
  return somePoint(flows, known, ({ dimensions }) => Object.hasOwn(dimensions, dimension));
}

function somePoint({ flows }: Flows, { by, isWithin }: Known, isSuch: (point: Point) => boolean): boolean {
  for (const { points } of flows.values()) {
    for (const point of points.items) {
      if (point.from > by || by >= point.until) continue;
      if ((!isWithin || isWithin(point.dimensions)) && isSuch(point)) return true;
    }
  }
  return false;
}
