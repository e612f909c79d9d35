import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Instant, instantOf } from '#kernel';
import { labelsOf } from './labels.ts';
import { type Engine, openEngine } from './open-engine.ts';

let data: string;
let engine: Engine;
let now: number;
let sent = 0;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'dealtrail-labels-'));
  now = Date.parse('2026-03-02T01:00:00.000Z');
  engine = await openEngine({ data, create: {}, clock: () => instantOf(now) });
});
afterEach(async () => {
  await engine.close();
  rmSync(data, { recursive: true });
});

/** @returns id of the event; an hour passes */
async function execute(command: string, input: object, role = 'executive'): Promise<string> {
  now += 3_600_000;
  sent += 1;
  const sending = {
    command,
    id: 's-1',
    data: input as never,
    input,
    actor: { id: 'm-1', role },
    commandId: `k-${sent}`,
  };
  const result = await engine.executor.execute(sending);
  if (result.outcome !== 'accepted') throw new Error(JSON.stringify(result));
  return result.events[0]?.id as string;
}

const correct = (eventId: string, more: object) =>
  execute('CorrectEvent', { aggregate: 'staff', eventId, reason: 'misheard', ...more }, 'sales_manager');

const reader = { actor: { id: 'm-1', role: 'sales_manager' }, why: 'labels', seesPersonalData: true };
const nameAt = async (asOf: Instant = instantOf(now)) =>
  (await engine.answerFor(reader, (opened) => labelsOf('consultant', ['s-1'], opened, { asOf, mayName: true }))).get(
    's-1',
  );

describe('the name of a consultant as a label', () => {
  it('is the corrected one from the correction on, and before it what was known then', async () => {
    const registered = await execute('RegisterStaff', { name: '李强', role: 'sales_consultant' });
    const before = instantOf(now);
    await correct(registered, { changes: { '/name': '李蔷' } });
    const after = instantOf(now);
    expect([await nameAt(before), await nameAt(after), await nameAt()]).toEqual(['李强', '李蔷', '李蔷']);
  });

  it('is the latest, whatever an earlier one is corrected to, and that one again once the latest is taken back', async () => {
    const registered = await execute('RegisterStaff', { name: '李强', role: 'sales_consultant' });
    const changed = await execute('ChangeStaff', { name: '李薇' });
    await correct(registered, { changes: { '/name': '李蔷' } });
    expect(await nameAt()).toBe('李薇');
    const named = instantOf(now);
    await correct(changed, { voided: [''] });
    expect([await nameAt(named), await nameAt()]).toEqual(['李薇', '李蔷']);
  });

  it('is none once the person is forgotten, and shown to nobody who may not see names', async () => {
    const registered = await execute('RegisterStaff', { name: '李强', role: 'sales_consultant' });
    await correct(registered, { changes: { '/name': '李蔷' } });
    expect(await labelsOf('consultant', ['s-1'], engine, { asOf: instantOf(now), mayName: false })).toEqual(new Map());
    await engine.keys.destroy(engine.store.header.tenant, ['s-1']);
    expect(await nameAt()).toBeUndefined();
  });
});
