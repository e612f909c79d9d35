import { Ask } from '#nest';
import { backtestAsked, backtestOperation } from './backtest.operation.ts';
import { explainOperation } from './explain-operation.ts';
import { bottlenecksAsked, funnelBottlenecksOperation } from './funnel-bottlenecks.operation.ts';
import { bridgeAsked, funnelBridgeOperation } from './funnel-bridge.operation.ts';
import { funnelPerformanceOperation, performanceAsked } from './funnel-performance.operation.ts';
import { funnelSnapshotOperation, snapshotAsked } from './funnel-snapshot.operation.ts';
import { funnelTimeOperation, timeAsked } from './funnel-time.operation.ts';
import { funnelVelocityOperation, velocityAsked } from './funnel-velocity.operation.ts';
import { planAsked, planOperation } from './plan.operation.ts';
import type { QueryOperation } from './query-operation.ts';

/** Questions about the opportunities and events behind a figure. */
export const explainOperations: readonly QueryOperation[] = [
  explainOperation(funnelSnapshotOperation, 'open, stages.ENGAGING', ({ bus, reader, grant, given, page }) =>
    bus.execute(new Ask('funnelSnapshotCell', { ...snapshotAsked(given, grant), ...page }).by(reader)),
  ),
  explainOperation(funnelBridgeOperation, 'openStart, movedOut', ({ bus, reader, grant, given, page }) =>
    bus.execute(new Ask('funnelBridgeCell', { ...bridgeAsked(given, grant), ...page }).by(reader)),
  ),
  explainOperation(funnelPerformanceOperation, 'won, earlier.lost', ({ bus, reader, grant, given, page }) =>
    bus.execute(new Ask('funnelPerformanceCell', { ...performanceAsked(given, grant), ...page }).by(reader)),
  ),
  explainOperation(funnelBottlenecksOperation, 'stages.ENGAGING.lost', ({ bus, reader, grant, given, page }) =>
    bus.execute(new Ask('funnelBottlenecksCell', { ...bottlenecksAsked(given, grant), ...page }).by(reader)),
  ),
  explainOperation(funnelTimeOperation, 'stages.ENGAGING.stalled', ({ bus, reader, grant, given, page }) =>
    bus.execute(new Ask('funnelTimeCell', { ...timeAsked(given, grant), ...page }).by(reader)),
  ),
  explainOperation(funnelVelocityOperation, 'openQualified, winRate.k', ({ bus, reader, grant, given, page }) =>
    bus.execute(new Ask('funnelVelocityCell', { ...velocityAsked(given, grant), ...page }).by(reader)),
  ),
  explainOperation(planOperation, 'actual.new, actual.collected', ({ bus, reader, grant, given, page }) =>
    bus.execute(new Ask('planCell', { ...planAsked(given, grant), ...page }).by(reader)),
  ),
  explainOperation(backtestOperation, 'origins.0.actual.wins', ({ bus, reader, grant, given, page }) =>
    bus.execute(new Ask('backtestCell', { ...backtestAsked(given, grant), ...page }).by(reader)),
  ),
];
