import { epochMs, type Instant } from '#kernel';
import type { StageModel } from '#opportunity';
import { type Conversion, conversionOf } from './conversion.ts';
import { type CurveFigures, curveFigures, noCurve } from './conversion-curve.ts';
import { type DealerMeasures, dealerMeasures, hasTestDrives, measuresOf } from './dealer-measures.ts';
import { definitionId } from './definition.ts';
import { type CurveThen, type EarlierCurve, held } from './earlier-curve.ts';
import type { Flows } from './flow-memory.ts';
import { horizonsOf } from './horizons.ts';
import type { Period } from './period.ts';
import type { Policies } from './policies.ts';
import { groupsOf, type KeyOf, type Scope, wholeOf } from './scope.ts';
import { stockConversion, stocksAt } from './stock.ts';
import { enteredIn, timedUnits } from './timed-units.ts';
import { knownFlows, personAt, type Unit, unitsByGroup, unitsOf } from './unit.ts';

export interface ConversionQuestion extends Scope {
  /** The period is what comes after `from`, up to and with `to`. Default: since the beginning. */
  readonly from?: Instant | undefined;
  readonly to: Instant;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  readonly policies: Policies;
  /** Days since the beginning at which the curve of the cohort is told; default: 30, 60, 90, 120. */
  readonly horizons?: readonly number[] | undefined;
  /** Also what the curve was then, as far as was known then, and what became of the same cohort since. */
  readonly earlier?: { readonly asOf: Instant; readonly effectiveAt: Instant } | undefined;
}

export interface ConversionFigures extends Conversion, CurveFigures {
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
  /** Absent unless asked for. */
  readonly earlier?: EarlierCurve;
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
  const figuresOf = asked(flows, question, model, currency);
  const whole = figuresOf(wholeOf(scope));
  const groups = by === undefined ? undefined : figuresOf(groupsOf(scope, by));
  return {
    stageModel: question.model,
    ...(from === undefined ? {} : { from }),
    to,
    asOf,
    effectiveAt,
    definitionId: definitionId('conversion', question, { ...policies, conversion: policies.kind }),
    kind: policies.kind,
    policies,
    ...whole.of('', true),
    ...(question.earlier ? { earlier: earlierCurve(flows, question, question.earlier, model) } : {}),
    ...(groups ? { groups: groups.keys.map((key) => ({ key, ...groups.of(key, false) })) } : {}),
  };
}

/** The figures of groups, whichever they are. Where time itself decides, nobody has seen further than what was known. */
function asked({ flows, merges }: Flows, question: ConversionQuestion, model: StageModel, zero: string) {
  const { from, to, asOf, effectiveAt, policies } = question;
  const horizons = horizonsOf(question.horizons);
  const period: Period = { from: from === undefined ? Number.NEGATIVE_INFINITY : epochMs(from), to: epochMs(to) };
  const instants = { known: epochMs(asOf), effective: epochMs(effectiveAt) };
  const reading = { period, seen: Math.min(instants.known, instants.effective), model, policies, zero };
  const known = knownFlows(flows, instants, model);
  const isStock = policies.kind === 'snapshot';
  const units = isStock ? [] : unitsOf(known, model, policies);
  const curve = (units: readonly Unit[], isWhole: boolean) => {
    if (policies.kind !== 'cohort') return noCurve('not-a-cohort', horizons);
    return curveFigures(enteredIn(timedUnits(units), period), { seen: reading.seen, policies, horizons, isWhole });
  };
  return (keyOf: KeyOf) => {
    const measures = hasTestDrives(model) ? dealerMeasures(known, period, policies, keyOf) : undefined;
    const dealer = (key: string) => (measures ? { dealer: measures.get(key) ?? measuresOf(undefined, policies) } : {});
    if (isStock) {
      const stocks = stocksAt(known, period.to, keyOf);
      return {
        keys: [...stocks.keys()].sort(),
        of: (key: string) => ({
          ...stockConversion(stocks.get(key) ?? [], model, policies, zero),
          ...noCurve('not-a-cohort', horizons),
          ...dealer(key),
        }),
      };
    }
    const groups = unitsByGroup(units, policies, personAt(merges, instants), keyOf);
    return {
      keys: [...groups.keys()].sort(),
      of: (key: string, isWhole: boolean) => ({
        ...conversionOf(groups.get(key) ?? [], reading),
        ...curve(groups.get(key) ?? [], isWhole),
        ...dealer(key),
      }),
    };
  };
}

/** The curve of the whole at an earlier time, and that of the same cohort now. */
function earlierCurve(
  { flows, merges }: Flows,
  question: ConversionQuestion,
  earlier: NonNullable<ConversionQuestion['earlier']>,
  model: StageModel,
): EarlierCurve {
  const { filters, policies } = question;
  const horizons = horizonsOf(question.horizons);
  const keyOf = wholeOf({ model: question.model, filters });
  const to = Math.min(epochMs(question.to), epochMs(earlier.asOf), epochMs(earlier.effectiveAt));
  const from = question.from === undefined ? Number.NEGATIVE_INFINITY : epochMs(question.from);
  const curveAt = ({ asOf, effectiveAt }: Pick<ConversionQuestion, 'asOf' | 'effectiveAt'>): CurveThen => {
    const instants = { known: epochMs(asOf), effective: epochMs(effectiveAt) };
    const units = unitsOf(knownFlows(flows, instants, model), model, policies);
    const whole = unitsByGroup(units, policies, personAt(merges, instants), keyOf).get('') ?? [];
    const cohort = enteredIn(timedUnits(whole), { from, to });
    const seen = Math.min(instants.known, instants.effective);
    const entered = cohort.units.length;
    if (policies.kind !== 'cohort') return { entered, ...noCurve('not-a-cohort', horizons) };
    return { entered, ...curveFigures(cohort, { seen, policies, horizons, isWhole: true }) };
  };
  const [early, late] = [curveAt(earlier), curveAt(question)];
  return { asOf: earlier.asOf, effectiveAt: earlier.effectiveAt, early, late, ...held(early, late) };
}
