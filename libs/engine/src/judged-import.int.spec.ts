import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ImportedHistory } from '#interchange';
import { type Actor, type Instant, instantOf } from '#kernel';
import { askObligations } from './ask-obligations.ts';
import { askViolations } from './ask-violations.ts';
import { type Engine, openEngine } from './open-engine.ts';
import { personDirectory, runImport } from './run-import.ts';

type Facts = ImportedHistory['facts'];
interface Brought {
  readonly aggregate?: ImportedHistory['aggregate'];
  readonly id: string;
  readonly facts: Facts;
  readonly actor?: Actor;
}

const [manager, executive] = [
  { id: 'm-1', role: 'sales_manager' },
  { id: 'e-1', role: 'executive' },
];
const service: Actor = { id: 'import', role: 'service' };
const acting = (onBehalfOf: string): Actor => ({ ...service, onBehalfOf });
const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const vin = 'LSVAA49J132047371';

let data: string;
let engine: Engine;
let now: number;
let sent: number;

async function send(command: string, id: string | undefined, input: object, actor: Actor) {
  now += 60_000;
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

const rules = Object.fromEntries(
  [
    'partner-agreement',
    'discount-authority',
    'matcher-not-seller',
    'vin-matched-once',
    'delivered-needs-test-drive',
    'demo-car-returned',
    'test-drive-booked',
    'one-check-out-per-car',
    'lost-puts-customer-to-sleep',
  ].map((name) => [name, {}]),
);

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'dealtrail-judged-import-'));
  now = Date.parse('2026-03-01T01:00:00.000Z');
  sent = 0;
  engine = await openEngine({ data, create: {}, clock: () => instantOf(now) });
  const purpose = { command: 'PublishRuleSet', id: 'dealer' };
  await send('RequestApproval', 'a-0', { purpose, why: 'the first rules' }, manager);
  await send('Approve', 'a-0', {}, executive);
  const published = { issuer: 'dealer', appliesTo: ['dealer'], changeReason: 'the first rules', approvalId: 'a-0' };
  await send('PublishRuleSet', undefined, { ...published, content: { rules } }, executive);
});
afterEach(async () => {
  await engine.close();
  rmSync(data, { recursive: true });
});

/** Hours after noon of 2 March 2026, UTC. */
const at = (hours: number) => instantOf(Date.parse('2026-03-02T12:00:00.000Z') + hours * 3_600_000);
const told = (type: string, hours: number, more: object = {}) => ({
  type,
  data: more,
  occurredAt: at(hours) as Instant,
});
const created = (more: object = {}) =>
  told('Created', 0, {
    ...{ episode: 1, customerId: 'c-1', customer: {}, dimensions: {}, stageModel: 'dealer@1', stage: 'PROFILED' },
    ...{ checks: { filled: 0, missing: [], phoneValid: true, birthdayKnown: false, birthdayPlausible: true } },
    ...more,
  });
const ordered = (hours: number, more: object = {}) =>
  told('OrderPlaced', hours, {
    ...{ episode: 1, orderId: 'r-1', origin: 'opportunity', model: 'sedan-a', amount: yuan('200000.00') },
    ...more,
  });
const matched = (hours: number) => told('VehicleMatched', hours, { episode: 1, orderId: 'r-1', vin });
const delivered = (hours: number) =>
  told('VehicleDelivered', hours, { episode: 1, orderId: 'r-1', vin, deliveredAt: at(hours) });
const booked = told('TestDriveBooked', 1, { episode: 1, bookingId: 'b-1', vehicleId: 'car-1' });
const driven = (hours: number) =>
  told('TestDriveCompleted', hours, {
    ...{ episode: 1, bookingId: 'b-1', vehicleId: 'car-1', mileageKm: 8, driverId: 'c-1', driver: {} },
    checks: { missing: [], phoneValid: true, idNumberValid: true },
  });
const car = (type: string, hours: number, opportunityId = 'o-1') =>
  told(type, hours, { bookingId: 'b-1', opportunityId, odometerKm: 1200 + hours, at: at(hours) });
const lost = (beside: string) => [
  told('Lost', 5, { episode: 1, reason: { family: 'gave_up', code: 'price' } }),
  told(beside, 5, { episode: 1, customerId: 'c-1' }),
];
const carOf = (...facts: Facts): Brought => ({ aggregate: 'demoCar', id: 'car-1', facts });
const sale = (id: string, ...facts: Facts): Brought => ({ id, facts });

/** Days later, each history under a command id of its own, in the order given. */
async function bring(judge: boolean, ...histories: readonly Brought[]) {
  now = Date.parse('2026-03-20T01:00:00.000Z');
  for (const { aggregate = 'opportunity', id, facts, actor = service } of histories) {
    now += 1000;
    const commandId = `import:test:${id}`;
    const provenance = { format: 'test', source: 'old', key: id, judge };
    const history = { aggregate, id, commandId, facts, provenance };
    await runImport(engine, [history], actor, personDirectory(engine), () => {});
  }
}

async function broken() {
  const { violations } = await askViolations(engine, {});
  return violations.map(({ rule, subject, since }) => [rule, `${subject.kind} ${subject.id}`, since]);
}

interface Case {
  readonly rule: string;
  readonly given?: () => Promise<void>;
  readonly breaking: readonly Brought[];
  readonly keeping: readonly Brought[];
  readonly found: readonly [subject: string, since: Instant];
}

const authority = (id: string, discountAuthority: string) =>
  send(
    'RegisterStaff',
    id,
    { name: '甲', role: 'sales_consultant', discountAuthority: yuan(discountAuthority) },
    executive,
  );

const CASES: readonly Case[] = [
  {
    rule: 'partner-agreement',
    given: () => send('SignPartnerAgreement', 'p-1', { effectiveFrom: '2026-03-02' }, manager),
    breaking: [sale('o-1', created({ partnerId: 'p-2' }))],
    keeping: [sale('o-1', created({ partnerId: 'p-1' }))],
    found: ['opportunity o-1', at(0)],
  },
  {
    rule: 'discount-authority',
    given: () => authority('s-1', '3000.00'),
    breaking: [{ ...sale('o-1', created(), ordered(3, { discount: yuan('3000.01') })), actor: acting('s-1') }],
    keeping: [{ ...sale('o-1', created(), ordered(3, { discount: yuan('3000.00') })), actor: acting('s-1') }],
    found: ['opportunity o-1', at(3)],
  },
  {
    rule: 'discount-authority',
    given: async () => {
      await authority('s-1', '3000.00');
      await authority('m-1', '9000.00');
      await send(
        'RequestApproval',
        'a-1',
        { purpose: { command: 'PlaceOrder', id: 'o-1' }, why: 'fleet' },
        { id: 's-1', role: 'sales_consultant' },
      );
      await send('Approve', 'a-1', {}, manager);
    },
    breaking: [
      { ...sale('o-1', created(), ordered(3, { discount: yuan('9000.01'), approvalId: 'a-1' })), actor: acting('s-1') },
    ],
    keeping: [
      { ...sale('o-1', created(), ordered(3, { discount: yuan('9000.00'), approvalId: 'a-1' })), actor: acting('s-1') },
    ],
    found: ['opportunity o-1', at(3)],
  },
  {
    rule: 'matcher-not-seller',
    given: async () => {
      await send('RegisterStaff', 's-1', { name: '甲', role: 'sales_consultant' }, executive);
      await send('RegisterStaff', 's-2', { name: '乙', role: 'planner' }, executive);
    },
    breaking: [{ ...sale('o-1', created(), ordered(3), matched(4)), actor: acting('s-1') }],
    keeping: [sale('o-1', created(), ordered(3), matched(4))],
    found: ['opportunity o-1', at(4)],
  },
  {
    rule: 'vin-matched-once',
    breaking: [sale('o-1', created(), ordered(3), matched(4)), sale('o-2', created(), ordered(3), matched(5))],
    keeping: [
      sale('o-1', created(), ordered(3), matched(4), told('OrderCancelled', 4.5, { episode: 1, orderId: 'r-1' })),
      sale('o-2', created(), ordered(3), matched(5)),
    ],
    found: ['opportunity o-2', at(5)],
  },
  {
    rule: 'delivered-needs-test-drive',
    breaking: [
      sale('o-1', created({ customerId: 'c-2' }), booked, driven(2)),
      sale('o-2', created(), ordered(3), delivered(6)),
    ],
    keeping: [sale('o-1', created(), booked, driven(2)), sale('o-2', created(), ordered(3), delivered(6))],
    found: ['opportunity o-2', at(6)],
  },
  {
    rule: 'demo-car-returned',
    breaking: [
      carOf(car('DemoCarCheckedOut', 2), car('DemoCarReturned', 3.5)),
      sale('o-1', created(), booked, driven(3)),
    ],
    keeping: [carOf(car('DemoCarCheckedOut', 2), car('DemoCarReturned', 3)), sale('o-1', created(), booked, driven(3))],
    found: ['opportunity o-1', at(3)],
  },
  {
    rule: 'test-drive-booked',
    breaking: [sale('o-1', created()), carOf(car('DemoCarCheckedOut', 2), car('DemoCarReturned', 3))],
    keeping: [sale('o-1', created(), booked), carOf(car('DemoCarCheckedOut', 2), car('DemoCarReturned', 3))],
    found: ['opportunity o-1', at(2)],
  },
  {
    rule: 'one-check-out-per-car',
    breaking: [
      ...[sale('o-1', created(), booked), sale('o-2', created(), booked)],
      carOf(car('DemoCarCheckedOut', 2), car('DemoCarCheckedOut', 3, 'o-2'), car('DemoCarReturned', 4, 'o-2')),
    ],
    keeping: [
      ...[sale('o-1', created(), booked), sale('o-2', created(), booked)],
      carOf(car('DemoCarCheckedOut', 2), car('DemoCarReturned', 2.5), car('DemoCarCheckedOut', 3, 'o-2')),
    ],
    found: ['vehicle car-1', at(3)],
  },
  {
    rule: 'lost-puts-customer-to-sleep',
    breaking: [sale('o-1', created()), sale('o-2', created(), ...lost('CustomerDormant'))],
    keeping: [sale('o-1', created()), sale('o-2', created(), ...lost('DormancyDeferred'))],
    found: ['opportunity o-2', at(5)],
  },
];

describe('a hard rule that looks at other streams', () => {
  it.each(CASES)('finds what an import brought past $rule', async ({ rule, given, breaking, found }) => {
    await given?.();
    await bring(true, ...breaking);
    expect((await broken()).filter(([name]) => name === rule)).toEqual([[rule, ...found]]);
  });

  it.each(CASES)('finds nothing in an import that keeps $rule', async ({ rule, given, keeping }) => {
    await given?.();
    await bring(true, ...keeping);
    expect((await broken()).filter(([name]) => name === rule)).toEqual([]);
  });

  it('judges nothing of an import that is not to be judged', async () => {
    for (const { breaking } of CASES.slice(4, 5)) await bring(false, ...breaking);
    expect(await broken()).toEqual([]);
  });

  it('says the same of one opportunity', async () => {
    const [, , , , { breaking }] = CASES as [Case, Case, Case, Case, Case];
    await bring(true, ...breaking);
    const { verdicts } = await askObligations(engine, 'o-2', { rule: 'vin-matched-once' });
    expect(verdicts).toMatchObject([{ status: 'violated', since: at(5) }]);
  });
});
