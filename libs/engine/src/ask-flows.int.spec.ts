import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Clock, type Instant, instantOf, type Zone } from '#kernel';
import { createProjector } from '#projection';
import { failingWhere } from '#projection/testing';
import { askFunnelBridge } from './ask-funnel-bridge.ts';
import { askFunnelConversion } from './ask-funnel-conversion.ts';
import { askFunnelSnapshot } from './ask-funnel-snapshot.ts';
import { askFunnelTime } from './ask-funnel-time.ts';
import { projectionsIn, registry } from './domain.ts';
import { type Engine, openEngine } from './open-engine.ts';
import { positionToken } from './position-token.ts';

let data: string;
let engine: Engine;
let now = Date.UTC(2026, 2, 1, 8);
const clock: Clock = () => instantOf(now);

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'dealtrail-flows-'));
  engine = await openEngine({ data, create: {}, clock });
});
afterEach(async () => {
  await engine.close();
  rmSync(data, { recursive: true });
});

const CREATED = '2026-03-01T08:00:00.000Z' as Instant;
const before = '2026-02-28T15:59:59.999Z' as Instant;

/** Executes a command at a day of March 2026. */
async function at(day: number, command: string, id: string, input: object): Promise<void> {
  now = Date.UTC(2026, 2, day, 8);
  const { outcome } = await engine.executor.execute({
    command,
    id,
    data: input as never,
    input,
    actor: { id: 's-1', role: 'sales_consultant' },
    commandId: `${command}-${id}`,
  });
  expect(outcome).toBe('accepted');
}

const yuan = (amount: string) => ({ amount, currency: 'CNY' });

async function twoDeals(): Promise<void> {
  await at(1, 'CreateOpportunity', 'o-1', { value: yuan('10.00'), outlet: 'o-9', stageModel: 'simple@1' });
  await at(2, 'CreateOpportunity', 'o-2', { value: yuan('20.00'), stageModel: 'simple@1' });
  await at(3, 'AmendValue', 'o-1', { new: yuan('15.00') });
  await at(4, 'LoseOpportunity', 'o-2', { reason: { family: 'gave_up', code: 'price' } });
}

describe('questions about the flow', () => {
  it('answer up to their position, and say whether they are settled', async () => {
    await twoDeals();
    const bridge = await askFunnelBridge(engine, { from: before, mayName: false });
    const { header } = engine.store;
    expect(bridge).toMatchObject({
      stageModel: 'simple@1',
      count: { openStart: 0, new: 2, lost: 1, openEnd: 1, residual: 0 },
      value: { new: yuan('30.00'), increase: yuan('5.00'), lost: yuan('20.00'), openEnd: yuan('15.00') },
      position: positionToken(header.logId, await engine.store.head()),
      settled: false,
      incomplete: [],
    });
    const asOf = '2026-03-03T09:00:00.000Z' as Instant;
    const settled = await askFunnelBridge(engine, { from: before, asOf, mayName: false });
    expect(settled).toMatchObject({ settled: true, effectiveAt: asOf, to: asOf, count: { openEnd: 2, lost: 0 } });
  });

  it('agree with the snapshot about what is open', async () => {
    await twoDeals();
    const { open, won, lost } = await askFunnelSnapshot(engine, { mayName: false });
    const { count, value } = await askFunnelBridge(engine, { from: before, mayName: false });
    expect([count.openEnd, value?.openEnd, count.won, count.lost]).toEqual([
      open.count,
      open.value,
      won.count,
      lost.count,
    ]);
    const { winRate } = await askFunnelConversion(engine, { policies: {}, mayName: false });
    expect([winRate.k, winRate.n]).toEqual([won.count, won.count + lost.count]);
  });

  it('see what was recorded since the last question', async () => {
    await twoDeals();
    const entered = async () =>
      (await askFunnelTime(engine, { mayName: false })).stages.find(({ stage }) => stage === 'PROSPECTING')?.entered;
    expect(await entered()).toBe(2);
    await at(5, 'CreateOpportunity', 'o-3', { stageModel: 'simple@1' });
    expect(await entered()).toBe(3);
  });

  it('see what waited once it is redriven, though it lies before what they have read', async () => {
    await twoDeals();
    await at(5, 'CreateOpportunity', 'o-3', { value: yuan('20.00'), stageModel: 'simple@1' });
    await at(6, 'AmendValue', 'o-3', { new: yuan('30.00') });
    const { store, views } = engine;
    const failing = projectionsIn(store.header.zone as Zone).map((projection) =>
      failingWhere(projection, ({ type }) => type === 'ValueChanged'),
    );
    await createProjector({
      eventStore: store,
      registry,
      readStore: views,
      projections: failing,
      holder: 'f',
      clock,
    }).catchUp();
    const lacking = await askFunnelBridge(engine, { from: before, mayName: false });
    const incomplete = [{ projection: 'funnel-flow', streams: 1, firstPosition: 7 }];
    expect(lacking).toMatchObject({ value: { openEnd: yuan('35.00') }, incomplete, settled: false });
    await engine.projector.redrive('funnel-flow');
    const whole = await askFunnelBridge(engine, { from: before, mayName: false });
    expect(whole).toMatchObject({ value: { openEnd: yuan('45.00') }, incomplete: [] });
  });

  it('name their groups', async () => {
    await at(1, 'RegisterOutlet', 'o-9', { label: '浦东店', zone: 'Asia/Shanghai' });
    await twoDeals();
    const { groups } = await askFunnelConversion(engine, { by: 'outlet', policies: {}, mayName: false });
    expect(groups?.map(({ key, label }) => [key, label])).toEqual([
      ['(none)', undefined],
      ['o-9', '浦东店'],
    ]);
  });

  const ask = {
    bridge: (more: object) => askFunnelBridge(engine, { from: before, mayName: false, ...more }),
    conversion: (more: object) => askFunnelConversion(engine, { policies: {}, mayName: false, ...more }),
    time: (more: object) => askFunnelTime(engine, { mayName: false, ...more }),
    snapshot: (more: object) => askFunnelSnapshot(engine, { mayName: false, ...more }),
  };

  it.each([
    ['bridge', { by: 'mood' }, 'question-refused', 'no opportunity has a dimension "mood"; there are outlet, team'],
    ['conversion', { filters: { mood: ['x'] } }, 'question-refused', 'no opportunity has a dimension "mood"'],
    ['time', { by: 'mood' }, 'question-refused', 'no opportunity has a dimension "mood"'],
    ['snapshot', { by: 'mood' }, 'question-refused', 'no opportunity has a dimension "mood"; there are outlet, team'],
    ['snapshot', { filters: { mood: ['x'] } }, 'question-refused', 'no opportunity has a dimension "mood"'],
    ['bridge', { filters: { mood: ['x'] } }, 'question-refused', 'no opportunity has a dimension "mood"'],
    ['time', { stageModel: 'none@1' }, 'question-refused', 'there is no stage model "none@1"; there are dealer@1'],
    ['bridge', { asOf: '2099-01-01T00:00:00.000Z' }, 'question-refused', 'lies in the future'],
    ...(['snapshot', 'bridge', 'conversion', 'time'] as const).map(
      (name) =>
        [
          name,
          { effectiveAt: before },
          'question-refused',
          `nothing had happened by ${before}: the first opportunity of simple@1 begins at ${CREATED}`,
        ] as const,
    ),
    [
      'bridge',
      { from: '2026-03-03T00:00:00.000Z', to: '2026-03-02T00:00:00.000Z' },
      'question-refused',
      'the period ends before it begins',
    ],
    [
      'bridge',
      { startAsOf: '2026-03-03T00:00:00.000Z', asOf: '2026-03-02T00:00:00.000Z' },
      'question-refused',
      'lies after asOf',
    ],
    ['conversion', { policies: { kind: 'flow' } }, 'question-refused', 'there is no kind "flow"; there are cohort'],
    ['time', { minimum: -1 }, 'question-refused', 'write a whole number from 0'],
  ] as const)('of %s refuse %j', async (name, more, code, message) => {
    await twoDeals();
    await expect(ask[name](more)).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
    await expect(ask[name]({})).resolves.toMatchObject({ stageModel: 'simple@1' });
  });

  it('ask for the stage model where the log has several', async () => {
    await twoDeals();
    await at(5, 'CreateOpportunity', 'o-3', { stageModel: 'project@1' });
    const needed = { code: 'stage-model-needed', models: ['project@1', 'simple@1'] };
    for (const question of [ask.time, ask.snapshot]) {
      await expect(question({})).rejects.toMatchObject(needed);
      await expect(question({ stageModel: 'dealer@1' })).resolves.toMatchObject({ stages: expect.anything() });
    }
  });

  it('choose the stage model and the dimensions among what was known then', async () => {
    await at(1, 'RegisterOutlet', 'o-9', { label: '浦东店', zone: 'Asia/Shanghai' });
    await twoDeals();
    const position = positionToken(engine.store.header.logId, await engine.store.head());
    await at(5, 'ChangeOutlet', 'o-9', { label: '浦东旗舰店' });
    await at(6, 'CreateOpportunity', 'o-3', { stageModel: 'project@1', dimensions: { mood: 'calm' } });
    const asOf = '2026-03-04T20:00:00.000Z' as Instant;
    for (const question of Object.values(ask)) {
      const answer = await question({ asOf, by: 'outlet' });
      expect(answer).toMatchObject({ stageModel: 'simple@1', settled: true, position });
      expect(answer.groups?.at(-1)).toMatchObject({ key: 'o-9', label: '浦东店' });
      await expect(question({ asOf, by: 'mood' })).rejects.toMatchObject({ code: 'question-refused' });
      await expect(question({ by: 'mood', stageModel: 'project@1' })).resolves.toMatchObject({
        groups: [{ key: 'calm' }],
      });
    }
  });

  it('are answered with nothing where nothing was known then', async () => {
    await expect(ask.bridge({})).resolves.toMatchObject({ stageModel: 'dealer@1', count: { openEnd: 0, residual: 0 } });
    await expect(ask.conversion({})).resolves.toMatchObject({ winRate: { k: 0, n: 0, rate: null } });
    await expect(ask.time({})).resolves.toMatchObject({ slippage: { expected: 0 } });
    await expect(ask.snapshot({ effectiveAt: before })).resolves.toMatchObject({ stageModel: 'dealer@1', entered: 0 });
    await twoDeals();
    for (const question of Object.values(ask)) {
      const answer = question({ asOf: before });
      await expect(answer).resolves.toMatchObject({ stageModel: 'dealer@1', settled: true });
    }
  });
});
