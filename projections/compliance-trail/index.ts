export { complianceTrailProjection } from './compliance-trail.projection.ts';
export type { TrailSetting } from './judge-subject.ts';
export type { SubjectTrail } from './subject-trail.ts';
