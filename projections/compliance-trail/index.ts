export { complianceTrailProjection } from './compliance-trail.projection.ts';
export { judgeSubject, type TrailSetting } from './judge-subject.ts';
export { breachOf, type KeptBreach } from './kept-breach.ts';
export type { SubjectTrail } from './subject-trail.ts';
export { CONTEXT, type TrailContext, trailContext } from './trail-context.ts';
