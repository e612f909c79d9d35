import type { Cursor, EventStore } from '#event-store';
import { categoryOf, type RecordedEvent, type StreamName, streamName } from '#kernel';
import { largestRemainder } from '#planning';

/** By what a sample may be divided, so that each part is in it in proportion. */
export const STRATA = ['type', 'category', 'actor', 'role', 'outlet', 'consultant', 'rule'] as const;
export type Stratification = (typeof STRATA)[number];

/** A part of the events that are meant, and how many of the sample are drawn from it. */
export interface Stratum {
  /** What its events have in common; `(none)` for those that have none. */
  readonly key: string;
  readonly population: number;
  readonly size: number;
}

const NONE = '(none)';

/**
 * Divides a sample over strata in proportion to their sizes, by largest remainder (ties to the earlier key). Where the sample
 * has room for one of each, none is left out: those whose share is less than one event give one, and the others share the
 * rest in proportion.
 * @param populations events of each stratum, 1 or more
 * @param size 1 to the sum of `populations`
 * @returns in the order of the keys
 */
export function allocation(populations: ReadonlyMap<string, number>, size: number): readonly Stratum[] {
  const keys = [...populations.keys()].sort();
  const of = (key: string) => populations.get(key) as number;
  const small = new Set<string>();
  let rest = keys;
  for (let found = keys.length <= size; found; ) {
    const [left, all] = [size - small.size, rest.reduce((sum, key) => sum + of(key), 0)];
    const below = rest.filter((key) => left * of(key) < all);
    for (const key of below) small.add(key);
    rest = rest.filter((key) => !small.has(key));
    found = below.length > 0;
  }
  const shares =
    rest.length === 0
      ? []
      : largestRemainder(
          BigInt(size - small.size),
          rest.map((key) => BigInt(of(key))),
        );
  const drawn = new Map(rest.map((key, n) => [key, Number(shares[n])]));
  return keys.map((key) => ({ key, population: of(key), size: small.has(key) ? 1 : (drawn.get(key) as number) }));
}

/** To which stratum each event belongs. */
export type StratumOf = (event: RecordedEvent) => string;

/** @param upTo where the log ends for the sample: who owned an opportunity when is read up to there */
export async function stratumBy(
  by: Stratification,
  store: Pick<EventStore, 'readAll'>,
  upTo: Cursor,
): Promise<StratumOf> {
  switch (by) {
    case 'type':
      return ({ type }) => type;
    case 'category':
      return ({ stream }) => categoryOf(stream);
    case 'actor':
      return ({ meta: { actor } }) => actor.onBehalfOf ?? actor.id;
    case 'role':
      return ({ meta }) => meta.actor.role;
    case 'outlet':
      return ({ meta, data }) => meta.outlet ?? textIn(data.outlet);
    case 'rule':
      return ({ data }) => textIn(data.rule);
    case 'consultant':
      return ownersBy(store, upTo);
  }
}

function textIn(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value : NONE;
}

type Ownership = readonly { readonly position: number; readonly consultant: string }[];

/** Whoever owned the opportunity once the event was recorded: that of the stream, or the one that the event names. */
async function ownersBy(store: Pick<EventStore, 'readAll'>, upTo: Cursor): Promise<StratumOf> {
  const owners = new Map<StreamName, { readonly position: number; readonly consultant: string }[]>();
  for await (const page of store.readAll({ types: ['Created', 'Reassigned', 'Reclaimed'] })) {
    for (const { stream, position, data } of page) {
      if (position > upTo.position) continue;
      const { consultant, to } = data as { consultant?: string; to?: { consultant?: string } };
      const owner = consultant ?? to?.consultant;
      if (owner === undefined) continue;
      const known = owners.get(stream);
      if (known) known.push({ position, consultant: owner });
      else owners.set(stream, [{ position, consultant: owner }]);
    }
  }
  const ownerAt = (known: Ownership | undefined, position: number) =>
    known?.findLast((one) => one.position <= position)?.consultant;
  return ({ stream, position, data }) => {
    const named = data.opportunityId;
    const of =
      categoryOf(stream) === 'opportunity' || typeof named !== 'string' ? stream : streamName('opportunity', named);
    return ownerAt(owners.get(of), position) ?? textIn(data.consultant);
  };
}
