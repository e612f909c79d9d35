import { accessLogOperation } from './access-log.operation.ts';
import { eventsOperation } from './events.operation.ts';
import { funnelBridgeOperation } from './funnel-bridge.operation.ts';
import { funnelSnapshotOperation } from './funnel-snapshot.operation.ts';
import { opportunitiesOperation } from './opportunities.operation.ts';
import { opportunityOperation } from './opportunity.operation.ts';
import { parkedOperation, projectionDigestOperation, projectionsOperation } from './projections.operation.ts';
import type { QueryOperation } from './query-operation.ts';
import { traceOperation } from './trace.operation.ts';
import { worklistOperation } from './worklist.operation.ts';

/** Everything that can be asked over HTTP. */
export const queryOperations: readonly QueryOperation[] = [
  funnelSnapshotOperation,
  funnelBridgeOperation,
  worklistOperation,
  opportunitiesOperation,
  opportunityOperation,
  eventsOperation,
  traceOperation,
  projectionsOperation,
  projectionDigestOperation,
  parkedOperation,
  accessLogOperation,
];
