import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Actor, type Instant, instantOf, type RecordedEvent } from '#kernel';
import { askAccessLog } from './ask-access-log.ts';
import { type AuditLogQuestion, askAuditLog } from './ask-audit-log.ts';
import { QuestionRefused } from './errors.ts';
import { type Engine, openEngine } from './open-engine.ts';

jest.setTimeout(60_000);

let data: string;
let engine: Engine;
let now = Date.parse('2026-03-02T01:00:00.000Z');
let sent = 0;

const anna: Actor = { id: 's-1', role: 'sales_consultant' };
const robot: Actor = { id: 'site', role: 'service', onBehalfOf: 's-2' };
const boss: Actor = { id: 'm-1', role: 'sales_manager' };
const auditor: Actor = { id: 'au-1', role: 'auditor' };

async function execute(command: string, id: string, input: object, actor = anna, more: object = {}) {
  now += 3_600_000;
  sent += 1;
  const sending = { command, id, data: input as never, input, actor, commandId: `k-${sent}`, ...more };
  const result = await engine.executor.execute(sending);
  if (result.outcome !== 'accepted') throw new Error(JSON.stringify(result));
}

const file = { customer: { surname: '王', phone: '13800000000' }, customerId: 'c-1', stageModel: 'simple@1' };

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'dealtrail-audit-log-'));
  engine = await openEngine({ data, create: { zone: 'UTC' as never }, clock: () => instantOf(now) });
  await execute('CreateOpportunity', 'o-1', { ...file, consultant: 's-1' });
  await execute('CreateOpportunity', 'o-2', { ...file, customerId: 'c-2', consultant: 's-2' }, robot, {
    correlationId: 'lead-7',
  });
  await execute('CompleteFollowUp', 'o-1', { activityId: 'f', type: 'phone', outcome: 'reached' }, anna, {
    occurredAt: '2026-03-02T02:30:00.000Z',
  });
  await execute('ReassignOpportunity', 'o-1', { to: { consultant: 's-2' }, reason: 'leave' }, boss);
});
afterAll(async () => {
  await engine.close();
  rmSync(data, { recursive: true });
});

const placesOf = (events: readonly RecordedEvent[]) => events.map(({ stream, revision }) => `${stream}@${revision}`);
const found = async (question: Partial<AuditLogQuestion>) =>
  placesOf((await askAuditLog(engine, { limit: 100, ...question })).events);
const at = (text: string) => text as Instant;

describe('the trail of an auditor', () => {
  it.each<[string, Partial<AuditLogQuestion>, readonly string[]]>([
    ['everything', {}, ['opportunity-o-1@0', 'opportunity-o-2@0', 'opportunity-o-1@1', 'opportunity-o-1@2']],
    ['a stream', { stream: 'opportunity-o-2' }, ['opportunity-o-2@0']],
    ['a stream that is not there', { stream: 'opportunity-o-9' }, []],
    ['a person for whom a service acted', { by: 's-2' }, ['opportunity-o-2@0']],
    ['a service', { by: 'site' }, ['opportunity-o-2@0']],
    ['a customer', { subject: 'c-1' }, ['opportunity-o-1@0', 'opportunity-o-1@2']],
    ['an activity', { subject: 'f' }, ['opportunity-o-1@1']],
    ['types', { type: ['Reassigned', 'Lost'] }, ['opportunity-o-1@2']],
    ['a correlation', { correlation: 'lead-7' }, ['opportunity-o-2@0']],
    ['a command', { correlation: 'k-3' }, ['opportunity-o-1@1']],
    [
      'when it was recorded',
      { from: at('2026-03-02T03:00:00.000Z'), to: at('2026-03-02T04:00:00.000Z') },
      ['opportunity-o-2@0', 'opportunity-o-1@1'],
    ],
    [
      'when it happened',
      { occurredFrom: at('2026-03-02T02:00:00.001Z'), occurredTo: at('2026-03-02T02:59:59.999Z') },
      ['opportunity-o-1@1'],
    ],
    ['a person and a stream', { by: 's-1', stream: 'opportunity-o-2' }, []],
  ])('is found by %s', async (_, question, expected) => {
    expect(await found(question)).toEqual(expected);
  });

  it('goes on page by page, without what is recorded meanwhile', async () => {
    const upTo = await engine.store.head();
    const places: string[][] = [];
    let after = await engine.store.placeOf({ index: -1 });
    for (;;) {
      const { events, next } = await askAuditLog(engine, { limit: 3, after, upTo });
      places.push(placesOf(events));
      if (next === null) break;
      after = await engine.store.placeOf({ position: events.at(-1)?.position as number });
      await execute('CreateOpportunity', 'o-3', { ...file, customerId: 'c-3' });
    }
    expect(places.map(({ length }) => length)).toEqual([3, 1]);
    expect(await found({ stream: 'opportunity-o-3' })).toEqual(['opportunity-o-3@0']);
  });

  it('shows persons to whom it may, which is on record, and masks them to anybody else', async () => {
    const customers = async (asked: Engine) =>
      (await askAuditLog(asked, { limit: 9, stream: 'opportunity-o-1', type: ['Created'] })).events.map(
        (event) => event.data.customer,
      );
    expect(await customers(engine)).toMatchObject([{ phone: { masked: true, subject: 'c-1' } }]);
    expect((await askAccessLog(engine, 'c-1', {})).reads).toEqual([]);
    const reader = { actor: auditor, why: 'audit-log', seesPersonalData: true };
    expect(await engine.answerFor(reader, customers)).toMatchObject([{ phone: '13800000000' }]);
    const [read, ...others] = (await askAccessLog(engine, 'c-1', {})).reads;
    expect(read).toMatchObject({
      actor: auditor,
      why: 'audit-log',
      fields: expect.arrayContaining(['Created/customer/phone']),
    });
    expect(others).toEqual([]);
  });

  it('opens nothing of what the asker may not see', async () => {
    const reader = { actor: auditor, why: 'audit-log', seesPersonalData: true };
    const visible = async (events: readonly RecordedEvent[]) =>
      events.filter(({ stream }) => stream !== 'opportunity-o-2');
    const { events } = await engine.answerFor(reader, (asked) =>
      askAuditLog(asked, { limit: 99, type: ['Created'], visible }),
    );
    expect(placesOf(events)).not.toContain('opportunity-o-2@0');
    expect((await askAccessLog(engine, 'c-2', {})).reads).toEqual([]);
  });

  it.each<[string, Partial<AuditLogQuestion>, RegExp]>([
    ['a type that there is not', { type: ['Creatd'] }, /no event type "Creatd"/],
    [
      'a period that ends before it begins',
      { from: at('2026-03-02T00:00:00.000Z'), to: at('2026-03-01T00:00:00.000Z') },
      /begins at 2026-03-02/,
    ],
  ])('refuses %s', async (_, question, message) => {
    const asked = found(question);
    await expect(asked).rejects.toThrow(message);
    await expect(asked).rejects.toBeInstanceOf(QuestionRefused);
  });
});
