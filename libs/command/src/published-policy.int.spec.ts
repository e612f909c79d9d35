import { describe, expect, it } from '@jest/globals';
import { type Actor, type Aggregate, eventRegistry, type Instant, later, streamName } from '#kernel';
import { opportunityEvents } from '#opportunity';
import type { Accepted, Command } from './command.ts';
import { publishedPolicy } from './published-policy.ts';
import { allEvents, command, knownAggregates, logInMemory, NOON } from './testing/engine.fixture.ts';
import { publish, state } from './testing/rule-book.fixture.ts';

const registry = eventRegistry(opportunityEvents);
const vin = 'LSVAA49J132047371';
const planner: Partial<Command> = { actor: { id: 's-9', role: 'planner' } };
const manager: Partial<Command> = { actor: { id: 'm-1', role: 'sales_manager' } };
const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const order = { orderId: 'r-1', model: 'sedan-a', amount: yuan('180000.00') };
const minutes = (n: number) => later(NOON, n * 60_000);

/** Further streams that rules look at, as far as a test needs them. */
const agreements: Aggregate<{ readonly agreements: readonly object[] }> = {
  category: 'partner',
  initial: { agreements: [] },
  evolve: (_state, { data }) => data as never,
};
const approvals: Aggregate<object> = {
  category: 'approval',
  initial: {},
  evolve: (before, { data }) => ({ ...before, ...data }),
};

/** A log with a rule book, and an executor that follows it; `now` may be moved on. */
async function dealership() {
  const now = { instant: NOON };
  const log = await logInMemory(now);
  const { store } = log;
  const { execute } = log.executor({
    policyNow: publishedPolicy(store, registry),
    aggregates: [...knownAggregates, agreements, approvals] as readonly Aggregate[],
  });
  const send = (name: string, id: string, data: object, more: Partial<Command> = {}) =>
    execute(command(name, id, data, more));
  const accepted = async (name: string, id: string, data: object, more: Partial<Command> = {}) => {
    const outcome = await send(name, id, data, more);
    if (outcome.outcome !== 'accepted') throw new Error(`${name}: ${JSON.stringify(outcome)}`);
    return outcome;
  };
  /** Opened, ordered and matched, without a test drive. */
  const matched = async (id: string, customerId = `c-${id}`) => {
    await accepted('CreateOpportunity', id, { customerId });
    log.opportunities.set(customerId, [...(log.opportunities.get(customerId) ?? []), id]);
    await accepted('PlaceOrder', id, order);
    await accepted('MatchVehicle', id, { orderId: 'r-1', vin: vin.slice(0, -1) + id.slice(-1) }, planner);
  };
  const deliver = (id: string) => send('DeliverVehicle', id, { orderId: 'r-1' });
  return { ...log, now, send, accepted, matched, deliver };
}

/** Drives a demo car for this many km. */
async function drive({ accepted }: Awaited<ReturnType<typeof dealership>>, id: string, km: number) {
  const booking = { bookingId: `b-${id}`, vehicleId: `d-${id}` };
  await accepted('BookTestDrive', id, booking);
  const trip = { bookingId: booking.bookingId, opportunityId: id };
  await accepted('CheckOutDemoCar', booking.vehicleId, { ...trip, odometerKm: 100 });
  await accepted('ReturnDemoCar', booking.vehicleId, { ...trip, odometerKm: 100 + km });
  return accepted('CompleteTestDrive', id, { bookingId: booking.bookingId, mileageKm: km });
}

describe('a command that breaks a hard rule', () => {
  it('is refused with rule, version, reason, evidence and remedy, and stores nothing', async () => {
    const { store, accepted, send } = await dealership();
    await publish(store, { 'reschedule-not-past': {}, 'activity-purpose': {} }, { version: 3 });
    await accepted('CreateOpportunity', 'o-1', {});
    const before = await allEvents(store);
    expect(await send('ReschedulePurchase', 'o-1', { new: '2026-11-23' })).toEqual({
      outcome: 'refused',
      refusal: {
        refused: true,
        rule: 'reschedule-not-past',
        ruleVersion: 'dealer@3',
        reason: {
          zh: '新的预计购车日期 2026-11-23 早于今天（2026-11-24）',
          en: 'The new expected purchase date, 2026-11-23, lies before today, 2026-11-24',
        },
        evidence: [],
        remedy: {
          zh: '在 ReschedulePurchase 的 new 填写 2026-11-24 或更晚的日期',
          en: 'Give ReschedulePurchase as new 2026-11-24 or a later date',
        },
      },
    });
    expect(await allEvents(store)).toEqual(before);
    await accepted('ReschedulePurchase', 'o-1', { new: '2026-11-24' });
  });

  it('is accepted before the rule takes effect, and by stage models that it does not apply to', async () => {
    const { store, accepted, send, now } = await dealership();
    await publish(store, { 'reschedule-not-past': {} }, { effectiveFrom: minutes(10) });
    await accepted('CreateOpportunity', 'o-1', {});
    await accepted('CreateOpportunity', 'o-2', { stageModel: 'simple' });
    await accepted('ReschedulePurchase', 'o-1', { new: '2026-11-01' });
    now.instant = minutes(10);
    await accepted('ReschedulePurchase', 'o-2', { new: '2026-11-01' });
    expect(await send('ReschedulePurchase', 'o-1', { new: '2026-11-02' })).toMatchObject({
      refusal: { rule: 'reschedule-not-past' },
    });
  });

  it('is judged by the version in force when it happened', async () => {
    const { store, accepted, send, now } = await dealership();
    await accepted('CreateOpportunity', 'o-1', {});
    now.instant = minutes(10);
    const drives = { 'test-drive-mileage': {} };
    await publish(store, drives, { effectiveFrom: minutes(10) });
    await accepted('BookTestDrive', 'o-1', { bookingId: 'b-1', vehicleId: 'd-1' });
    const trip = { bookingId: 'b-1', opportunityId: 'o-1' };
    await accepted('CheckOutDemoCar', 'd-1', { ...trip, odometerKm: 100 }, { occurredAt: minutes(5) });
    await accepted('ReturnDemoCar', 'd-1', { ...trip, odometerKm: 110 }, { occurredAt: minutes(6) });
    const completed = (at: Instant) => send('CompleteTestDrive', 'o-1', { bookingId: 'b-1' }, { occurredAt: at });
    expect(await completed(minutes(10))).toMatchObject({ refusal: { rule: 'test-drive-mileage' } });
    expect(await completed(later(minutes(10), -1))).toMatchObject({ outcome: 'accepted' });
  });

  it('is refused as soon as another process has published the rule, and accepted again once it is out of force', async () => {
    const { store, accepted, send } = await dealership();
    await accepted('CreateOpportunity', 'o-1', {});
    await accepted('ReschedulePurchase', 'o-1', { new: '2026-11-01' });
    await publish(store, { 'reschedule-not-past': {} });
    expect(await send('ReschedulePurchase', 'o-1', { new: '2026-11-02' })).toMatchObject({ outcome: 'refused' });
    await publish(store, { 'reschedule-not-past': false }, { version: 2 });
    await accepted('ReschedulePurchase', 'o-1', { new: '2026-11-02' });
  });

  it('names the manufacturer’s row where both issuers have one that may not be overridden', async () => {
    const { store, accepted, send } = await dealership();
    await publish(store, { 'reschedule-not-past': {} });
    await publish(store, { 'reschedule-not-past': {} }, { issuer: 'manufacturer', version: 7 });
    await accepted('CreateOpportunity', 'o-1', {});
    expect(await send('ReschedulePurchase', 'o-1', { new: '2026-11-01' })).toMatchObject({
      refusal: { ruleVersion: 'manufacturer@7' },
    });
  });
});

describe('the stop list of descriptions', () => {
  it('is that of the rule set in force, beside what every engine knows', async () => {
    const { store, accepted } = await dealership();
    await publish(store, { 'activity-description': { emptyPhrases: ['老样子'] } }, { effectiveFrom: minutes(-10) });
    await accepted('CreateOpportunity', 'o-1', {});
    const plan = { dueAt: minutes(60), type: 'phone' };
    for (const description of ['老样子', '跟进', '确认预算并邀约周六到店试驾'])
      await accepted('ScheduleFollowUp', 'o-1', { ...plan, description });
    const planned = (await allEvents(store)).filter(({ type }) => type === 'FollowUpScheduled');
    expect(planned.map(({ data }) => data.checks)).toMatchObject(
      [true, true, false].map((emptyPhrase) => ({ emptyPhrase })),
    );
  });
});

describe('what a command was decided on', () => {
  it('stands in its events: the rule books as read, beside other streams', async () => {
    const world = await dealership();
    const { store, matched, deliver } = world;
    await publish(store, { 'delivered-needs-test-drive': {} });
    await matched('o-1');
    await drive(world, 'o-1', 5.1);
    expect(await deliver('o-1')).toMatchObject({ outcome: 'accepted' });
    const events = await allEvents(store);
    const delivered = events.find(({ type }) => type === 'VehicleDelivered');
    expect(delivered?.meta.basedOn).toEqual([{ stream: 'ruleBook-dealer', revision: 0 }]);
    const driven = events.find(({ type }) => type === 'TestDriveCompleted');
    expect(driven?.meta.basedOn?.map(({ stream }) => stream)).toEqual(['demoCar-d-o-1', 'ruleBook-dealer']);
  });

  it('names no rule book where none was published', async () => {
    const { store, accepted } = await dealership();
    await accepted('CreateOpportunity', 'o-1', {});
    expect((await allEvents(store))[0]?.meta).not.toHaveProperty('basedOn');
  });
});

describe('delivered-needs-test-drive', () => {
  const book = { 'delivered-needs-test-drive': { waivable: true }, 'test-drive-distance': { moreThanKm: 6 } };

  it('refuses a delivery without a drive that counts, and warns when the order is placed', async () => {
    const world = await dealership();
    await publish(world.store, book);
    await world.accepted('CreateOpportunity', 'o-1', {});
    const placed = await world.accepted('PlaceOrder', 'o-1', order);
    expect(placed.warnings).toEqual([
      {
        code: 'delivered-needs-test-drive',
        message: {
          zh: '该客户此前 180 天内没有超过 6 公里的试驾记录',
          en: 'The customer has no test drive of more than 6 km within the 180 days before',
        },
      },
    ]);
    await world.accepted('MatchVehicle', 'o-1', { orderId: 'r-1', vin }, planner);
    expect(await world.deliver('o-1')).toMatchObject({ refusal: { rule: 'delivered-needs-test-drive' } });
    await drive(world, 'o-1', 6);
    expect(await world.deliver('o-1')).toMatchObject({ refusal: { rule: 'delivered-needs-test-drive' } });
  });

  it('is kept by a drive of the customer’s other opportunity, which the events name', async () => {
    const world = await dealership();
    await publish(world.store, book);
    await world.matched('o-1', 'c-1');
    await world.accepted('CreateOpportunity', 'o-2', { customerId: 'c-1' });
    world.opportunities.set('c-1', ['o-1', 'o-2']);
    expect(await world.deliver('o-1')).toMatchObject({ outcome: 'refused' });
    await drive(world, 'o-2', 6.1);
    expect(await world.deliver('o-1')).toMatchObject({ outcome: 'accepted' });
    const delivered = (await allEvents(world.store)).find(({ type }) => type === 'VehicleDelivered');
    expect(delivered?.meta.basedOn?.map(({ stream }) => stream)).toEqual([
      'opportunity-o-1',
      'opportunity-o-2',
      'ruleBook-dealer',
    ]);
  });
});

describe('a waiver', () => {
  const book = { 'delivered-needs-test-drive': { waivable: true } };
  const waiver = { rule: 'delivered-needs-test-drive', reason: '集团采购', expiresAt: minutes(60) };

  async function waived(data: object = {}, rules: object = book) {
    const world = await dealership();
    await publish(world.store, rules);
    await world.matched('o-1');
    await world.matched('o-2');
    world.now.instant = minutes(10);
    const granted = await world.send('GrantWaiver', 'o-1', { ...waiver, ...data }, manager);
    return { ...world, granted };
  }

  it.each([
    [later(minutes(10), -1), 'refused'],
    [minutes(10), 'accepted'],
    [minutes(60), 'accepted'],
    [later(minutes(60), 1), 'refused'],
  ])('recorded at minute 10 and expiring at minute 60, a command of %s is %s', async (occurredAt, outcome) => {
    const { send, now } = await waived();
    now.instant = minutes(61);
    expect(await send('DeliverVehicle', 'o-1', { orderId: 'r-1' }, { occurredAt })).toMatchObject({ outcome });
  });

  it('lifts what it names and nothing else: not another opportunity', async () => {
    const { deliver } = await waived();
    expect(await deliver('o-2')).toMatchObject({ refusal: { rule: 'delivered-needs-test-drive' } });
    expect(await deliver('o-1')).toMatchObject({ outcome: 'accepted' });
  });

  it('lifts what it names and nothing else: not another rule', async () => {
    const pairs = ['DeliverVehicle+PlaceOrder'];
    const { deliver, send } = await waived({}, { ...book, 'segregation-of-duties': { pairs } });
    expect(await deliver('o-1')).toMatchObject({ refusal: { rule: 'segregation-of-duties' } });
    expect(await send('GrantWaiver', 'o-1', { ...waiver, rule: 'segregation-of-duties' }, manager)).toMatchObject({
      refusal: { rule: 'waiver-of-waivable-rule', ruleVersion: 'dealer@1' },
    });
  });

  it('of an order lifts commands of that order only', async () => {
    const { deliver } = await waived({ orderId: 'r-1' });
    expect(await deliver('o-1')).toMatchObject({ outcome: 'accepted' });
    const { accepted, send } = await waived({ orderId: 'r-1' });
    await accepted('CancelOrder', 'o-1', { orderId: 'r-1' });
    await accepted('PlaceOrder', 'o-1', { ...order, orderId: 'r-2' });
    await accepted('MatchVehicle', 'o-1', { orderId: 'r-2', vin: '1M8GDM9AXKP042788' }, planner);
    expect(await send('DeliverVehicle', 'o-1', { orderId: 'r-2' })).toMatchObject({ outcome: 'refused' });
  });

  it.each([
    ['no row', {}],
    ['a row that nobody may waive', { 'delivered-needs-test-drive': {} }],
    ['a rule out of force', { 'delivered-needs-test-drive': false }],
  ])('is refused where the rule set has %s', async (_name, rules) => {
    const { granted } = await waived({}, rules);
    expect(granted).toMatchObject({ outcome: 'refused', refusal: { rule: 'waiver-of-waivable-rule' } });
  });

  it('lifts nothing any more once the rule set no longer lets it', async () => {
    const { store, deliver } = await waived();
    await publish(store, { 'delivered-needs-test-drive': {} }, { version: 2, effectiveFrom: minutes(10) });
    expect(await deliver('o-1')).toMatchObject({ refusal: { ruleVersion: 'dealer@2' } });
  });

  it('is not granted by whom it would help', async () => {
    const world = await dealership();
    await publish(world.store, book);
    await world.matched('o-1');
    const own = { actor: { id: 's-1', role: 'sales_manager' } };
    expect(await world.send('GrantWaiver', 'o-1', waiver, own)).toMatchObject({
      refusal: { rule: 'waiver-not-by-beneficiary' },
    });
  });
});

describe('matcher-not-seller and segregation-of-duties', () => {
  const by = (id: string, role: string, onBehalfOf?: string): Partial<Command> => ({
    actor: { id, role, ...(onBehalfOf !== undefined && { onBehalfOf }) } as Actor,
  });

  it.each([
    ['a planner', 'accepted', by('s-9', 'planner')],
    ['the planner who placed the order', 'refused', by('s-1', 'planner')],
    ['another consultant', 'refused', by('s-2', 'sales_consultant')],
    ['a service', 'refused', by('local', 'service')],
    ['a service for a planner of the directory', 'accepted', by('local', 'service', 's-8')],
    ['a service for a consultant of the directory', 'refused', by('local', 'service', 's-7')],
    ['a service for somebody unknown', 'refused', by('local', 'service', 's-6')],
  ])('a match by %s is %s', async (_name, outcome, who) => {
    const { store, accepted, send } = await dealership();
    await publish(store, { 'matcher-not-seller': {} });
    await accepted('RegisterStaff', 's-8', { name: '李', role: 'planner' }, manager);
    await accepted('RegisterStaff', 's-7', { name: '赵', role: 'sales_consultant' }, manager);
    await accepted('CreateOpportunity', 'o-1', {});
    await accepted('PlaceOrder', 'o-1', order);
    expect(await send('MatchVehicle', 'o-1', { orderId: 'r-1', vin }, who)).toMatchObject({ outcome });
  });

  it('a vehicle that was reserved for a match which is refused is free for others', async () => {
    const { store, accepted, send } = await dealership();
    await publish(store, { 'matcher-not-seller': {} });
    for (const id of ['o-1', 'o-2']) {
      await accepted('CreateOpportunity', id, {});
      await accepted('PlaceOrder', id, order);
    }
    expect(await send('MatchVehicle', 'o-1', { orderId: 'r-1', vin })).toMatchObject({ outcome: 'refused' });
    await accepted('MatchVehicle', 'o-2', { orderId: 'r-1', vin }, planner);
  });

  it('one person may not send both commands of a pair, in whichever order, and through whichever service', async () => {
    const { store, accepted, send } = await dealership();
    await publish(store, { 'segregation-of-duties': {} });
    await accepted('CreateOpportunity', 'o-1', {});
    await accepted('PlaceOrder', 'o-1', order, by('s-5', 'planner'));
    const match = { orderId: 'r-1', vin };
    const refusal = { rule: 'segregation-of-duties', evidence: [expect.any(String)] };
    expect(await send('MatchVehicle', 'o-1', match, by('s-5', 'planner'))).toMatchObject({ refusal });
    expect(await send('MatchVehicle', 'o-1', match, by('x', 'service', 's-5'))).toMatchObject({ refusal });
    await accepted('MatchVehicle', 'o-1', match, planner);
    await accepted('CancelOrder', 'o-1', { orderId: 'r-1' });
    const next = { ...order, orderId: 'r-2' };
    expect(await send('PlaceOrder', 'o-1', next, by('s-9', 'sales_consultant'))).toMatchObject({ refusal });
  });
});

describe('partner-agreement', () => {
  it('is asked of the day of creation, and of the store', async () => {
    const { store, send } = await dealership();
    await publish(store, { 'partner-agreement': {} });
    const opened = (id: string) => send('CreateOpportunity', id, { partnerId: 'p-1' });
    expect(await opened('o-1')).toMatchObject({ refusal: { rule: 'partner-agreement' } });
    const agreement = { event: 'e', from: '2026-11-24', to: '2026-11-24' };
    await state(store, streamName('partner', 'p-1'), 'PartnerAgreementSigned', { agreements: [agreement] });
    const outcome = (await opened('o-1')) as Accepted;
    expect(outcome.outcome).toBe('accepted');
    const [created] = await allEvents(store).then((events) => events.filter(({ id }) => id === outcome.events[0]?.id));
    expect(created?.meta.basedOn).toEqual([
      { stream: 'partner-p-1', revision: 0 },
      { stream: 'ruleBook-dealer', revision: 0 },
    ]);
  });
});

describe('discount-authority', () => {
  it('asks who grants, and where that is not enough, for the approval and who gave it', async () => {
    const { store, accepted, send } = await dealership();
    await publish(store, { 'discount-authority': {} });
    await accepted(
      'RegisterStaff',
      's-1',
      { name: '李', role: 'sales_consultant', discountAuthority: yuan('3000.00') },
      manager,
    );
    await accepted(
      'RegisterStaff',
      'm-1',
      { name: '赵', role: 'sales_manager', discountAuthority: yuan('8000.00') },
      manager,
    );
    await accepted('CreateOpportunity', 'o-1', {});
    await accepted('PlaceOrder', 'o-1', { ...order, discount: yuan('3000.00') });
    const grant = { orderId: 'r-1', amount: yuan('2000.00') };
    expect(await send('GrantDiscount', 'o-1', grant)).toMatchObject({
      refusal: { rule: 'discount-authority', reason: { zh: expect.stringContaining('5000.00 CNY') } },
    });
    const named = { ...grant, approvalId: 'p-9' };
    expect(await send('GrantDiscount', 'o-1', named)).toMatchObject({ outcome: 'refused' });
    const approval = streamName('approval', 'p-9');
    const purpose = { command: 'GrantDiscount', id: 'o-1' };
    await state(store, approval, 'ApprovalRequested', { purpose, requested: { event: 'asked', by: 's-1' } });
    expect(await send('GrantDiscount', 'o-1', named)).toMatchObject({ refusal: { evidence: ['asked'] } });
    await state(store, approval, 'ApprovalGranted', { granted: { event: 'agreed', by: 'm-1' } });
    await accepted('GrantDiscount', 'o-1', named);
    const granted = (await allEvents(store)).find(({ type }) => type === 'DiscountGranted');
    expect(granted?.meta.basedOn?.map(({ stream }) => stream)).toEqual([
      'approval-p-9',
      'ruleBook-dealer',
      'staff-m-1',
      'staff-s-1',
    ]);
  });
});
