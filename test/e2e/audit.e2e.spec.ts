import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openEngine } from '#engine';
import { type Instant, vehicleId } from '#kernel';
import { answer, dealtrail, serve } from '../support/dealtrail.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(60_000);

const folder = temporaryFolder();
const data = join(folder, 'data');
const anna = { id: 's-1', role: 'sales_consultant' };
const boss = { id: 'm-1', role: 'sales_manager' };
const site = { id: 'site', role: 'service', onBehalfOf: 's-9' };
const customer = { surname: '王', phone: '13800000000' };

const LINES = [
  ['2026-03-02T01:00:00Z', 'CreateOpportunity', 'o-1', anna, { customer, customerId: 'c-1', consultant: 's-1' }],
  ['2026-03-03T01:00:00Z', 'ReassignOpportunity', 'o-1', boss, { to: { consultant: 's-2' }, reason: '休假' }],
  [
    '2026-03-04T01:00:00Z',
    'AmendValue',
    'o-1',
    boss,
    { new: { amount: '180000.00', currency: 'CNY' }, reason: '加装' },
  ],
  ['2026-03-04T02:00:00Z', 'CreateOpportunity', 'o-2', site, { customer, customerId: 'c-2', consultant: 's-9' }],
  [
    ...(['2026-03-04T03:00:00Z', 'PlaceOrder', 'o-2', site] as const),
    { orderId: 'r-1', model: 'x', amount: { amount: '180000.00', currency: 'CNY' }, origin: 'opportunity' },
  ],
  ['2026-03-04T04:00:00Z', 'MatchVehicle', 'o-2', site, { orderId: 'r-1', vin: 'LSVAA49J132047371' }],
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
    expect(events.map(({ type }) => type)).toEqual(['Created', 'Reassigned', 'ValueChanged']);
    expect(events).toMatchObject([{ data: { customer } }, { data: { reason: '休假' } }, {}]);
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

describe('dealtrail audit explain', () => {
  const correct = async () => {
    const { events } = answer<{ readonly events: readonly { readonly id: string }[] }>(
      await audit('log', '--type', 'ValueChanged', '--json'),
    );
    const correction = {
      command: 'CorrectEvent',
      id: 'o-1',
      data: {
        ...{ aggregate: 'opportunity', eventId: events[0]?.id, reason: '笔误' },
        changes: { '/new': { amount: '108000.00', currency: 'CNY' } },
      },
      ...{ actor: boss, commandId: 'k-correct', recordedAt: '2026-03-05T01:00:00Z' },
    };
    const file = join(folder, 'correction.jsonl');
    writeFileSync(file, JSON.stringify(correction));
    expect(await dealtrail(['send', file, '--simulate', '--data', data])).toMatchObject({ exitCode: 0 });
  };

  it('names event, actor, both times and command of each value, and keeps the corrected ones', async () => {
    await correct();
    const { stdout, exitCode } = await audit('explain', '--opportunity', 'o-1', '--field', 'value', '--zone', 'UTC');
    expect(exitCode).toBe(0);
    const [, , now, none, old, right] = stdout.split('\n');
    expect(now).toBe('value: 108000.00 CNY');
    expect(none).toMatch(/^ +— +2026-03-02 01:00 +Created +s-1:sales_consultant +k-0 /);
    expect(old).toMatch(
      /^ +✗ +180000.00 CNY +2026-03-04 01:00 +ValueChanged .* k-2 .* put aside by EventCorrected \S+$/,
    );
    expect(right).toMatch(/^ +108000.00 CNY +2026-03-04 01:00 +ValueChanged .* by EventCorrected \S+$/);
    const before = await audit(
      'explain',
      '--opportunity',
      'o-1',
      '--field',
      'value',
      '--as-of',
      '2026-03-04T12:00:00Z',
    );
    expect(before.stdout).toContain('value: 180000.00 CNY');
    expect(before.stdout).not.toContain('✗');
  });

  it.each([
    [['--opportunity', 'nobody'], /nothing of an opportunity "nobody" was known/],
    [['--opportunity', 'o-1', '--field', 'mood'], /no field "mood"; there are .*dimensions, .*stage/],
    [['--opportunity', 'o-1', '--as-of', '2099-01-01'], /lies in the future/],
    [['--field', 'stage'], /--opportunity/],
  ])('says what is wrong with %j', async (args, message) => {
    const { exitCode, stderr } = await audit('explain', ...args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringMatching(message) });
  });
});

describe('dealtrail audit sod', () => {
  it('names who did both, and where, in either language', async () => {
    const { stdout, exitCode } = await audit('sod', '--zone', 'UTC');
    expect(exitCode).toBe(0);
    expect(stdout.split('\n').slice(1)).toEqual([
      '1 case of one person doing both',
      '',
      expect.stringMatching(/^ *when +who +did both +stream +first +then$/),
      expect.stringMatching(
        /^2026-03-04 04:00 +s-9 +MatchVehicle\+PlaceOrder +opportunity-o-2 +OrderPlaced \S+ +VehicleMatched \S+$/,
      ),
      '',
    ]);
    expect((await audit('sod', '--lang', 'zh', '--as-of', '2026-03-04T03:30:00Z')).stdout).toContain('同一人兼任 0 起');
  });
});

describe('dealtrail audit sample', () => {
  it('draws the same again, and says of how many', async () => {
    const drawn = ['sample', '--seed', '42', '--size', '3', '--type', 'Created', 'OrderPlaced', 'VehicleMatched'];
    const { stdout } = await audit(...drawn, '--zone', 'UTC', '--to', '2026-03-04T23:00:00Z');
    expect(stdout).toMatch(/^3 of 4 events, seed "42", recorded by 2026-03-04T23:00:00.000Z/);
    expect(stdout.trim().split('\n')).toHaveLength(6);
    expect((await audit(...drawn, '--zone', 'UTC', '--to', '2026-03-04T23:00:00Z')).stdout).toBe(stdout);
  });

  it('is divided in proportion, with one of each part where there is room for it, and the same again', async () => {
    // Of seven: five of the opportunities o-1 and o-2 of s-9 and s-1 and s-2, as they changed hands.
    const drawn = ['sample', '--seed', '42', '--n', '4', '--stratify', 'consultant', '--as-of', '2026-03-04T23:00:00Z'];
    const { stdout, exitCode } = await audit(...drawn, '--lang', 'zh');
    expect(exitCode).toBe(0);
    const [, , ...rows] = stdout.split('\n');
    expect(rows.slice(0, 4).map((row) => row.trim().split(/ +/))).toEqual([
      ['consultant', '总体', '抽取'],
      ['s-1', '1', '1'],
      ['s-2', '2', '1'],
      ['s-9', '4', '2'],
    ]);
    expect(rows[5]).toMatch(/^ *consultant +散列 +记录/);
    expect((await audit(...drawn, '--lang', 'zh')).stdout).toBe(stdout);
  });

  it.each([
    [['--seed', '42'], /--size is missing/],
    [['--seed', '42', '--size', '0'], /a whole number from 1 on/],
    [['--seed', '42', '--n', '5000'], /a sample of 5000 cannot be drawn from \d+ events/],
    [['--size', '3'], /--seed/],
    [['--seed', '42', '--size', '3', '--stratify', 'mood'], /--stratify/],
  ])('says what is wrong with %j', async (args, message) => {
    const { exitCode, stderr } = await audit('sample', ...args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringMatching(message) });
  });
});

describe('dealtrail audit completeness', () => {
  it('finds nothing missing in a log as it was written', async () => {
    const { stdout, exitCode } = await audit('completeness');
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: expect.stringMatching(/✓ \d+ events, nothing is missing/),
    });
  });

  it('finds a reservation that was never completed or released, and ends with 5', async () => {
    const held = join(folder, 'held');
    // As a process leaves it that is killed between the two appends of a match.
    const then = '2026-03-01T01:00:00.000Z' as Instant;
    const engine = await openEngine({ data: held, create: {}, clock: () => then });
    const input = { opportunityId: 'o-9', orderId: 'r-9', vin: 'LSVAA49J132047371' };
    const id = vehicleId(input.vin);
    const reserving = { command: 'ReserveVehicle', id, data: input, input, actor: boss, commandId: 'k-9' };
    expect(await engine.executor.execute(reserving)).toMatchObject({ outcome: 'accepted' });
    await engine.close();
    const report = await dealtrail(['audit', 'completeness', '--actor', 'au-1:auditor', '--data', held, '--json']);
    expect(report.exitCode).toBe(5);
    const found = { ok: false, counts: { reservation: 1 }, gaps: [{ kind: 'reservation', stream: `vehicle-${id}` }] };
    expect(answer<object>(report)).toMatchObject(found);
    // A service frees it by and by: asked for an instant before that.
    const service = await serve(['--data', held]);
    try {
      const asked = '/v1/audit/completeness?asOf=2026-03-01T01:00:40Z';
      const auditor = { 'dealtrail-actor': 'au-1:auditor' };
      expect(await service.get(asked, auditor)).toMatchObject({ status: 200, body: found });
    } finally {
      await service.stop();
    }
  });

  it('finds an event that was removed from the file, and ends with 5', async () => {
    const copy = join(folder, 'copy');
    cpSync(data, copy, { recursive: true });
    const log = new DatabaseSync(join(copy, 'events.db'));
    log.exec('DELETE FROM event WHERE position = 2');
    log.close();
    const asked = ['audit', 'completeness', '--actor', 'au-1:auditor', '--data', copy];
    const { stdout, exitCode } = await dealtrail([...asked, '--lang', 'zh']);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 5,
      stdout: expect.stringMatching(/缺失 \d+ 处[\s\S]* 2 +record /),
    });
    const report = await dealtrail([...asked, '--json']);
    expect(report.exitCode).toBe(5);
    expect(answer<object>(report)).toMatchObject({ ok: false, firstBadPosition: 2 });
  });
});
