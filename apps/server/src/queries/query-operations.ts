import { eventsOperation } from './events.operation.ts';
import { funnelSnapshotOperation } from './funnel-snapshot.operation.ts';
import { opportunitiesOperation } from './opportunities.operation.ts';
import { opportunityOperation } from './opportunity.operation.ts';
import { projectionDigestOperation, projectionsOperation } from './projections.operation.ts';
import type { QueryOperation } from './query-operation.ts';
import { traceOperation } from './trace.operation.ts';

/** Everything that can be asked over HTTP. */
export const queryOperations: readonly QueryOperation[] = [
  funnelSnapshotOperation,
  opportunitiesOperation,
  opportunityOperation,
  eventsOperation,
  traceOperation,
  projectionsOperation,
  projectionDigestOperation,
];
