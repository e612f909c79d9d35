export { checkDelivery } from './checks/delivery.ts';
export { checkDescription } from './checks/description.ts';
export { checkDriver } from './checks/driver.ts';
export { checkIntake } from './checks/intake.ts';
export * from './commands/amend-order.ts';
export * from './commands/amend-value.ts';
export * from './commands/archive-customer-file.ts';
export * from './commands/attach-recording.ts';
export * from './commands/book-test-drive.ts';
export * from './commands/cancel-follow-up.ts';
export * from './commands/cancel-order.ts';
export * from './commands/change-ownership.ts';
export * from './commands/change-stage.ts';
export * from './commands/check-recording.ts';
export * from './commands/complete-care-task.ts';
export * from './commands/complete-follow-up.ts';
export * from './commands/complete-test-drive.ts';
export * from './commands/convert.ts';
export * from './commands/correct-event.ts';
export * from './commands/create-opportunity.ts';
export * from './commands/define-sales-plan.ts';
export * from './commands/deliver-vehicle.ts';
export * from './commands/extend-care-plan.ts';
export * from './commands/grant-discount.ts';
export * from './commands/grant-waiver.ts';
export { opportunityCommands } from './commands/index.ts';
export * from './commands/lose-opportunity.ts';
export * from './commands/match-vehicle.ts';
export * from './commands/place-order.ts';
export * from './commands/qualify.ts';
export * from './commands/record-needs.ts';
export * from './commands/record-payment.ts';
export * from './commands/record-signing.ts';
export * from './commands/reopen-opportunity.ts';
export * from './commands/reschedule-follow-up.ts';
export * from './commands/reschedule-purchase.ts';
export * from './commands/review-loss.ts';
export * from './commands/schedule-follow-up.ts';
export { drivenKm } from './driven-km.ts';
export * from './events/index.ts';
export { type FieldHistory, type FieldSetting, fieldHistories } from './field-history.ts';
export { fieldsOf } from './fields.ts';
export {
  effectiveFolds,
  effectiveStanding,
  effectiveSteps,
  foldEffective,
  foldKept,
  opportunity,
} from './opportunity.ts';
export * from './opportunity-state.ts';
export { pastOf } from './past.ts';
export { pastTrajectory } from './past-trajectory.ts';
export { type SaleMove, saleMoves } from './sale-moves.ts';
export * from './stage-model.ts';
export * from './stage-models.ts';
export * from './standing.ts';
export { type FoldableEvent, type StandingFact, standingEventTypes } from './standing-fact.ts';
export * from './trajectory.ts';
export type { Trajectory, TrajectoryPoint } from './trajectory-point.ts';
