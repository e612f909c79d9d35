import { epochMs, type Instant } from '#kernel';
import { type BridgeSums, type BridgeTimes, bridges } from './bridge.ts';
import { type Bridge, bridgeOf, soleCurrency } from './bridge-answer.ts';
import { definitionId } from './definition.ts';
import type { Flows } from './flow-memory.ts';
import type { Period } from './period.ts';
import { groupsOf, type Scope, wholeOf } from './scope.ts';

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

/** How the open opportunities at one instant became those at another. @param currency ISO 4217 code of the log */
export function funnelBridge({ flows }: Flows, question: BridgeQuestion, currency: string): FunnelBridge {
  const { model, by, filters, from, to, asOf, effectiveAt, startAsOf } = question;
  const period: Period = { from: epochMs(from), to: epochMs(to) };
  const known = epochMs(asOf);
  const restated = startAsOf !== undefined;
  const times: BridgeTimes = {
    known,
    knownAtStart: restated ? epochMs(startAsOf) : known,
    effective: epochMs(effectiveAt),
  };
  const told = (keyOf: Parameters<typeof bridges>[3]) => bridges(flows.values(), period, times, keyOf);
  const whole = told(wholeOf({ model, filters })).get('');
  const zero = soleCurrency(whole ? [whole] : []) ?? currency;
  const groups = by === undefined ? undefined : told(groupsOf({ model, filters }, by));
  return {
    stageModel: model,
    from,
    to,
    asOf,
    ...(restated ? { startAsOf } : {}),
    effectiveAt,
    definitionId: definitionId('bridge', question),
    ...bridgeOf(whole, zero, restated),
    ...(groups ? { groups: inOrder(groups).map(([key, sums]) => ({ key, ...bridgeOf(sums, zero, restated) })) } : {}),
  };
}

function inOrder(groups: ReadonlyMap<string, BridgeSums>): readonly (readonly [string, BridgeSums])[] {
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
