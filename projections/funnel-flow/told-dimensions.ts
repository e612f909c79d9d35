export type Dimensions = Readonly<Record<string, string>>;

/**
 * The dimensions that the points of a document have, each told once: the first in full, of the others what differs from
 * the first; null: it lacks what the first has.
 */
export type ToldDimensions = readonly Readonly<Record<string, string | null>>[];

/** The dimensions at a place. */
export function dimensionsAt(told: ToldDimensions, place: number): Dimensions {
  const [first = {}] = told;
  if (place === 0) return first as Dimensions;
  const dimensions: Record<string, string> = { ...(first as Dimensions) };
  for (const [name, value] of Object.entries(told[place] ?? {})) {
    if (value === null) delete dimensions[name];
    else dimensions[name] = value;
  }
  return dimensions;
}

/** Where dimensions stand in the list; −1: nowhere. */
export function placeOfDimensions(told: ToldDimensions, dimensions: Dimensions): number {
  return told.findIndex((_, place) => areAlike(dimensionsAt(told, place), dimensions));
}

/** The list with dimensions that it does not have yet. */
export function withDimensions(told: ToldDimensions, dimensions: Dimensions): ToldDimensions {
  const [first] = told;
  if (!first) return [dimensions];
  const differing: Record<string, string | null> = {};
  for (const [name, value] of Object.entries(dimensions)) if (first[name] !== value) differing[name] = value;
  for (const name in first) if (!Object.hasOwn(dimensions, name)) differing[name] = null;
  return [...told, differing];
}

function areAlike(a: Dimensions, b: Dimensions): boolean {
  if (a === b) return true;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
