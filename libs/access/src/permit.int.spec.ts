import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Outcome } from '#command';
import { type Engine, openEngine } from '#engine';
import { isRefusal, type JsonObject } from '#kernel';
import type { Identity } from './access.ts';
import { authorise } from './authorise.ts';
import { permitOf } from './permit.ts';

const VIN = 'LSVAA49J132047371';
const order = (orderId: string) => ({
  orderId,
  origin: 'opportunity',
  model: 'a',
  amount: { amount: '1.00', currency: 'CNY' },
});

const person = (id: string, role: Identity['roles'][number], outlets: Identity['outlets']): Identity => ({
  id,
  roles: [role],
  outlets,
});
const anna = person('s-1', 'sales_consultant', ['north']);
const bert = person('s-2', 'sales_consultant', ['north']);
const north = person('m-1', 'sales_manager', ['north']);
const south = person('m-2', 'sales_manager', ['south']);
const planner = person('pl-1', 'planner', ['north']);
const desk = person('d-1', 'front_desk', ['north']);
const head = person('e-1', 'executive', 'all');
const maker = person('mf-1', 'manufacturer', 'all');
const partner = (name: string): Identity => ({ ...person(`u-${name}`, 'channel_partner', 'all'), partner: name });

let folder: string;
let engine: Engine;
let sent = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'permit-'));
  engine = await openEngine({ data: folder, create: {} });
  for (const outlet of ['north', 'south']) await sends(head, 'RegisterOutlet', outlet, { label: outlet });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

/** As the edge does: the right first, then the command, which asks for the rows in its turn. */
async function sends(identity: Identity, command: string, id: string | undefined, data: object): Promise<string> {
  const grant = authorise(identity, command);
  if (isRefusal(grant)) return grant.rule;
  sent += 1;
  const input = data as JsonObject;
  const outcome = await engine.executor.execute({
    command,
    ...(id !== undefined && { id }),
    data: input,
    input,
    actor: grant.actor,
    commandId: `c-${sent}`,
    permit: permitOf(grant),
  });
  return wordFor(outcome);
}

function wordFor(outcome: Outcome): string {
  return outcome.outcome === 'refused' ? outcome.refusal.rule : outcome.outcome;
}

describe('a consultant', () => {
  it('creates and works own opportunities, and no others', async () => {
    expect(await sends(anna, 'CreateOpportunity', 'a-1', { outlet: 'north' })).toBe('accepted');
    expect(await sends(anna, 'PlaceOrder', 'a-1', order('r-1'))).toBe('accepted');
    expect(await sends(bert, 'PlaceOrder', 'a-1', order('r-2'))).toBe('own-rows');
    expect(await sends(bert, 'CancelOrder', 'a-1', { orderId: 'r-1', reason: 'x' })).toBe('own-rows');
  });

  it('creates none for another, and none for an outlet that is not theirs', async () => {
    expect(await sends(anna, 'CreateOpportunity', 'a-2', { consultant: 's-2' })).toBe('own-rows');
    expect(await sends(anna, 'CreateOpportunity', 'a-2', { outlet: 'south' })).toBe('own-rows');
    expect(await sends(anna, 'CreateOpportunity', 'a-2', { dimensions: { outlet: 'south' } })).toBe('own-rows');
    expect(await sends(anna, 'CreateOpportunity', 'a-2', { dimensions: { consultant: 's-2' } })).toBe('accepted');
    const value = { amount: '1.00', currency: 'CNY' };
    expect(await sends(anna, 'AmendValue', 'a-2', { new: value, reason: 'x' })).toBe('accepted');
  });

  it('loses them when they are given to another, at once', async () => {
    await sends(anna, 'CreateOpportunity', 'a-3', { outlet: 'north' });
    expect(await sends(north, 'ReassignOpportunity', 'a-3', { to: { consultant: 's-2' } })).toBe('accepted');
    expect(await sends(anna, 'PlaceOrder', 'a-3', order('r-3'))).toBe('own-rows');
    expect(await sends(bert, 'PlaceOrder', 'a-3', order('r-3'))).toBe('accepted');
  });

  it('takes out a demo car for own opportunities only', async () => {
    await sends(anna, 'CreateOpportunity', 'a-4', { outlet: 'north' });
    const slot = '2026-11-24T04:00:00.000Z';
    await sends(anna, 'BookTestDrive', 'a-4', { bookingId: 'b-1', slot, vehicleId: 'car-1' });
    const out = { bookingId: 'b-1', opportunityId: 'a-4', odometerKm: 10 };
    expect(await sends(bert, 'CheckOutDemoCar', 'car-1', out)).toBe('own-rows');
    expect(await sends(anna, 'CheckOutDemoCar', 'car-1', out)).toBe('accepted');
    expect(await sends(bert, 'ReturnDemoCar', 'car-1', { ...out, odometerKm: 20 })).toBe('own-rows');
  });

  it('hears from the lifecycle, not from access, of what is not there', async () => {
    expect(await sends(anna, 'PlaceOrder', 'nothing', order('r-4'))).toBe('opportunity-exists');
  });
});

describe('a manager', () => {
  it('acts in the own outlets', async () => {
    await sends(anna, 'CreateOpportunity', 'b-1', { outlet: 'north' });
    expect(await sends(south, 'ReassignOpportunity', 'b-1', { to: { consultant: 's-9' } })).toBe('own-rows');
    expect(await sends(north, 'ReassignOpportunity', 'b-1', { to: { outlet: 'south' } })).toBe('own-rows');
    expect(await sends(north, 'CreateOpportunity', 'b-2', {})).toBe('own-rows');
    expect(await sends(north, 'RecordTraining', 'south', { topic: 'x' })).toBe('own-rows');
    expect(await sends(north, 'RecordTraining', 'north', { topic: 'x' })).toBe('accepted');
  });

  it('joins customers all of whose opportunities are in the own outlets', async () => {
    await sends(north, 'CreateOpportunity', 'b-3', { outlet: 'north', customerId: 'c-1', consultant: 's-1' });
    await sends(north, 'CreateOpportunity', 'b-4', { outlet: 'north', customerId: 'c-2', consultant: 's-1' });
    await sends(south, 'CreateOpportunity', 'b-5', { outlet: 'south', customerId: 'c-3', consultant: 's-3' });
    expect(await sends(north, 'MergeCustomers', 'c-1', { into: 'c-3', reason: 'x' })).toBe('own-rows');
    expect(await sends(north, 'MergeCustomers', 'c-3', { into: 'c-1', reason: 'x' })).toBe('own-rows');
    expect(await sends(north, 'MergeCustomers', 'c-1', { into: 'c-9', reason: 'x' })).toBe('own-rows');
    expect(await sends(north, 'MergeCustomers', 'c-1', { into: 'c-2', reason: 'x' })).toBe('accepted');
  });
});

describe('the front desk', () => {
  it('registers visits of the own outlets', async () => {
    const visit = { channel: 'showroom', partySize: 2 };
    expect(await sends(desk, 'RegisterTraffic', undefined, { ...visit, outlet: 'south' })).toBe('own-rows');
    expect(await sends(desk, 'RegisterTraffic', undefined, { ...visit, outlet: 'north' })).toBe('accepted');
    expect(await sends(desk, 'RecordUnprofiledVisit', undefined, { channel: 'showroom', outlet: 'north' })).toBe(
      'accepted',
    );
  });
});

describe('a planner', () => {
  it('matches no order that the same person placed', async () => {
    const both: Identity = { ...planner, roles: ['planner', 'sales_manager'] };
    await sends(both, 'CreateOpportunity', 'd-1', { outlet: 'north', consultant: 's-1' });
    await sends(both, 'PlaceOrder', 'd-1', order('r-6'));
    expect(await sends(both, 'MatchVehicle', 'd-1', { orderId: 'r-6', vin: VIN })).toBe('matcher-not-seller');
    expect(await sends({ ...planner, id: 'pl-2' }, 'MatchVehicle', 'd-1', { orderId: 'r-6', vin: VIN })).toBe(
      'accepted',
    );
  });
});

describe('what is planned', () => {
  const demand = (outlet: string) => ({ outlet, week: '2026-W48', lines: [{ model: 'a', quantity: 1 }], orderIds: [] });
  const target = (outlet?: string) => ({
    ...(outlet !== undefined && { outlet }),
    measure: 'count',
    people: [{ id: 'whole' }],
    periods: ['2027'],
    nodes: [{ person: 'whole', period: '2027', value: 12 }],
  });
  const forecast = (scope: object) => ({
    method: 'judgement',
    asOf: '2026-11-01T00:00:00.000Z',
    horizon: '2026-12',
    scope,
    amount: { amount: '1.00', currency: 'CNY' },
  });

  it('is so for the own outlets', async () => {
    expect(await sends(planner, 'SubmitDemand', undefined, demand('south'))).toBe('own-rows');
    expect(await sends(planner, 'SubmitDemand', undefined, demand('north'))).toBe('accepted');
    expect(await sends(north, 'SetTarget', 't-1', target())).toBe('own-rows');
    expect(await sends(north, 'SetTarget', 't-1', target('south'))).toBe('own-rows');
    expect(await sends(north, 'SetTarget', 't-1', target('north'))).toBe('accepted');
    expect(await sends(south, 'SetTarget', 't-1', target('south'))).toBe('own-rows');
    expect(await sends(south, 'AllocateTarget', 't-1', {})).toBe('own-rows');
    expect(await sends(head, 'SetTarget', 't-2', target())).toBe('accepted');
    expect(await sends(north, 'AllocateTarget', 't-2', {})).toBe('own-rows');
    expect(await sends(north, 'RecordForecast', undefined, forecast({}))).toBe('own-rows');
    expect(await sends(north, 'RecordForecast', undefined, forecast({ outlet: 'south' }))).toBe('own-rows');
    expect(await sends(north, 'RecordForecast', undefined, forecast({ outlet: 'north' }))).toBe('accepted');
  });

  it('with a partner is so for the tenant', async () => {
    expect(await sends(north, 'SignPartnerAgreement', 'p-1', { effectiveFrom: '2026-01-01' })).toBe('accepted');
    expect(await sends(south, 'EndPartnerAgreement', 'p-1', { effectiveTo: '2026-06-30' })).toBe('accepted');
    expect(await sends(anna, 'SignPartnerAgreement', 'p-2', { effectiveFrom: '2026-01-01' })).toBe('right-granted');
  });
});

describe('an approval', () => {
  const asks = (command: string, id: string) => ({ purpose: { command, id }, why: 'x' });

  it('belongs to whoever has what it is for', async () => {
    await sends(anna, 'CreateOpportunity', 'h-1', { outlet: 'north' });
    const south3 = person('s-3', 'sales_consultant', ['south']);
    expect(await sends(south3, 'RequestApproval', 'ap-1', asks('GrantDiscount', 'h-1'))).toBe('own-rows');
    expect(await sends(anna, 'RequestApproval', 'ap-1', asks('GrantDiscount', 'h-1'))).toBe('accepted');
    expect(await sends(south, 'Approve', 'ap-1', {})).toBe('own-rows');
    expect(await sends(north, 'Approve', 'ap-1', {})).toBe('accepted');
    await sends(north, 'SetTarget', 't-3', {
      outlet: 'north',
      measure: 'count',
      people: [{ id: 'whole' }],
      periods: ['2027'],
      nodes: [{ person: 'whole', period: '2027', value: 12 }],
    });
    expect(await sends(south, 'RequestApproval', 'ap-2', asks('AmendTarget', 't-3'))).toBe('own-rows');
    expect(await sends(north, 'RequestApproval', 'ap-2', asks('AmendTarget', 't-3'))).toBe('accepted');
    expect(await sends(north, 'Approve', 'ap-2', {})).toBe('approver-not-requester');
    expect(await sends(anna, 'Approve', 'ap-2', {})).toBe('right-granted');
  });

  it('of what is for the whole tenant is for those who see all of it', async () => {
    expect(await sends(north, 'RequestApproval', 'ap-3', asks('PublishRuleSet', 'dealer'))).toBe('own-rows');
    expect(await sends(head, 'RequestApproval', 'ap-3', asks('PublishRuleSet', 'dealer'))).toBe('accepted');
    expect(await sends(north, 'Approve', 'ap-3', {})).toBe('own-rows');
    expect(await sends({ ...north, outlets: 'all' }, 'Approve', 'ap-3', {})).toBe('accepted');
  });
});

describe('a rule set', () => {
  const rules = (issuer: string, approvalId: string) => ({
    issuer,
    appliesTo: ['dealer'],
    changeReason: 'x',
    approvalId,
    content: { rules: {} },
  });

  it('is published by who stands for its issuer', async () => {
    for (const [id, issuer] of [
      ['ap-4', 'dealer'],
      ['ap-5', 'manufacturer'],
    ] as const) {
      await sends(head, 'RequestApproval', id, { purpose: { command: 'PublishRuleSet', id: issuer }, why: 'x' });
      await sends({ ...head, id: 'e-2' }, 'Approve', id, {});
    }
    expect(await sends(head, 'PublishRuleSet', undefined, rules('manufacturer', 'ap-5'))).toBe('own-rule-sets');
    expect(await sends(maker, 'PublishRuleSet', undefined, rules('dealer', 'ap-4'))).toBe('own-rule-sets');
    expect(await sends(north, 'PublishRuleSet', undefined, rules('dealer', 'ap-4'))).toBe('right-granted');
    expect(await sends(head, 'PublishRuleSet', undefined, rules('dealer', 'ap-4'))).toBe('accepted');
    expect(await sends(maker, 'PublishRuleSet', undefined, rules('manufacturer', 'ap-5'))).toBe('accepted');
  });
});

describe('a channel partner', () => {
  it('creates opportunities of its own, and touches nothing else', async () => {
    expect(await sends(partner('p-1'), 'CreateOpportunity', 'p-1', { partnerId: 'p-1' })).toBe('accepted');
    expect(await sends(partner('p-1'), 'CreateOpportunity', 'p-2', { partnerId: 'p-2' })).toBe('own-rows');
    expect(await sends(partner('p-1'), 'CreateOpportunity', 'p-2', {})).toBe('own-rows');
    expect(await sends(partner('p-2'), 'CreateOpportunity', 'p-1', { partnerId: 'p-2' })).toBe('own-rows');
    expect(await sends(partner('p-1'), 'PlaceOrder', 'p-1', order('r-7'))).toBe('right-granted');
  });
});

describe('a customer of one partner', () => {
  it('is not taken up by another, and may come again to the first', async () => {
    const create = (name: string, id: string) =>
      sends(partner(name), 'CreateOpportunity', id, { partnerId: name, customerId: 'shared' });
    expect(await create('p-1', 'g-1')).toBe('accepted');
    expect(await create('p-2', 'g-2')).toBe('own-rows');
    expect(await create('p-1', 'g-3')).toBe('accepted');
  });
});

describe('a refusal of access', () => {
  it('comes before the conflict that a wrong revision would be, and stores nothing', async () => {
    await sends(anna, 'CreateOpportunity', 'f-1', { outlet: 'north' });
    const before = await engine.store.head();
    const grant = authorise(bert, 'PlaceOrder');
    if (isRefusal(grant)) throw new Error(grant.rule);
    const input = order('r-8') as unknown as JsonObject;
    const outcome = await engine.executor.execute({
      command: 'PlaceOrder',
      id: 'f-1',
      data: input,
      input,
      actor: grant.actor,
      commandId: 'f-1',
      expectedRevision: 7,
      permit: permitOf(grant),
    });
    expect(outcome).toMatchObject({ outcome: 'refused', refusal: { rule: 'own-rows', ruleVersion: 'access@1' } });
    expect(await engine.store.head()).toEqual(before);
  });
});
