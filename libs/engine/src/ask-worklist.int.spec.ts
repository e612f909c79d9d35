import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Instant, instantOf, type LocalDate } from '#kernel';
import { askWorklist } from './ask-worklist.ts';
import { QuestionRefused } from './errors.ts';
import { type Engine, openEngine } from './open-engine.ts';

let data: string;
let engine: Engine;
let now = Date.parse('2026-03-02T01:00:00.000Z');
let sent = 0;
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'dealtrail-worklist-'));
  now = Date.parse('2026-03-02T01:00:00.000Z');
  engine = await openEngine({ data, create: {}, clock: () => instantOf(now) });
});
afterEach(async () => {
  await engine.close();
  rmSync(data, { recursive: true });
});

/** @returns ids of the events; an hour passes */
async function execute(command: string, input: object, id = 'o-1'): Promise<readonly string[]> {
  now += 3_600_000;
  sent += 1;
  const result = await engine.executor.execute({
    command,
    id,
    data: input as never,
    input,
    actor: { id: 'm-1', role: 'sales_manager' },
    commandId: `k-${sent}`,
  });
  if (result.outcome !== 'accepted') throw new Error(JSON.stringify(result));
  return result.events.map((event) => event.id);
}

const asked = { mayName: true };
const day = (text: string) => text as LocalDate;
const reader = { actor: { id: 's-1', role: 'sales_consultant' }, why: 'worklist', seesPersonalData: true };
const kinds = async (question: Parameters<typeof askWorklist>[1]) => {
  const { items } = await engine.answerFor(reader, (asked) => askWorklist(asked, question));
  return items.map(({ kind, dueAt }) => [kind, dueAt]);
};

describe('the worklist of an engine', () => {
  it('is what was due on a day, as it was known then', async () => {
    await execute('CreateOpportunity', { consultant: 's-1', outlet: 'p-1' });
    const morning = '2026-03-05T01:00:00.000Z' as Instant;
    await execute('ScheduleFollowUp', { activityId: 'a-1', dueAt: morning, type: 'phone', purpose: 'first_contact' });
    await execute('RescheduleFollowUp', { activityId: 'a-1', to: '2026-03-09T01:00:00.000Z' });
    const before = instantOf(now - 1);
    const { items, position, settled } = await askWorklist(engine, { ...asked, day: day('2026-03-09'), asOf: before });
    expect(items).toEqual([
      {
        opportunity: 'o-1',
        kind: 'follow-up',
        id: 'a-1',
        type: 'phone',
        dueAt: morning,
        since: '2026-03-02T03:00:00.000Z',
        consultant: 's-1',
        outlet: 'p-1',
        overdue: false,
      },
    ]);
    expect(position).toMatch(/\.2$/);
    expect(settled).toBe(true);
    expect(await kinds({ ...asked, day: day('2026-03-05') })).toEqual([]);
    expect(await kinds({ ...asked, day: day('2026-03-09') })).toEqual([['follow-up', '2026-03-09T01:00:00.000Z']]);
    now = Date.parse('2026-03-10T00:00:00.000Z');
    expect((await askWorklist(engine, { ...asked })).items).toMatchObject([{ id: 'a-1', overdue: true }]);
    expect(await kinds({ ...asked, consultant: 's-1' })).toHaveLength(1);
    expect(await kinds({ ...asked, consultant: 's-2' })).toEqual([]);
    expect(await kinds({ ...asked, outlet: 'p-2' })).toEqual([]);
  });

  it('finds an opportunity without a next step once it is stale', async () => {
    await execute('CreateOpportunity', { consultant: 's-1' });
    expect(await kinds({ ...asked, day: day('2026-03-08') })).toEqual([]);
    expect(await kinds({ ...asked, day: day('2026-03-09') })).toEqual([['no-next-step', '2026-03-09T02:00:00.000Z']]);
    expect(await kinds({ ...asked, day: day('2026-03-03'), staleAfterDays: 1 })).toHaveLength(1);
    await expect(askWorklist(engine, { ...asked, staleAfterDays: 0.5 })).rejects.toThrow(QuestionRefused);
    await expect(askWorklist(engine, { ...asked, asOf: instantOf(now + 1) })).rejects.toThrow('future');
  });

  it('is refused before the first opportunity that was known, and empty where none was', async () => {
    const early = { ...asked, effectiveAt: '1990-01-01T00:00:00.000Z' as Instant };
    expect(await askWorklist(engine, early)).toMatchObject({ items: [], hidden: 0 });
    await execute('CreateOpportunity', { consultant: 's-1', outlet: 'p-1' });
    const refusal = {
      code: 'question-refused',
      message: `nothing had happened by ${early.effectiveAt}: the first opportunity begins at 2026-03-02T02:00:00.000Z`,
    };
    await expect(askWorklist(engine, early)).rejects.toMatchObject(refusal);
    await expect(askWorklist(engine, { ...early, consultant: 'nobody' })).rejects.toMatchObject(refusal);
    expect(await kinds({ ...early, isWithin: ({ outlet }) => outlet === 'p-2' })).toEqual([]);
    expect(await kinds({ ...early, asOf: '2026-03-02T01:00:00.000Z' as Instant })).toEqual([]);
    expect(await kinds({ ...asked, effectiveAt: instantOf(now) })).toEqual([]);
  });

  it('shows a birthday to whoever may see it, as corrected, and counts it for the others', async () => {
    await execute('CreateOpportunity', { consultant: 's-1', customerId: 'c-1', stageModel: 'simple@1' });
    await execute('Convert', { customerType: 'person' });
    const birthday = { taskId: 'care-birthday-2026', kind: 'care-birthday', dueAt: '2026-05-04T15:59:59.999Z' };
    const holiday = { taskId: 'care-holiday-x', kind: 'care-holiday', dueAt: '2026-05-01T15:59:59.999Z' };
    const [plan] = await execute('ExtendCarePlan', { tasks: [birthday, holiday] });
    const may = { ...asked, day: day('2026-05-31') };
    expect(await kinds(may)).toEqual([
      ['care', holiday.dueAt],
      ['care', birthday.dueAt],
    ]);
    const answer = await askWorklist(engine, { ...may, mayName: false });
    expect(answer).toMatchObject({ items: [{ id: 'care-holiday-x' }], hidden: 1 });
    expect(JSON.stringify(answer)).not.toContain('2026-05-04');

    const untilNow = { ...may, asOf: instantOf(now) };
    await execute('CorrectEvent', {
      eventId: plan,
      changes: { '/birthdaysDueAt': { 'care-birthday-2026': '2026-05-14T15:59:59.999Z' } },
      reason: 'typing',
    });
    expect(await kinds(may)).toEqual([
      ['care', holiday.dueAt],
      ['care', '2026-05-14T15:59:59.999Z'],
    ]);
    expect(await kinds(untilNow)).toContainEqual(['care', birthday.dueAt]);
    await execute('CompleteCareTask', { taskId: 'care-holiday-x', kind: 'care-holiday' });
    expect(await kinds(may)).toHaveLength(1);
    await engine.keys.destroy(engine.store.header.tenant, ['c-1']);
    expect(await askWorklist(engine, may)).toMatchObject({ items: [], hidden: 0 });
  });
});
