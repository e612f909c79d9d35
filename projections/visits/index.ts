export { firstTold, type KnownTellings } from './first-told.ts';
export { visitsProjection } from './visits.projection.ts';
export {
  VISIT_DIMENSIONS,
  type VisitCounts,
  type VisitDimension,
  type VisitsQuestion,
  type VisitsReport,
  visitsReport,
} from './visits.query.ts';
