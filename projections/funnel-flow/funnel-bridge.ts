import { epochMs, type Instant } from '#kernel';
import { type BridgeSums, type BridgeTimes, bridges, TERMS, type Term } from './bridge.ts';
import { type Bridge, bridgeOf, soleCurrency } from './bridge-answer.ts';
import { type Counted, type Tell, telling } from './counted.ts';
import { definitionId } from './definition.ts';
import type { Flows } from './flow-memory.ts';
import type { Period } from './period.ts';
import { groupsOf, type KeyOf, type Scope, wholeOf } from './scope.ts';

export interface BridgeQuestion extends Scope {
  /** The bridge leads from what was open at `from` to what was open at `to`. */
  readonly from: Instant;
  readonly to: Instant;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  /** What was known when the start was told; what was entered since then is `lateEntries`. Default: `asOf`. */
  readonly startAsOf?: Instant | undefined;
}

/** The JSON of `funnel bridge`, save what only the caller knows. */
export interface FunnelBridge extends Bridge {
  readonly stageModel: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly asOf: Instant;
  readonly startAsOf?: Instant;
  readonly effectiveAt: Instant;
  readonly definitionId: string;
  /** Absent unless asked by a dimension. */
  readonly groups?: readonly (Bridge & { readonly key: string })[];
}

/**
 * How the open opportunities at one instant became those at another.
 * @param currency ISO 4217 code of the log
 * @param tell told of what each figure counts
 */
export function funnelBridge({ flows }: Flows, question: BridgeQuestion, currency: string, tell?: Tell): FunnelBridge {
  const { model, by, filters, from, to, asOf, effectiveAt, startAsOf } = question;
  const period: Period = { from: epochMs(from), to: epochMs(to) };
  const known = epochMs(asOf);
  const restated = startAsOf !== undefined;
  const times: BridgeTimes = {
    known,
    knownAtStart: restated ? epochMs(startAsOf) : known,
    effective: epochMs(effectiveAt),
  };
  const told = (keyOf: KeyOf) => {
    const counted = new Map<string, Counted[]>();
    const note = (key: string, term: Term, one: Counted) => {
      const place = `${term} ${key}`;
      const known = counted.get(place);
      if (known) known.push(one);
      else counted.set(place, [one]);
    };
    const sums = bridges(flows.values(), period, times, keyOf, tell && note);
    return { sums, countedBy: (key: string) => (term: Term) => counted.get(`${term} ${key}`) ?? [] };
  };
  const all = told(wholeOf({ model, filters }));
  const whole = all.sums.get('');
  tellTerms(tell, restated, all.countedBy(''));
  const zero = soleCurrency(whole ? [whole] : []) ?? currency;
  const groups = by === undefined ? undefined : told(groupsOf({ model, filters }, by));
  for (const key of groups?.sums.keys() ?? []) {
    tellTerms(telling(tell, `groups.${key}`), restated, groups!.countedBy(key));
  }
  return {
    stageModel: model,
    from,
    to,
    asOf,
    ...(restated ? { startAsOf } : {}),
    effectiveAt,
    definitionId: definitionId('bridge', question),
    ...bridgeOf(whole, zero, restated),
    ...(groups
      ? { groups: inOrder(groups.sums).map(([key, sums]) => ({ key, ...bridgeOf(sums, zero, restated) })) }
      : {}),
  };
}

function tellTerms(tell: Tell | undefined, restated: boolean, countedBy: (term: Term) => readonly Counted[]): void {
  if (!tell) return;
  for (const term of TERMS) if (restated || term !== 'lateEntries') tell(term, countedBy(term));
  for (const end of ['openStart', 'openEnd'] as const) {
    const unvalued = countedBy(end).filter(({ worth }) => worth?.currency === '');
    tell(
      `unvalued.${end}`,
      unvalued.map(({ worth: _, ...one }) => one),
    );
  }
}

function inOrder(groups: ReadonlyMap<string, BridgeSums>): readonly (readonly [string, BridgeSums])[] {
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
