export { type BrokenLink, brokenLinks } from './broken-links.ts';
export { catalogue } from './catalogue.ts';
export { dealerRuleSet } from './dealer-rule-set.ts';
export { effectiveState } from './effective-state.ts';
export * from './final-verdict.ts';
export * from './history.ts';
export * from './judge-demo-car.ts';
export * from './judge-opportunity.ts';
export * from './judge-outlet.ts';
export * from './judge-visit.ts';
export * from './judging.ts';
export * from './overdue-activities.ts';
export * from './parameters.ts';
export * from './point.ts';
export { policyOf } from './policy.ts';
export * from './published-rule-set.ts';
export * from './rule.ts';
export * from './rule-book.ts';
export { carePlanTasks } from './rules/care/care-plan-tasks.ts';
export { type DataQuality, dataQuality, dataQualityOf, type QualityPeriod } from './rules/intake/data-quality.ts';
export * from './rules/loss/loss-clarity.ts';
export {
  type SalesDepartments,
  type SalesStaff,
  type StaffScope,
  salesStaff,
  salesStaffOnly,
} from './rules/policy/sales-staff-only.ts';
export { segregationOfDuties } from './rules/policy/segregation-of-duties.ts';
export { type Constraint, parseConstraint, UnreadableConstraint } from './rules/process/constraint.ts';
export { type Deviation, deviationsIn } from './rules/process/process-conformance.ts';
export * from './scene-of.ts';
export { type SharedDuty, sharedDuties } from './shared-duties.ts';
export { type ErpTrade, type Sale, unacknowledged } from './unacknowledged.ts';
export * from './validate-content.ts';
export * from './verdict.ts';
export * from './verdict-facts.ts';
export { textOf } from './verdict-of.ts';
export * from './verdicts-on.ts';
export type { Worded, Wording } from './wording.ts';
export * from './work-calendar.ts';
