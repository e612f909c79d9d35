import type { Point } from './flow.ts';

/** The group of what lacks the dimension. */
export const NONE = '(none)';

/** Which opportunities are asked for. */
export interface Scope {
  /** `id@version` */
  readonly model: string;
  /** By dimension, the values wanted; `(none)` for opportunities without it. */
  readonly filters?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Dimension to group by. */
  readonly by?: string | undefined;
}

/** The group that something of a model with dimensions is in; undefined: out of scope. */
export type KeyOf = (point: Pick<Point, 'model' | 'dimensions'>) => string | undefined;

/** Of the whole: '' for everything in scope. */
export function wholeOf(scope: Omit<Scope, 'by'>): KeyOf {
  const isIn = membership(scope);
  return (point) => (isIn(point) ? '' : undefined);
}

/** Of the groups by a dimension: its value. */
export function groupsOf(scope: Omit<Scope, 'by'>, by: string): KeyOf {
  const isIn = membership(scope);
  return (point) => (isIn(point) ? groupValue(point, by) : undefined);
}

function membership({ model, filters = {} }: Omit<Scope, 'by'>) {
  const wanted = Object.entries(filters).map(([name, values]) => [name, new Set(values)] as const);
  return (point: Pick<Point, 'model' | 'dimensions'>) =>
    point.model === model && wanted.every(([name, values]) => values.has(groupValue(point, name)));
}

/** A dimension may be called like something that every object has. */
function groupValue({ dimensions }: Pick<Point, 'dimensions'>, name: string): string {
  return Object.hasOwn(dimensions, name) ? dimensions[name]! : NONE;
}
