export { type OpportunityRow, opportunityProjection, type TimelineRow } from './opportunity.projection.ts';
export { opportunitiesOf, timelineOf } from './questions.ts';
