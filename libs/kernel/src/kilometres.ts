/** A distance in km with a resolution of 0.1 km. */
export type Kilometres = number & { readonly __kilometres: never };

/** @returns undefined for a negative or non-finite number, or one finer than 0.1 km. */
export function parseKilometres(value: number): Kilometres | undefined {
  if (!Number.isFinite(value) || value < 0 || value > 10_000_000) return undefined;
  return tenths(value) / 10 === value ? (value as Kilometres) : undefined;
}

/** `to − from`, exact to 0.1 km. */
export function distance(from: Kilometres, to: Kilometres): number {
  return (tenths(to) - tenths(from)) / 10;
}

function tenths(km: number): number {
  return Math.round(km * 10);
}
