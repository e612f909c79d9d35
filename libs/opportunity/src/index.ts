export * from './events/index.ts';
export { foldEffective, foldKnown, opportunity } from './opportunity.ts';
export * from './opportunity-state.ts';
export * from './stage-model.ts';
export * from './stage-models.ts';
export * from './standing.ts';
export { standingEventTypes } from './standing-fact.ts';
export * from './trajectory.ts';
