import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { answer, dealtrail } from '../support/dealtrail.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(60_000);

const folder = temporaryFolder();
const data = join(folder, 'data');
const anna = { id: 's-1', role: 'sales_consultant' };
const boss = { id: 'm-1', role: 'sales_manager' };
const customer = { surname: '王', phone: '13800000000' };

const LINES = [
  ['2026-03-02T01:00:00Z', 'CreateOpportunity', 'o-1', anna, { customer, customerId: 'c-1', consultant: 's-1' }],
  ['2026-03-03T01:00:00Z', 'ReassignOpportunity', 'o-1', boss, { to: { consultant: 's-2' }, reason: '休假' }],
] as const;

beforeAll(async () => {
  const lines = LINES.map(([recordedAt, command, id, actor, data], n) =>
    JSON.stringify({ command, id, data, actor, commandId: `k-${n}`, recordedAt }),
  );
  const file = join(folder, 'log.jsonl');
  writeFileSync(file, lines.join('\n'));
  expect(await dealtrail(['send', file, '--simulate', '--data', data])).toMatchObject({ exitCode: 0 });
});

const audit = (...args: readonly string[]) => dealtrail(['audit', ...args, '--actor', 'au-1:auditor', '--data', data]);

describe('dealtrail audit log', () => {
  it('lays the trail out as a table, and says where to go on', async () => {
    const { stdout, exitCode } = await audit('log', '--limit', '1', '--zone', 'UTC');
    expect(exitCode).toBe(0);
    const [heading, row, , more] = stdout.split('\n');
    expect(heading).toMatch(/^ *recorded +occurred +event +stream +actor/);
    expect(row).toMatch(/^2026-03-02 01:00 +2026-03-02 01:00 +Created +opportunity-o-1@0 +s-1:sales_consultant +k-0/);
    const [, next = ''] = /^more: --after (\S+)$/.exec(more ?? '') ?? [];
    expect((await audit('log', '--after', next, '--lang', 'zh')).stdout).toContain('Reassigned');
  });

  it('writes a line an event to the end of what was there, and keeps that persons were shown', async () => {
    const shown = await audit('log', '--lines', '--stream', 'opportunity-o-1');
    const events = shown.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.map(({ type }) => type)).toEqual(['Created', 'Reassigned']);
    expect(events).toMatchObject([{ data: { customer } }, { data: { reason: '休假' } }]);
    const { reads } = answer<{ readonly reads: readonly object[] }>(
      await dealtrail(['privacy', 'access-log', '--subject', 'c-1', '--data', data, '--json']),
    );
    expect(reads.at(-1)).toMatchObject({ why: 'audit-log', actor: { id: 'au-1', role: 'auditor' } });
  });

  it.each([
    [['log', '--after', 'nowhere'], /position "nowhere" is not one of this log/],
    [['log', '--type', 'Ordered'], /no event type "Ordered"/],
    [['log', '--from', '2026-02-30'], /--from: "2026-02-30" is not a time that exists/],
    [['log', '--limit', '0'], /a whole number from 1 on/],
  ])('says what is wrong with %j', async (args, message) => {
    const { exitCode, stderr } = await audit(...args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringMatching(message) });
  });
});
