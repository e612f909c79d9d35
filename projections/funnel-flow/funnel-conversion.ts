import { epochMs, type Instant } from '#kernel';
import type { StageModel } from '#opportunity';
import { type Conversion, conversionOf } from './conversion.ts';
import { type DealerMeasures, dealerMeasures, measuresOf } from './dealer-measures.ts';
import { definitionId } from './definition.ts';
import { historyAt, type Point } from './flow.ts';
import type { Flows } from './flow-memory.ts';
import type { Period } from './period.ts';
import type { Policies } from './policies.ts';
import { groupsOf, type KeyOf, type Scope, wholeOf } from './scope.ts';
import { stockConversion } from './stock.ts';
import { unitsByGroup } from './unit.ts';

export interface ConversionQuestion extends Scope {
  /** The period is what comes after `from`, up to and with `to`. Default: since the beginning. */
  readonly from?: Instant | undefined;
  readonly to: Instant;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  readonly policies: Policies;
}

export interface ConversionFigures extends Conversion {
  /** Of models with a test drive. */
  readonly dealer?: DealerMeasures;
}

/** The JSON of `funnel conversion`, save what only the caller knows. */
export interface FunnelConversion extends ConversionFigures {
  readonly stageModel: string;
  readonly from?: Instant;
  readonly to: Instant;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  readonly definitionId: string;
  readonly kind: Policies['kind'];
  readonly policies: Policies;
  /** Absent unless asked by a dimension. */
  readonly groups?: readonly (ConversionFigures & { readonly key: string })[];
}

/**
 * How opportunities went from stage to stage, as the policies read it; each is in the group of its last state by
 * `effectiveAt`.
 * @param currency ISO 4217 code of the log
 */
export function funnelConversion(
  flows: Flows,
  question: ConversionQuestion,
  model: StageModel,
  currency: string,
): FunnelConversion {
  const { by, filters, from, to, asOf, effectiveAt, policies } = question;
  const scope = { model: question.model, filters };
  const told = (keyOf: KeyOf) => figuresByGroup(flows, question, model, currency, keyOf);
  const whole = told(wholeOf(scope));
  const groups = by === undefined ? undefined : told(groupsOf(scope, by));
  return {
    stageModel: question.model,
    ...(from === undefined ? {} : { from }),
    to,
    asOf,
    effectiveAt,
    definitionId: definitionId('conversion', question, { ...policies, conversion: policies.kind }),
    kind: policies.kind,
    policies,
    ...whole.of(''),
    ...(groups ? { groups: groups.keys.map((key) => ({ key, ...groups.of(key) })) } : {}),
  };
}

/** Where time itself decides, nobody has seen further than what was known. */
function figuresByGroup(
  { flows, merges }: Flows,
  { from, to, asOf, effectiveAt, policies }: ConversionQuestion,
  model: StageModel,
  zero: string,
  keyOf: KeyOf,
) {
  const period: Period = { from: from === undefined ? Number.NEGATIVE_INFINITY : epochMs(from), to: epochMs(to) };
  const instants = { known: epochMs(asOf), effective: epochMs(effectiveAt) };
  const seen = Math.min(instants.known, instants.effective);
  const reading = { period, seen, model, policies, zero };
  const hasDrives = model.stages.some(({ movedBy }) => movedBy.includes('TestDriveCompleted'));
  const measures = hasDrives ? dealerMeasures(flows.values(), instants, period, policies.minimum, keyOf) : undefined;
  const dealer = (key: string) =>
    measures ? { dealer: measures.get(key) ?? measuresOf(undefined, policies.minimum) } : {};
  if (policies.kind === 'snapshot') {
    const effective = Math.min(instants.effective, period.to);
    const stocks = new Map<string, Point[]>();
    for (const { points } of flows.values()) {
      const last = historyAt(points, instants.known, effective).at(-1);
      const key = last && keyOf(last);
      if (key === undefined) continue;
      const ofKey = stocks.get(key) ?? [];
      stocks.set(key, ofKey);
      ofKey.push(last as Point);
    }
    return {
      keys: [...stocks.keys()].sort(),
      of: (key: string) => ({ ...stockConversion(stocks.get(key) ?? [], model, policies, zero), ...dealer(key) }),
    };
  }
  const units = unitsByGroup(flows.values(), merges, instants, model, policies, keyOf);
  return {
    keys: [...units.keys()].sort(),
    of: (key: string) => ({ ...conversionOf(units.get(key) ?? [], reading), ...dealer(key) }),
  };
}
