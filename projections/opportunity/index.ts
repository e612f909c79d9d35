export type { Change } from './changes.ts';
export { opportunityProjection } from './opportunity.projection.ts';
export {
  type OpportunityItem,
  opportunitiesOf,
  opportunitiesOfConsultant,
  opportunityAt,
  opportunityItem,
  type Times,
  timelineOf,
} from './opportunity.query.ts';
export type { TimelineEntry } from './timeline-entry.ts';
