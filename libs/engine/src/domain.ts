import { customer, dealershipCommands, dealershipEvents, demoCar, outlet, staff, vehicle, visit } from '#dealership';
import { type Aggregate, type CommandType, eventRegistry } from '#kernel';
import { opportunity, opportunityCommands, opportunityEvents } from '#opportunity';

/** Every aggregate, command and event type that this engine knows. */
export const aggregates: readonly Aggregate[] = [
  opportunity,
  visit,
  customer,
  outlet,
  staff,
  demoCar,
  vehicle,
] as readonly Aggregate[];

export const commands: readonly CommandType[] = [...opportunityCommands, ...dealershipCommands];

export const registry = eventRegistry([...opportunityEvents, ...dealershipEvents]);
