import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Instant, instantOf, type RecordedEvent } from '#kernel';
import { askOpportunity } from './ask-opportunity.ts';
import { type Engine, openEngine } from './open-engine.ts';
import { type RowsTouched, rowsTouched } from './rows-touched.ts';

let data: string;
let engine: Engine;
let touched: RowsTouched;
let now: number;
let sent = 0;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'dealtrail-touched-'));
  now = Date.parse('2026-03-02T01:00:00.000Z');
  engine = await openEngine({ data, create: {}, clock: () => instantOf(now) });
  touched = rowsTouched(engine);
});
afterEach(async () => {
  await engine.close();
  rmSync(data, { recursive: true });
});

/** @returns the last event of the command, as it stands in the log; an hour passes */
async function execute(id: string, command: string, input: object, occurredAt?: Instant): Promise<RecordedEvent> {
  now += 3_600_000;
  sent += 1;
  const result = await engine.executor.execute({
    command,
    id,
    data: input as never,
    input,
    actor: { id: 'm-1', role: 'sales_manager' },
    commandId: `k-${sent}`,
    ...(occurredAt !== undefined && { occurredAt }),
  });
  if (result.outcome !== 'accepted') throw new Error(JSON.stringify(result));
  const log: RecordedEvent[] = [];
  for await (const page of engine.store.readAll()) log.push(...page);
  return log.at(-1) as RecordedEvent;
}

const consultants = async (event: RecordedEvent) =>
  [...new Set((await touched(event)).map(({ consultant }) => consultant))].sort();
const value = (amount: string) => ({ new: { amount, currency: 'CNY' } });

describe('the rows that an event touches', () => {
  it('are those of whom the opportunity belongs to, and at a change of hands of both', async () => {
    const created = await execute('o-1', 'CreateOpportunity', { consultant: 's-1', outlet: 'north', partnerId: 'p-1' });
    expect(await touched(created)).toEqual([{ consultant: 's-1', outlet: 'north', partner: 'p-1' }]);
    expect(await consultants(await execute('o-1', 'AmendValue', value('1.00')))).toEqual(['s-1']);
    const given = await execute('o-1', 'ReassignOpportunity', { to: { consultant: 's-2' } });
    expect(await consultants(given)).toEqual(['s-1', 's-2']);
    expect(await consultants(await execute('o-1', 'AmendValue', value('2.00')))).toEqual(['s-2']);
  });

  it('of a late entry are also those of whom it belonged to when that happened', async () => {
    await execute('o-1', 'CreateOpportunity', { consultant: 's-1' });
    const then = instantOf(now + 1);
    await execute('o-1', 'ReassignOpportunity', { to: { consultant: 's-2' } });
    const late = await execute('o-1', 'CompleteFollowUp', { outcome: 'reached', type: 'phone' }, then);
    expect(late.occurredAt).toBe(then);
    expect(await consultants(late)).toEqual(['s-1', 's-2']);
  });

  it('of a correction are those from when the corrected event happened on, as it was and as it is', async () => {
    const created = await execute('o-1', 'CreateOpportunity', { consultant: 's-1' });
    await execute('o-1', 'ReassignOpportunity', { to: { consultant: 's-2' } });
    const changes = { '/consultant': 's-9' };
    const corrected = await execute('o-1', 'CorrectEvent', { eventId: created.id, changes, reason: 'mistaken' });
    expect(await consultants(corrected)).toEqual(['s-1', 's-2', 's-9']);
  });

  it('of two customers that are one are those of all their opportunities', async () => {
    await execute('o-1', 'CreateOpportunity', { consultant: 's-1', customerId: 'c-1' });
    await execute('o-2', 'CreateOpportunity', { consultant: 's-2', customerId: 'c-2' });
    await execute('o-3', 'CreateOpportunity', { consultant: 's-3', customerId: 'c-3' });
    const merged = await execute('c-2', 'MergeCustomers', { into: 'c-1', reason: 'one person' });
    expect((await consultants(merged)).filter((id) => id !== undefined)).toEqual(['s-1', 's-2']);
  });

  it('are nobody’s where a person was read of', async () => {
    await execute('o-1', 'CreateOpportunity', { consultant: 's-1', customerId: 'c-1', customer: { surname: '王' } });
    const reader = { actor: { id: 's-1', role: 'sales_consultant' }, why: 'call', seesPersonalData: true };
    await engine.answerFor(reader, (opened) => askOpportunity(opened, 'o-1', {}));
    const log: RecordedEvent[] = [];
    for await (const page of engine.store.readAll()) log.push(...page);
    expect(log.at(-1)?.type).toBe('PersonalDataRead');
    expect(await touched(log.at(-1) as RecordedEvent)).toEqual([{ outlet: undefined, consultant: undefined }]);
  });
});
