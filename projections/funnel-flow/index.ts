export { type AskedTarget, type Attainment, type AttainmentUnsaid, countedSale } from './attainment.ts';
export type { Bridge, BridgeCount, BridgeValue } from './bridge-answer.ts';
export { type ChainCounts, type ChainQuestion, chainCounts } from './chain-counts.ts';
export type { CohortStage, Unsaid } from './cohort.ts';
export { type ComparisonCell, comparisonCell } from './comparison-cell.ts';
export type { Contribution } from './comparison-gap.ts';
export type { ComparedSegment, MixAndRates } from './comparison-segments.ts';
export type { Conversion, StageConversion } from './conversion.ts';
export { type ConversionCell, conversionCell } from './conversion-cell.ts';
export type { AskedPoint, ConversionCurve, CurveFigures, CurvePoint, CurveUnsaid } from './conversion-curve.ts';
export { type Counted, inRows, sumOf, type Tell, telling, type Worth } from './counted.ts';
export type { DealerMeasures } from './dealer-measures.ts';
export type { CurveThen, EarlierCurve, OutsideSpan } from './earlier-curve.ts';
export { type FlowMemory, type Flows, flowMemory } from './flow-memory.ts';
export type { ExpectedAmount, ExpectedWins } from './forecast/amounts.ts';
export { type Backtest, type BacktestQuestion, backtest } from './forecast/backtest.ts';
export { type ForecastBasis, forecastBasis } from './forecast/forecast-basis.ts';
export {
  type DealForecast,
  type ForecastQuestion,
  type ForecastScene,
  type FunnelForecast,
  funnelForecast,
  type MethodForecast,
  type Unsaid as ForecastUnsaid,
} from './forecast/funnel-forecast.ts';
export {
  type BottleneckQuestion,
  type FunnelBottlenecks,
  funnelBottlenecks,
  type StageFlow,
} from './funnel-bottlenecks.ts';
export { type BridgeQuestion, type FunnelBridge, funnelBridge } from './funnel-bridge.ts';
export {
  type CohortOutcome,
  type ComparedStage,
  type ComparisonScene,
  type FunnelComparison,
  funnelComparison,
} from './funnel-comparison.ts';
export {
  type ConversionFigures,
  type ConversionQuestion,
  type FunnelConversion,
  funnelConversion,
} from './funnel-conversion.ts';
export { funnelFlowProjection } from './funnel-flow.projection.ts';
export {
  type FunnelPerformance,
  funnelPerformance,
  type PerformanceFigures,
  type PerformanceQuestion,
  type PerformanceUnsaid,
} from './funnel-performance.ts';
export { type FunnelTime, funnelTime, type TimeFigures, type TimeQuestion } from './funnel-time.ts';
export { type FunnelVelocity, funnelVelocity, type VelocityQuestion } from './funnel-velocity.ts';
export { horizonsOf } from './horizons.ts';
export { begunBy, isTold, type Known } from './known-points.ts';
export type { MedianUnsaid } from './median-unsaid.ts';
export { type PeriodFigures, periodFigures } from './period-figures.ts';
export { type AskedPolicies, minimumOf, POLICIES, type Policies, PolicyRefused, policiesOf } from './policies.ts';
export type { Rate } from './rate.ts';
export { type EffectQuestion, type MeasuredStage, type RemedyEffect, remedyEffect } from './remedy-effect.ts';
export { groupsOf, wholeOf } from './scope.ts';
export type { Pushes, Slippage } from './slippage.ts';
export type { StageTime } from './stage-time.ts';
export { type StandingQuestion, tellStanding } from './standing-cells.ts';
export { type TimeToWin, type TimeToWinQuestion, timeToWin } from './time-to-win.ts';
export type { CurrencyVelocity, VelocityFigures, VelocityUnsaid } from './velocity.ts';
