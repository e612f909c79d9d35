export { funnelSnapshotProjection } from './funnel-snapshot.projection.ts';
export {
  type FunnelQuestion,
  type FunnelSetting,
  type FunnelSnapshot,
  funnelSnapshot,
  modelsIn,
} from './funnel-snapshot.query.ts';
export type { StageTally, Stock, StockGroup, Tally } from './snapshot.ts';
export { type SnapshotMemory, snapshotMemory } from './snapshot-memory.ts';
export { NONE } from './sums.ts';
