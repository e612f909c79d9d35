import { customer, dealershipCommands, dealershipEvents, demoCar, outlet, staff, vehicle, visit } from '#dealership';
import { type Aggregate, type CommandType, eventRegistry, type Zone } from '#kernel';
import { opportunity, opportunityCommands, opportunityEvents } from '#opportunity';
import { contentShape, planningAggregates, planningCommands, planningEvents } from '#planning';
import type { Projection } from '#projection';
import { customerProjection } from '#projections/customer';
import { funnelFlowProjection } from '#projections/funnel-flow';
import { funnelSnapshotProjection } from '#projections/funnel-snapshot';
import { opportunityProjection } from '#projections/opportunity';
import { visitsProjection } from '#projections/visits';
import { worklistProjection } from '#projections/worklist';

/** Every aggregate, command and event type that this engine knows. */
export const aggregates: readonly Aggregate[] = [
  opportunity,
  visit,
  customer,
  outlet,
  staff,
  demoCar,
  vehicle,
  ...planningAggregates,
] as readonly Aggregate[];

export const commands: readonly CommandType[] = [
  ...opportunityCommands,
  ...dealershipCommands,
  ...planningCommands(contentShape),
];

export const registry = eventRegistry([...opportunityEvents, ...dealershipEvents, ...planningEvents]);

/** Every read model, with its days in the log's zone. */
export function projectionsIn(zone: Zone): readonly Projection[] {
  return [
    opportunityProjection,
    funnelSnapshotProjection(zone),
    funnelFlowProjection,
    worklistProjection,
    visitsProjection,
    customerProjection,
  ];
}
