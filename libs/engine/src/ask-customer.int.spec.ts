import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Instant, instantOf } from '#kernel';
import type { Reader } from './answer-for.ts';
import { askCustomer, type CustomerQuestion } from './ask-customer.ts';
import { NothingKnown } from './errors.ts';
import { type Engine, openEngine } from './open-engine.ts';

let data: string;
let engine: Engine;
let now: number;
let sent = 0;
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'dealtrail-customer-'));
  now = Date.parse('2026-03-02T01:00:00.000Z');
  engine = await openEngine({ data, create: {}, clock: () => instantOf(now) });
});
afterEach(async () => {
  await engine.close();
  rmSync(data, { recursive: true });
});

/** @returns the id of the first event; an hour passes */
async function execute(command: string, id: string, input: object, role = 'sales_manager'): Promise<string> {
  now += 3_600_000;
  sent += 1;
  const actor = { id: 'm-1', role };
  const result = await engine.executor.execute({
    command,
    id,
    data: input as never,
    input,
    actor,
    commandId: `k-${sent}`,
  });
  if (result.outcome !== 'accepted') throw new Error(JSON.stringify(result));
  return result.events[0]?.id as string;
}

const manager: Reader = { actor: { id: 'm-1', role: 'sales_manager' }, why: 'customer', seesPersonalData: true };
const ask = (id: string, asked: CustomerQuestion = {}, reader = manager) =>
  engine.answerFor(reader, (answering) => askCustomer(answering, id, asked));
const wang = { surname: '王', phone: '13800000001' };

describe('a customer of an engine', () => {
  it('is one person with all that happened, under whatever id', async () => {
    await execute('RegisterTraffic', 'v-1', { channel: 'showroom', outlet: 'p-1', partySize: 2 }, 'front_desk');
    await execute('CreateOpportunity', 'o-1', { customerId: 'c-1', customer: wang, visitId: 'v-1', consultant: 's-1' });
    await execute('CompleteFollowUp', 'o-1', { activityId: 'a-1', outcome: 'reached', type: 'phone' });
    const alone = instantOf(now);
    await execute('CreateOpportunity', 'o-2', { customerId: 'c-2', customer: { ...wang, phone: '13800000002' } });
    await execute('MergeCustomers', 'c-2', { into: 'c-1', reason: '同一人' });
    const answer = await ask('c-2');
    expect(answer).toMatchObject({
      id: 'c-1',
      ids: ['c-1', 'c-2'],
      profile: { surname: '王', phone: '13800000002' },
      buyer: null,
      opportunities: [
        { id: 'o-1', status: 'open', stage: 'FOLLOWED_UP', consultant: 's-1' },
        { id: 'o-2', status: 'open', stage: 'PROFILED', consultant: null },
      ],
      visits: [{ id: 'v-1', channel: 'showroom', outlet: 'p-1', unprofiled: false }],
      contacts: [{ id: 'a-1', opportunity: 'o-1', type: 'phone', outcome: 'reached' }],
      dormantSince: null,
      settled: false,
      incomplete: [],
    });
    expect(answer.position).toMatch(/\.5$/);
    expect(await ask('c-1', { asOf: alone })).toMatchObject({
      ids: ['c-1'],
      profile: { phone: '13800000001' },
      opportunities: [{ id: 'o-1' }],
      settled: true,
    });
    await expect(ask('c-2', { asOf: alone })).rejects.toThrow(NothingKnown);
    const early = { effectiveAt: '2026-03-02T03:00:00.000Z' as Instant };
    expect(await ask('c-1', early)).toMatchObject({ contacts: [], opportunities: [{ id: 'o-1' }] });
  });

  it('shows personal fields to whoever may see them, as corrected, and not once they are erased', async () => {
    const created = await execute('CreateOpportunity', 'o-1', { customerId: 'c-1', customer: wang });
    const before = instantOf(now);
    const changes = { '/customer/phone': '13900000009' };
    await execute('CorrectEvent', 'o-1', { eventId: created, changes, reason: '号码录错' });
    expect((await ask('c-1')).profile).toEqual({ surname: '王', phone: '13900000009' });
    expect((await ask('c-1', { asOf: before })).profile).toEqual(wang);

    const masked = { masked: true, subject: 'c-1' };
    const blind = await ask('c-1', {}, { ...manager, seesPersonalData: false });
    expect(blind).toMatchObject({ profile: { surname: masked, phone: masked }, opportunities: [{ id: 'o-1' }] });
    expect(JSON.stringify(blind)).not.toMatch(/王|1[39]\d{9}/);

    await engine.keys.destroy(engine.store.header.tenant, ['c-1']);
    const { profile, opportunities } = await ask('c-1');
    expect(profile.phone).toEqual({ forgotten: true, subject: 'c-1' });
    expect(opportunities).toHaveLength(1);
  });

  it('is told of as far as the asker may know: what is another’s is neither read out nor opened', async () => {
    await execute('RegisterOutlet', 'east', { label: '东店', zone: 'Asia/Shanghai', region: 'r' });
    await execute('RegisterOutlet', 'west', { label: '西店', zone: 'Asia/Shanghai', region: 'r' });
    const came = { channel: 'showroom', partySize: 1, customerId: 'c-1' };
    await execute('RegisterTraffic', 'v-e', { ...came, outlet: 'east' }, 'front_desk');
    await execute('RegisterTraffic', 'v-w', { ...came, outlet: 'west' }, 'front_desk');
    const file = { customerId: 'c-1', customer: wang };
    await execute('CreateOpportunity', 'o-e', { ...file, outlet: 'east', consultant: 's-1', visitId: 'v-e' });
    const other = { surname: '王', residentialArea: '浦西' };
    await execute('CreateOpportunity', 'o-w', {
      customerId: 'c-1',
      customer: other,
      outlet: 'west',
      consultant: 's-2',
    });
    for (const id of ['o-e', 'o-w'])
      await execute('CompleteFollowUp', id, { activityId: `a-${id}`, outcome: 'reached' });
    for (const [outlet, score] of [
      ['east', 5],
      ['west', 1],
    ] as const) {
      await execute('RecordSurvey', outlet, { score, scale: 5, customerId: 'c-1', consultant: `of-${outlet}` });
    }

    const east: CustomerQuestion = { isWithin: ({ outlet }) => outlet === 'east' };
    const told = await ask('c-1', east);
    expect(told).toMatchObject({
      profile: wang,
      opportunities: [{ id: 'o-e' }],
      visits: [{ id: 'v-e' }],
      contacts: [{ id: 'a-o-e' }],
      surveys: [{ score: 5 }],
      labels: { east: '东店' },
    });
    expect(JSON.stringify(told)).not.toMatch(/west|o-w|v-w|s-2|浦西|西店/);
    // A visit that their file names is told with it; a survey of theirs where it names them.
    const own = await ask('c-1', { isWithin: ({ consultant }) => consultant === 's-1' });
    expect(own).toMatchObject({ opportunities: [{ id: 'o-e' }], visits: [{ id: 'v-e' }], surveys: [] });
    const surveyed = await ask('c-1', { isWithin: ({ consultant }) => consultant === 'of-west' });
    expect(surveyed).toMatchObject({ profile: {}, opportunities: [], visits: [], surveys: [{ score: 1 }] });
    await expect(ask('c-1', { isWithin: () => false })).rejects.toThrow(NothingKnown);

    await execute('ReassignOpportunity', 'o-e', { to: { outlet: 'west', consultant: 's-2' }, reason: '调店' });
    const before = instantOf(now - 3_600_000);
    await expect(ask('c-1', { ...east, asOf: before })).resolves.toMatchObject({ opportunities: [], contacts: [] });
  });

  it('who was merged into another is nobody to whom nothing of either is told', async () => {
    await execute('CreateOpportunity', 'o-1', { customerId: 'c-1' });
    await execute('CreateOpportunity', 'o-2', { customerId: 'c-2' });
    await execute('MergeCustomers', 'c-2', { into: 'c-1', reason: '同一人' });
    await expect(ask('c-2')).resolves.toMatchObject({ ids: ['c-1', 'c-2'] });
    await expect(ask('c-2', { isWithin: () => false })).rejects.toThrow(NothingKnown);
  });

  it('sleeps from a loss on until somebody takes it up again', async () => {
    await execute('CreateOpportunity', 'o-1', { customerId: 'c-1' });
    await execute('LoseOpportunity', 'o-1', { reason: { family: 'gave_up', code: 'price' } });
    const lost = instantOf(now);
    expect(await ask('c-1')).toMatchObject({ dormantSince: lost });
    await execute('ReopenOpportunity', 'o-1', {});
    expect(await ask('c-1')).toMatchObject({ dormantSince: null });
    expect(await ask('c-1', { asOf: lost })).toMatchObject({ dormantSince: lost });
  });

  it('has no answer in the future, nor before anything of theirs', async () => {
    await execute('CreateOpportunity', 'o-1', { customerId: 'c-1' });
    await expect(ask('c-1', { asOf: instantOf(now + 1) })).rejects.toMatchObject({
      code: 'question-refused',
      message: expect.stringContaining('lies in the future'),
    });
    const early = { effectiveAt: '1990-01-01T00:00:00.000Z' as Instant };
    const nothing = new NothingKnown('nothing of customer "c-1" had happened by 1990-01-01T00:00:00.000Z');
    await expect(ask('c-1', early)).rejects.toThrow(nothing);
    for (const unknown of [
      ask('c-1', { ...early, asOf: '2026-03-02T01:00:00.000Z' as Instant }),
      ask('c-1', { ...early, isWithin: () => false }),
      ask('c-2', early),
    ]) {
      await expect(unknown).rejects.toThrow(/no customer "c-\d" was known at 2026-03-02T/);
    }
  });

  it.each(['nobody', 'a b', '', '*'])('is unknown under the id %j', async (id) => {
    await execute('CreateOpportunity', 'o-1', { customerId: 'c-1' });
    await expect(ask(id)).rejects.toThrow(NothingKnown);
  });
});
