import { setImmediate } from 'node:timers/promises';
import { customer, dealershipCommands, dealershipEvents, demoCar, outlet, staff, vehicle, visit } from '#dealership';
import type { EventStore, LogHeader } from '#event-store';
import { openMemoryEventStore } from '#event-store/memory';
import {
  type Actor,
  type Aggregate,
  always,
  eventRegistry,
  type Instant,
  noPolicy,
  type RecordedEvent,
  type Zone,
} from '#kernel';
import { opportunity, opportunityCommands, opportunityEvents } from '#opportunity';
import { type ContentCheck, planningAggregates, planningCommands, planningEvents } from '#planning';
import { createCodec } from '#privacy';
import { openMemoryKeyStore } from '#privacy/memory';
import type { Command } from '../command.ts';
import { createExecutor } from '../executor.ts';
import type { ExecutorOptions } from '../executor-options.ts';
import { DEFAULT_BACKDATING_MS } from '../resolve-time.ts';

export const NOON = '2026-11-24T04:00:00.000Z' as Instant;
export const consultant: Actor = { id: 's-1', role: 'sales_consultant' };

const header: LogHeader = {
  formatVersion: 1,
  logId: '0f3c9a54-6d29-4a7c-9d0e-2f6a3b1c5d70',
  tenant: 'group-1',
  zone: 'Asia/Shanghai',
  currency: 'CNY',
  simulated: false,
  readOnly: false,
};

export const knownAggregates = [
  opportunity,
  visit,
  customer,
  outlet,
  staff,
  demoCar,
  vehicle,
  ...planningAggregates,
] as readonly Aggregate[];

/** What a rule set says is no matter of how commands are executed. */
const anyContent: ContentCheck = () => [];

/** Stores in memory that several executors can share, as several processes share a log. */
export async function logInMemory(now: { instant: Instant } = { instant: NOON }) {
  const clock = () => now.instant;
  const store = openMemoryEventStore({ clock, header });
  const keys = await openMemoryKeyStore();
  const registry = eventRegistry([...opportunityEvents, ...dealershipEvents, ...planningEvents]);
  const codec = createCodec({ registry, keys, tenant: header.tenant });
  const opportunities = new Map<string, string[]>();
  const executor = (changed: Partial<ExecutorOptions> = {}) =>
    createExecutor({
      store,
      registry,
      codec,
      index: keys.index,
      aggregates: knownAggregates,
      commands: [...opportunityCommands, ...dealershipCommands, ...planningCommands(anyContent)],
      policyNow: always(noPolicy),
      clock,
      opportunitiesOf: async (id) => opportunities.get(id) ?? [],
      zoneOf: () => 'Asia/Shanghai' as Zone,
      queueCapacity: 10_000,
      cacheCapacity: 10_000,
      backdatingMs: DEFAULT_BACKDATING_MS,
      pause: turnsOfTheEventLoop,
      ...changed,
    });
  return { store, keys, codec, executor, opportunities };
}

let sent = 0;

/** A command of the consultant, under an id of its own unless one is given. */
export function command(name: string, id: string | undefined, data: object, more: Partial<Command> = {}): Command {
  sent += 1;
  return {
    command: name,
    ...(id !== undefined && { id }),
    data: data as Command['data'],
    input: data,
    actor: consultant,
    commandId: `c-${sent}`,
    ...more,
  };
}

export async function allEvents(store: EventStore): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const page of store.readAll()) events.push(...page);
  return events;
}

let turn = 1;

/** Waits a number of turns that differs from one call to the next, more for later retries. */
async function turnsOfTheEventLoop(retry: number): Promise<void> {
  turn = (turn * 48_271) % 2_147_483_647;
  for (let left = turn % (4 * 2 ** retry); left > 0; left -= 1) await setImmediate();
}
