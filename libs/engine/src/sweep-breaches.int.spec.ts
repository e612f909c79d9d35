import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Actor, instantOf, type RecordedEvent } from '#kernel';
import { breachStream } from '#planning';
import { askViolations } from './ask-violations.ts';
import { type Engine, type NewLog, openEngine } from './open-engine.ts';
import { sweepOf } from './run-sweeper.ts';
import { sweepBreaches } from './sweep-breaches.ts';

const [manager, executive, anna] = [
  { id: 'm-1', role: 'sales_manager' },
  { id: 'e-1', role: 'executive' },
  { id: 's-1', role: 'sales_consultant' },
];
const yuan = (amount: string) => ({ amount, currency: 'CNY' });

let data = '';
let engine: Engine;
let now: number;
let sent: number;

async function send(at: string, command: string, id: string | undefined, input: object, actor: Actor = anna) {
  now = Date.parse(at);
  sent += 1;
  const result = await engine.executor.execute({
    command,
    ...(id !== undefined && { id }),
    data: input as never,
    input,
    actor,
    commandId: `k-${sent}`,
  });
  if (result.outcome !== 'accepted') throw new Error(JSON.stringify(result));
}

jest.setTimeout(60_000);

const clock = () => instantOf(now);
const open = (create: NewLog = {}) => openEngine({ data, create, clock });

const customer = { surname: '王', phone: '13800000000', gender: 'male', residentialArea: '浦东' };
const file = {
  ...{ customer, infoSource: 'website', expectedPurchaseDate: '2027-01-15', intakeChannel: 'showroom' },
  ...{ consultant: 's-1', outlet: 'o-1', stageModel: 'dealer@1' },
};
const rules = { 'first-follow-up': {}, 'activity-same-day': {}, 'weekly-demand': {}, 'no-expired-opportunity': {} };

async function begin(create: NewLog = {}) {
  await end();
  data = mkdtempSync(join(tmpdir(), 'dealtrail-sweep-'));
  sent = 0;
  now = Date.parse('2026-11-01T01:00:00Z');
  engine = await open(create);
  const purpose = { command: 'PublishRuleSet', id: 'dealer' };
  await send('2026-11-01T01:00:00Z', 'RequestApproval', 'a-0', { purpose, why: 'the first rules' }, manager);
  await send('2026-11-01T02:00:00Z', 'Approve', 'a-0', {}, executive);
  const published = { issuer: 'dealer', appliesTo: ['dealer'], changeReason: 'the first rules', approvalId: 'a-0' };
  await send('2026-11-01T03:00:00Z', 'PublishRuleSet', undefined, { ...published, content: { rules } }, executive);
}

async function end() {
  await engine?.close();
  if (data !== '') rmSync(data, { recursive: true, force: true });
}

beforeEach(() => begin());
afterEach(end);

const sweepAt = (at: string, by = engine) => {
  now = Date.parse(at);
  return sweepBreaches(by);
};

async function breaches(): Promise<readonly RecordedEvent[]> {
  const found: RecordedEvent[] = [];
  for await (const page of engine.store.readAll({ types: ['ObligationBreached'] })) found.push(...page);
  return found;
}
/** Save when it was found. */
const asFound = ({ position, recordedAt, index, ...event }: RecordedEvent) => event;

/** Days in Shanghai end at 16:00 UTC; without late entries a breach is decided a day after its deadline. */
async function threeThatAreBroken() {
  await send('2026-11-16T02:00:00Z', 'CreateOpportunity', 'op-2', file);
  const planned = { activityId: 'f-1', dueAt: '2026-11-19T02:00:00Z', type: 'phone' };
  const about = { purpose: 'first-contact', description: 'the car that was asked for' };
  await send('2026-11-16T03:00:00Z', 'ScheduleFollowUp', 'op-2', { ...planned, ...about });
  const order = { orderId: 'order-1', origin: 'opportunity', model: 'A6', amount: yuan('300000.00') };
  await send('2026-11-16T04:00:00Z', 'PlaceOrder', 'op-2', { ...order, deposit: yuan('5000.00') });
}

describe('a sweep', () => {
  it('records what was breached, by what names it, at its due time, and is no act of a person', async () => {
    await send('2026-11-20T15:30:00Z', 'CreateOpportunity', 'op-1', file);
    expect(await sweepAt('2026-12-01T00:00:00Z')).toEqual({
      judgedAt: '2026-11-30T23:59:59.999Z',
      breached: 1,
      recorded: 1,
    });
    const [breach] = await breaches();
    const obligation = breach?.data.obligation as string;
    const [opened] = await Array.fromAsync(engine.store.readStream('opportunity-op-1' as never, { limit: 1 }));
    expect(obligation).toBe(`first-follow-up:${opened?.[0]?.id}:first`);
    expect(breach).toMatchObject({
      stream: breachStream(obligation),
      revision: 0,
      occurredAt: '2026-11-25T16:00:00.000Z',
      recordedAt: '2026-12-01T00:00:00.000Z',
      data: {
        rule: 'first-follow-up',
        ruleVersion: 'dealer@1',
        dueAt: '2026-11-25T16:00:00.000Z',
        subject: { kind: 'opportunity', id: 'op-1' },
        opportunityId: 'op-1',
        consultant: 's-1',
      },
      meta: { actor: { id: 'obligation-sweeper', role: 'service' }, outlet: 'o-1' },
    });
  });

  // Due at the end of 25 November in Shanghai; entries may come late for 24 hours, that instant included.
  it.each([
    ['2026-11-25T16:00:00.000Z', 0],
    ['2026-11-26T16:00:00.000Z', 0],
    ['2026-11-26T16:00:00.001Z', 1],
  ])('at %s has recorded %d: not before the last late entry can have come', async (at, recorded) => {
    await send('2026-11-20T15:30:00Z', 'CreateOpportunity', 'op-1', file);
    expect(await sweepAt(at)).toMatchObject({ recorded });
  });

  it('passes by what was done, entered late in time, or ended before it was due', async () => {
    const reached = { contactAt: '2026-11-24T02:00:00Z', type: 'phone', outcome: 'reached' };
    await send('2026-11-20T15:30:00Z', 'CreateOpportunity', 'op-1', file);
    await send('2026-11-20T15:31:00Z', 'CreateOpportunity', 'op-3', file);
    await send('2026-11-21T02:00:00Z', 'LoseOpportunity', 'op-3', { reason: { family: 'gave_up', code: 'price' } });
    await send('2026-11-26T16:00:00Z', 'CompleteFollowUp', 'op-1', reached);
    expect(await sweepAt('2026-12-01T00:00:00Z')).toMatchObject({ breached: 0, recorded: 0 });
  });

  it('again records nothing, whatever mended the breach since', async () => {
    await send('2026-11-20T15:30:00Z', 'CreateOpportunity', 'op-1', file);
    await sweepAt('2026-11-27T00:00:00Z');
    const first = await breaches();
    expect(await sweepAt('2026-11-27T00:00:00Z')).toMatchObject({ breached: 1, recorded: 0 });
    const late = { contactAt: '2026-11-28T02:00:00Z', type: 'phone', outcome: 'reached' };
    await send('2026-11-28T02:00:00Z', 'CompleteFollowUp', 'op-1', late);
    expect(await sweepAt('2026-12-20T00:00:00Z')).toMatchObject({ breached: 1, recorded: 0 });
    expect(await breaches()).toEqual(first);
  });

  it('by two engines over one log at once records each breach once', async () => {
    await threeThatAreBroken();
    const other = await open();
    try {
      const [one, two] = await Promise.all([sweepAt('2026-11-24T00:00:00Z'), sweepAt('2026-11-24T00:00:00Z', other)]);
      expect([one.breached, two.breached, one.recorded + two.recorded]).toEqual([3, 3, 3]);
    } finally {
      await other.close();
    }
    expect(new Set((await breaches()).map(({ stream }) => stream)).size).toBe(3);
    expect(await breaches()).toHaveLength(3);
  });

  it('after a stop of days records what daily sweeps would have, in the order in which it was due', async () => {
    await threeThatAreBroken();
    await sweepAt('2026-11-24T00:00:00Z');
    expect((await breaches()).map(({ data, occurredAt }) => [data.rule, occurredAt])).toEqual([
      // Placed on Monday the 16th, owed by the Wednesday of that week.
      ['weekly-demand', '2026-11-17T16:00:00.000Z'],
      ['activity-same-day', '2026-11-19T16:00:00.000Z'],
      ['first-follow-up', '2026-11-21T16:00:00.000Z'],
    ]);
    const atOnce = (await breaches()).map(asFound);
    await begin();
    await threeThatAreBroken();
    for (let day = 17; day <= 24; day += 1) await sweepAt(`2026-11-${day}T00:00:00Z`);
    expect((await breaches()).map(asFound)).toEqual(atOnce);
  });

  it('changes no verdict', async () => {
    await threeThatAreBroken();
    now = Date.parse('2026-11-24T00:00:00Z');
    const asOf = instantOf(now - 1);
    const before = await askViolations(engine, { asOf });
    await sweepBreaches(engine);
    expect((await askViolations(engine, { asOf })).violations).toEqual(before.violations);
    expect((await askViolations(engine, {})).violations).toEqual(before.violations);
  });

  it('records nothing where no rule is in force', async () => {
    const empty = await openEngine({ data: join(data, 'empty'), create: {}, clock });
    try {
      expect(await sweepAt('2026-11-24T00:00:00Z', empty)).toMatchObject({ breached: 0, recorded: 0 });
    } finally {
      await empty.close();
    }
  });

  /** By the machine's clock, or by the log's where that is ahead. */
  const followedByAnother = async () => {
    await send('2026-11-20T15:30:00Z', 'CreateOpportunity', 'op-1', file);
    await send('2026-12-01T00:00:00Z', 'AmendValue', 'op-1', { new: yuan('1.00'), reason: 'asked for' });
  };
  const { signal } = new AbortController();

  it.each([
    ['of real times', false, 1],
    ['of a virtual clock', true, 0],
  ])('by the machine of a log %s (simulated: %s) records %d', async (_, simulated, recorded) => {
    await begin({ simulated });
    await followedByAnother();
    expect(await sweepOf({ store: engine.store, projector: engine.projector })(signal)).toMatchObject({ recorded });
  });

  it('ends where it is told to, having recorded what it had', async () => {
    await threeThatAreBroken();
    now = Date.parse('2026-11-24T00:00:00Z');
    const stopping = AbortSignal.abort(new Error('told to end'));
    await expect(sweepBreaches(engine, { signal: stopping })).rejects.toThrow('told to end');
    expect(await sweepBreaches(engine)).toMatchObject({ recorded: 3 });
  });
});
