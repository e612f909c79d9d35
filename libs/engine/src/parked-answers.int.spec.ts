import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Instant, RecordedEvent, Zone } from '#kernel';
import { createProjector } from '#projection';
import { failingWhere } from '#projection/testing';
import type { Whose } from '#projections/customer';
import { askCustomer } from './ask-customer.ts';
import { askFunnelBridge } from './ask-funnel-bridge.ts';
import { askFunnelSnapshot } from './ask-funnel-snapshot.ts';
import { askHealth } from './ask-health.ts';
import { askOpportunity } from './ask-opportunity.ts';
import { askVisits } from './ask-visits.ts';
import { askWorklist } from './ask-worklist.ts';
import { projectionsIn, registry } from './domain.ts';
import { type Engine, openEngine } from './open-engine.ts';

let data: string;
let engine: Engine;
let now: Instant;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'dealtrail-parked-'));
  now = '2026-03-01T08:00:00.000Z' as Instant;
  engine = await openEngine({ data, create: {}, clock: () => now });
});
afterEach(async () => {
  await engine.close();
  rmSync(data, { recursive: true });
});

const execute = (id: string, command: string, input: object, role = 'sales_consultant') =>
  engine.executor.execute({
    command,
    id,
    data: input as never,
    input,
    actor: { id: 's-1', role },
    commandId: `${command}-${id}`,
  });

/** Projects the log with projections that cannot apply some events. */
async function projectFailing(fails: (event: RecordedEvent) => boolean): Promise<void> {
  const { store, views, clock } = engine;
  const projections = projectionsIn(store.header.zone as Zone).map((projection) => failingWhere(projection, fails));
  await createProjector({ eventStore: store, registry, readStore: views, projections, holder: 'f', clock }).catchUp();
}

it('answers say what they lack, and are not settled, until it is redriven', async () => {
  await execute('o-1', 'CreateOpportunity', {});
  await execute('o-2', 'CreateOpportunity', {});
  now = '2026-03-02T08:00:00.000Z' as Instant;
  await execute('o-2', 'AmendValue', { new: { amount: '1.00', currency: 'CNY' } });
  await execute('o-3', 'CreateOpportunity', {});
  now = '2026-03-03T08:00:00.000Z' as Instant;
  await execute('o-4', 'CreateOpportunity', {});
  await projectFailing(({ stream, type }) => stream === 'opportunity-o-2' && type !== 'Created');

  const asOf = '2026-03-02T23:00:00.000Z' as Instant;
  const whole = { settled: true, incomplete: [] };
  const lacking = { settled: false, incomplete: [{ projection: 'funnel-snapshot', streams: 1, firstPosition: 3 }] };
  expect(await askFunnelSnapshot(engine, { asOf, mayName: false })).toMatchObject({ entered: 3, ...lacking });
  const before = '2026-03-01T23:00:00.000Z' as Instant;
  expect(await askFunnelSnapshot(engine, { asOf: before, mayName: false })).toMatchObject({ entered: 2, ...whole });
  expect(await askOpportunity(engine, 'o-2', { asOf })).toMatchObject({
    timeline: [{ type: 'Created' }],
    settled: false,
    incomplete: [{ projection: 'opportunity', streams: 1, firstPosition: 3 }],
  });
  expect(await askOpportunity(engine, 'o-1', { asOf })).toMatchObject(whole);

  const from = '2026-03-01T00:00:00.000Z' as Instant;
  const bridge = () => askFunnelBridge(engine, { from, asOf, mayName: false });
  expect(await bridge()).toMatchObject({
    count: { new: 3 },
    settled: false,
    incomplete: [{ projection: 'funnel-flow', streams: 1 }],
  });
  const [, , amended] = await all(engine);
  expect(await askHealth(engine)).toMatchObject({
    events: 5,
    parked: expect.arrayContaining(
      ['opportunity', 'funnel-snapshot'].map((projection) => ({
        projection,
        stream: 'opportunity-o-2',
        eventId: amended?.id,
        type: 'ValueChanged',
        position: 3,
        error: 'RangeError',
        attempts: 1,
        waiting: 1,
      })),
    ),
  });

  for (const { name } of await engine.projector.status()) await engine.projector.redrive(name);
  expect(await askFunnelSnapshot(engine, { asOf, mayName: false })).toMatchObject({
    open: { value: { amount: '1.00' } },
    ...whole,
  });
  expect(await bridge()).toMatchObject({ value: { increase: { amount: '1.00' } }, ...whole });
  expect(await askOpportunity(engine, 'o-2', { asOf })).toMatchObject({ timeline: [{}, {}], ...whole });
  expect(await askHealth(engine)).toMatchObject({ parked: [] });
});

it('an asker is told of what is missing among the rows that are theirs to see, and of no other', async () => {
  await execute('o-1', 'CreateOpportunity', { consultant: 's-1', partnerId: 'p-1', customerId: 'c-1' });
  await execute('o-2', 'CreateOpportunity', { consultant: 's-2', partnerId: 'p-2', customerId: 'c-2' });
  await execute('v-1', 'RegisterTraffic', { channel: 'showroom', partySize: 1, outlet: 'north' }, 'front_desk');
  const asOf = now;
  now = '2026-03-03T08:00:00.000Z' as Instant;
  await execute('o-3', 'CreateOpportunity', {});
  await projectFailing(({ recordedAt, stream }) => recordedAt <= asOf && stream !== 'opportunity-o-1');

  const from = '2026-03-01T00:00:00.000Z' as Instant;
  const questions = (isWithin: ((whose: Whose) => boolean) | undefined) => [
    () => askFunnelSnapshot(engine, { asOf, isWithin, mayName: false }),
    () => askFunnelBridge(engine, { asOf, from, isWithin, mayName: false }),
    () => askWorklist(engine, { asOf, isWithin, mayName: false }),
  ];
  for (const question of questions(undefined)) {
    expect(await question()).toMatchObject({ settled: false, incomplete: [{ streams: 1 }] });
  }
  for (const question of questions(({ partner }) => partner === 'p-2')) {
    expect(await question()).toMatchObject({ settled: false, incomplete: [{ streams: 1 }] });
  }
  for (const question of questions(({ consultant }) => consultant === 's-1')) {
    expect(await question()).toMatchObject({ settled: true, incomplete: [] });
  }
  const own = { asOf, isWithin: ({ consultant }: Whose) => consultant === 's-1' };
  expect(await askCustomer(engine, 'c-1', own)).toMatchObject({ settled: true, incomplete: [] });
  for (const [outlet, streams] of [
    ['north', 1],
    ['south', 0],
  ] as const) {
    const isWithin = (whose: Whose) => whose.outlet === outlet;
    const { incomplete } = await askVisits(engine, { asOf, isWithin, mayName: false });
    expect(incomplete.map((missing) => missing.streams)).toEqual(streams === 0 ? [] : [streams]);
  }
});

async function all({ store }: Engine): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const page of store.readAll()) events.push(...page);
  return events;
}
