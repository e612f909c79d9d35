import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { answer, dealtrail, serve } from '../support/dealtrail.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(120_000);

interface Counted {
  readonly effectiveAt: string;
  readonly asOf: string;
  readonly entered: number;
}

interface Simulated {
  readonly commands: number;
  readonly truth: {
    readonly commands: number;
    readonly late: number;
    readonly months: readonly { readonly effective: Counted; readonly known: Counted }[];
  };
}

const folder = temporaryFolder();

describe('a simulated dealership', () => {
  const data = join(folder, 'data');
  let simulated: Simulated;
  beforeAll(async () => {
    const asked = ['simulate', '--opportunities', '60', '--seed', '7', '--months', '6', '--data', data, '--json'];
    simulated = answer<Simulated>(await dealtrail(asked));
  });

  it('is sent whole, and some of it late', () => {
    expect(simulated.commands).toBe(simulated.truth.commands);
    expect(simulated.truth.late).toBeGreaterThan(0);
  });

  it.each([
    [1, 'effective'],
    [3, 'effective'],
    [3, 'known'],
    [6, 'known'],
  ] as const)('has at the end of month %d the %s funnel that was made', async (month, view) => {
    const truth = simulated.truth.months[month - 1]?.[view] as Counted;
    const times = ['--as-of', truth.asOf, '--effective', truth.effectiveAt];
    const snapshot = answer<Counted>(await dealtrail(['funnel', 'snapshot', ...times, '--data', data, '--json']));
    expect(truth.entered).toBeGreaterThan(0);
    expect(snapshot).toMatchObject(truth);
  });
});

describe('lines that say when they were recorded', () => {
  const line = (recordedAt: string, amount: string) =>
    JSON.stringify({ command: 'AmendValue', id: 'deal', data: { new: { amount, currency: 'CNY' } }, recordedAt });
  const [monday, tuesday] = ['2026-01-05T01:00:00.000Z', '2026-01-06T01:00:00.000Z'];

  it('are recorded then in a simulated store, and known from then on', async () => {
    const data = join(folder, 'sent');
    const create = JSON.stringify({ command: 'CreateOpportunity', id: 'deal', data: {}, recordedAt: monday });
    const input = [create, line(monday, '1.00'), line(tuesday, '2.00')].join('\n');
    expect(await dealtrail(['send', '-', '--simulate', '--data', data], { input })).toMatchObject({ exitCode: 0 });
    for (const [asOf, amount] of [
      [monday, '1.00'],
      [tuesday, '2.00'],
    ] as const) {
      const shown = await dealtrail(['opportunity', 'show', 'deal', '--as-of', asOf, '--data', data, '--json']);
      expect(answer(shown)).toMatchObject({ value: { amount, currency: 'CNY' }, settled: asOf === monday });
    }
  });

  it('show an opportunity as it was at one instant by what was known at another', async () => {
    const data = join(folder, 'both-times');
    const friday = '2026-01-09T01:00:00.000Z';
    const contact = { outcome: 'reached', contactAt: tuesday };
    const late = { command: 'CompleteFollowUp', id: 'deal', data: contact, occurredAt: tuesday, recordedAt: friday };
    const create = { command: 'CreateOpportunity', id: 'deal', data: {}, recordedAt: monday };
    const input = [create, late].map((each) => JSON.stringify(each)).join('\n');
    expect(await dealtrail(['send', '-', '--simulate', '--data', data], { input })).toMatchObject({ exitCode: 0 });
    const wednesday = '2026-01-07T01:00:00.000Z';
    for (const [asOf, effective, stage, types] of [
      [friday, friday, 'FOLLOWED_UP', ['Created', 'FollowUpCompleted']],
      [friday, wednesday, 'FOLLOWED_UP', ['Created', 'FollowUpCompleted']],
      [friday, monday, 'PROFILED', ['Created']],
      [wednesday, wednesday, 'PROFILED', ['Created']],
      [wednesday, monday, 'PROFILED', ['Created']],
    ] as const) {
      const times = ['--as-of', asOf, '--effective', effective];
      const shown = await dealtrail(['opportunity', 'show', 'deal', ...times, '--data', data, '--json']);
      expect(answer<object>(shown)).toMatchObject({
        asOf,
        effectiveAt: effective,
        stage,
        timeline: types.map((type) => ({ type })),
      });
    }
  });
});

describe('a corpus of planted violations', () => {
  type Counts = Readonly<Record<string, number>>;
  const data = join(folder, 'corpus');
  let planted: Counts;
  const asked = ['simulate', '--violations', '--opportunities', '70', '--seed', '11', '--months', '4', '--json'];

  it('is found out on the command line, each breach since when it was planted, and no other', async () => {
    const { truth } = answer<{
      truth: { asOf: string; violations: readonly object[]; refused: Counts; cases: Counts };
    }>(await dealtrail([...asked, '--data', data]));
    expect(truth.violations.length).toBeGreaterThan(60);
    const found = await dealtrail(['compliance', 'violations', '--as-of', truth.asOf, '--data', data, '--json']);
    const violations = answer<readonly Planted[]>(found).map(
      ({ rule, subject, opportunityId, since, dueAt, fixedAt }) =>
        JSON.stringify({ rule, subject, opportunityId, since, dueAt, fixedAt }),
    );
    expect(violations.toSorted()).toEqual(truth.violations.map((one) => JSON.stringify(one)).toSorted());
    // Whatever a rule refused would else have ended the simulation.
    expect(Object.keys(truth.refused).length).toBeGreaterThan(20);
    planted = truth.cases;
  });

  it('is found out by auditors: whoever did both, chains that are broken, and what DSERP never acknowledged', async () => {
    const asked = (...args: readonly string[]) =>
      dealtrail(['audit', ...args, '--actor', 'au-1:auditor', '--data', data, '--json']);
    const { cases } = answer<{ cases: readonly { duty: string }[] }>(await asked('sod'));
    const both = planted['taken over: matcher-not-seller and segregation-of-duties'];
    expect(cases.map(({ duty }) => duty)).toEqual(Array(both).fill('MatchVehicle+PlaceOrder'));
    const ended = await asked('completeness');
    const unmatched = ['taken over: order-before-delivery', 'taken over: match-before-delivery'];
    const counts = {
      match: unmatched.reduce((sum, name) => sum + (planted[name] ?? 0), 0),
      acknowledgement: planted['erp-same-day, never'],
    };
    expect([ended.exitCode, answer<{ counts: object }>(ended).counts]).toEqual([5, counts]);
    const service = await serve(['--data', data]);
    try {
      const auditor = { 'dealtrail-actor': 'au-1:auditor' };
      const report = await service.get('/v1/audit/completeness', auditor);
      expect(report).toMatchObject({ status: 200, body: { ok: false, counts } });
      expect(await service.get('/v1/audit/sod', auditor)).toMatchObject({ status: 200, body: { cases } });
    } finally {
      await service.stop();
    }
  });

  it('puts the greetings of a sale on the worklist, on the named holidays after it', async () => {
    const read = await dealtrail(['events', 'read', '--type', 'CarePlanCreated', '--data', data, '--json']);
    const { events } = answer<{ events: readonly CarePlan[] }>(read);
    const plan = events.find(({ data: { tasks } }) => tasks.some(({ kind }) => kind === 'care-holiday')) as CarePlan;
    const asked = ['--as-of', plan.recordedAt, '--day', '2025-10-06'];
    const { items } = answer<{ items: readonly { opportunity: string; id: string; dueAt: string }[] }>(
      await dealtrail(['compliance', 'worklist', ...asked, '--data', data, '--json']),
    );
    const greetings = items.filter(
      ({ opportunity, id }) => plan.stream === `opportunity-${opportunity}` && id.startsWith('care-holiday'),
    );
    expect(greetings.map(({ id, dueAt }) => [id, dueAt])).toEqual([
      ['care-holiday-2025-10-01', '2025-10-01T15:59:59.999Z'],
      ['care-holiday-2025-10-06', '2025-10-06T15:59:59.999Z'],
    ]);
  });

  it.each([
    [['--months', '2'], 'three months or more'],
    [['--start', '2027-01-01'], '2026-12-31'],
  ])('is refused with %s: it says what it would need', async (more, told) => {
    const { exitCode, stderr } = await dealtrail([...asked, ...more, '--data', join(folder, 'none')]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(told);
  });
});

interface CarePlan {
  readonly stream: string;
  readonly recordedAt: string;
  readonly data: { readonly tasks: readonly { readonly kind: string }[] };
}

interface Planted {
  readonly rule: string;
  readonly subject: object;
  readonly opportunityId: string | null;
  readonly since: string;
  readonly dueAt: string | null;
  readonly fixedAt: string | null;
}
