import { chineseWorkCalendar } from '#calendar';
import { catalogue, validateContent } from '#compliance';
import {
  customer,
  dealershipCommands,
  dealershipEvents,
  demoCar,
  erpBatch,
  outlet,
  staff,
  vehicle,
  visit,
} from '#dealership';
import { type Aggregate, type CommandType, eventRegistry, type Zone } from '#kernel';
import { opportunity, opportunityCommands, opportunityEvents } from '#opportunity';
import { type ContentCheck, planningAggregates, planningCommands, planningEvents } from '#planning';
import type { Projection } from '#projection';
import { complianceTrailProjection } from '#projections/compliance-trail';
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
  erpBatch,
  ...planningAggregates,
] as readonly Aggregate[];

/** A rule set says what the rules of the catalogue understand, and nothing else. */
const checkRuleSet: ContentCheck = (content) =>
  validateContent(content, catalogue).map(({ pointer, message, remedy }) => ({
    pointer,
    message: { zh: `${message.zh}：${remedy.zh}`, en: `${message.en}: ${remedy.en}` },
  }));

export const commands: readonly CommandType[] = [
  ...opportunityCommands,
  ...dealershipCommands,
  ...planningCommands(checkRuleSet),
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
    complianceTrailProjection({ zoneOfLog: zone, calendar: chineseWorkCalendar }),
  ];
}
