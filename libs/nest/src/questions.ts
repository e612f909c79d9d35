import {
  askAuditLog,
  askBacktest,
  askComparisonCell,
  askCompleteness,
  askConversionCell,
  askCustomer,
  askDataQuality,
  askExplanation,
  askForecast,
  askFunnelBottlenecks,
  askFunnelBridge,
  askFunnelComparison,
  askFunnelConversion,
  askFunnelPerformance,
  askFunnelSnapshot,
  askFunnelTime,
  askFunnelVelocity,
  askHealth,
  askObligations,
  askOpportunity,
  askPlan,
  askRemedyEffect,
  askRules,
  askSample,
  askSharedDuties,
  askViolations,
  askVisits,
  askWorklist,
  askWorksheet,
} from '#engine';

/** Everything that can be asked of an engine, by name. */
export const questions = {
  funnelSnapshot: askFunnelSnapshot,
  funnelBridge: askFunnelBridge,
  funnelBottlenecks: askFunnelBottlenecks,
  funnelPerformance: askFunnelPerformance,
  funnelComparison: askFunnelComparison,
  funnelComparisonCell: askComparisonCell,
  funnelConversion: askFunnelConversion,
  funnelConversionCell: askConversionCell,
  funnelTime: askFunnelTime,
  funnelVelocity: askFunnelVelocity,
  funnelVisits: askVisits,
  worklist: askWorklist,
  health: askHealth,
  opportunity: askOpportunity,
  customer: askCustomer,
  plan: askPlan,
  forecast: askForecast,
  backtest: askBacktest,
  worksheet: askWorksheet,
  remedyEffect: askRemedyEffect,
  rules: askRules,
  dataQuality: askDataQuality,
  obligations: askObligations,
  violations: askViolations,
  auditLog: askAuditLog,
  explanation: askExplanation,
  sharedDuties: askSharedDuties,
  sample: askSample,
  completeness: askCompleteness,
} as const;

export type Questions = typeof questions;
export type QuestionName = keyof Questions;

/** What a question takes beside the engine. */
export type Asked<Name extends QuestionName> =
  Parameters<Questions[Name]> extends [unknown, ...infer Rest] ? Rest : never;

export type Answer<Name extends QuestionName> = Awaited<ReturnType<Questions[Name]>>;
