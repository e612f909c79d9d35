import type { Identity, Scope, Target } from './access.ts';
import type { Within } from './rights.ts';

/** Whether a row lies within the scope. What belongs to nobody lies within no bounded scope. */
export function covers({ outlets, consultant, partner }: Scope, target: Target): boolean {
  if (partner !== undefined && target.partner !== partner) return false;
  if (consultant !== undefined && target.consultant !== consultant) return false;
  return outlets === undefined || (target.outlet !== undefined && outlets.includes(target.outlet));
}

/** The rows that a right within those bounds reaches; undefined where the identity lacks what bounds it. */
export function scopeOf(identity: Identity, within: Within): Scope | undefined {
  switch (within) {
    case 'own':
      return { consultant: identity.id };
    case 'partner':
      return identity.partner === undefined ? undefined : { partner: identity.partner };
    case 'outlets':
    case 'tenant':
      return identity.outlets === 'all' ? {} : { outlets: identity.outlets };
  }
}

/** Whether every row is within it. */
export function isUnbounded({ outlets, consultant, partner }: Scope): boolean {
  return outlets === undefined && consultant === undefined && partner === undefined;
}

/** The dimensions by which lists and counts are kept within a scope: a row has one of the values of each. */
export function dimensionsOf({ outlets, consultant, partner }: Scope): Readonly<Record<string, readonly string[]>> {
  return {
    ...(outlets && { outlet: outlets }),
    ...(consultant !== undefined && { consultant: [consultant] }),
    ...(partner !== undefined && { partner: [partner] }),
  };
}

/**
 * What was asked for, kept within the scope: of each dimension only the values that both name. A list may come out empty;
 * then nothing fits.
 */
export function withinScope(
  scope: Scope,
  filters: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, readonly string[]>> {
  const bounds = Object.entries(dimensionsOf(scope)).map(([name, values]) => {
    const asked = filters[name];
    return [name, asked ? values.filter((value) => asked.includes(value)) : values] as const;
  });
  return { ...filters, ...Object.fromEntries(bounds) };
}
