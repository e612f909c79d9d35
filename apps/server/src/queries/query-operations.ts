import { accessLogOperation } from './access-log.operation.ts';
import { auditCompletenessOperation } from './audit-completeness.operation.ts';
import { auditExplainOperation } from './audit-explain.operation.ts';
import { auditLogOperation } from './audit-log.operation.ts';
import { auditSampleOperation } from './audit-sample.operation.ts';
import { auditSodOperation } from './audit-sod.operation.ts';
import { backtestOperation } from './backtest.operation.ts';
import { customerOperation } from './customer.operation.ts';
import { dataQualityOperation } from './data-quality.operation.ts';
import { eventsOperation } from './events.operation.ts';
import { explainOperations } from './explain-operations.ts';
import { exportDemandOperation } from './export-demand.operation.ts';
import { exportDserpOperation } from './export-dserp.operation.ts';
import { forecastOperation } from './forecast.operation.ts';
import { funnelBottlenecksOperation } from './funnel-bottlenecks.operation.ts';
import { funnelBridgeOperation } from './funnel-bridge.operation.ts';
import { funnelComparisonOperation } from './funnel-comparison.operation.ts';
import { funnelComparisonCellOperation } from './funnel-comparison-cell.operation.ts';
import { funnelConversionOperation } from './funnel-conversion.operation.ts';
import { funnelConversionCellOperation } from './funnel-conversion-cell.operation.ts';
import { funnelPerformanceOperation } from './funnel-performance.operation.ts';
import { funnelSnapshotOperation } from './funnel-snapshot.operation.ts';
import { funnelTimeOperation } from './funnel-time.operation.ts';
import { funnelVelocityOperation } from './funnel-velocity.operation.ts';
import { funnelVisitsOperation } from './funnel-visits.operation.ts';
import { obligationsOperation } from './obligations.operation.ts';
import { opportunitiesOperation } from './opportunities.operation.ts';
import { opportunityOperation } from './opportunity.operation.ts';
import { owedOperation } from './owed.operation.ts';
import { planOperation } from './plan.operation.ts';
import { parkedOperation, projectionDigestOperation, projectionsOperation } from './projections.operation.ts';
import type { QueryOperation } from './query-operation.ts';
import { remedyEffectOperation } from './remedy-effect.operation.ts';
import { rulesOperation } from './rules.operation.ts';
import { traceOperation } from './trace.operation.ts';
import { violationsOperation } from './violations.operation.ts';
import { worklistOperation } from './worklist.operation.ts';
import { worksheetOperation } from './worksheet.operation.ts';

/** Everything that can be asked over HTTP. */
export const queryOperations: readonly QueryOperation[] = [
  funnelSnapshotOperation,
  funnelBridgeOperation,
  funnelConversionOperation,
  funnelConversionCellOperation,
  funnelComparisonOperation,
  funnelComparisonCellOperation,
  funnelPerformanceOperation,
  funnelBottlenecksOperation,
  remedyEffectOperation,
  funnelTimeOperation,
  funnelVelocityOperation,
  ...explainOperations,
  funnelVisitsOperation,
  planOperation,
  forecastOperation,
  backtestOperation,
  worksheetOperation,
  worklistOperation,
  rulesOperation,
  dataQualityOperation,
  owedOperation,
  violationsOperation,
  opportunitiesOperation,
  opportunityOperation,
  obligationsOperation,
  customerOperation,
  eventsOperation,
  traceOperation,
  auditLogOperation,
  auditExplainOperation,
  auditSodOperation,
  auditSampleOperation,
  auditCompletenessOperation,
  exportDserpOperation,
  exportDemandOperation,
  projectionsOperation,
  projectionDigestOperation,
  parkedOperation,
  accessLogOperation,
];
