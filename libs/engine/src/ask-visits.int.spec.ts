import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Instant, instantOf } from '#kernel';
import { askVisits } from './ask-visits.ts';
import { QuestionRefused } from './errors.ts';
import { type Engine, openEngine } from './open-engine.ts';

let data: string;
let engine: Engine;
let now: number;
let sent = 0;
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'dealtrail-visits-'));
  now = Date.parse('2026-03-02T01:00:00.000Z');
  engine = await openEngine({ data, create: {}, clock: () => instantOf(now) });
});
afterEach(async () => {
  await engine.close();
  rmSync(data, { recursive: true });
});

async function execute(command: string, id: string, input: object): Promise<void> {
  now += 60_000;
  sent += 1;
  const actor = { id: 's-1', role: command.startsWith('Re') ? 'front_desk' : 'sales_consultant' };
  const result = await engine.executor.execute({
    command,
    id,
    data: input as never,
    input,
    actor,
    commandId: `k-${sent}`,
  });
  if (result.outcome !== 'accepted') throw new Error(JSON.stringify(result));
}

const came = (id: string, more: object = {}) =>
  execute('RegisterTraffic', id, { channel: 'showroom', outlet: 'p-1', partySize: 1, ...more });

describe('the visits of an engine', () => {
  it('are counted with what each rate rests on', async () => {
    await execute('RegisterOutlet', 'p-1', { label: '东店', zone: 'Asia/Shanghai', region: 'east' });
    for (let n = 0; n < 16; n += 1) await came(`v-${n}`);
    for (let n = 0; n < 4; n += 1) {
      await execute('CreateOpportunity', `o-${n}`, { visitId: `v-${n}`, customerId: `c-${n}`, infoSource: 'web' });
    }
    await execute('RecordUnprofiledVisit', 'v-9', { channel: 'showroom', reasonNoRecord: '路过' });
    const before = instantOf(now);
    await came('v-again', { customerId: 'c-1' });

    const answer = await askVisits(engine, { asOf: before, mayName: false, by: 'outlet' });
    // The interval of 4/16 is the published vector of funnel.md 2.
    expect(answer).toMatchObject({
      from: '2026-02-28T16:00:00.000Z',
      to: before,
      traffic: 16,
      unprofiled: 1,
      profiled: { k: 4, n: 16, rate: 0.25, suppressed: false },
      returned: { k: 0, n: 4, rate: null, interval: null, suppressed: true },
      settled: true,
      incomplete: [],
      groups: [
        { key: '(none)', traffic: 0, returned: { k: 0, n: 4 } },
        { key: 'p-1', label: '东店', traffic: 16, profiled: { k: 4, n: 16 }, returned: { n: 0 } },
      ],
    });
    expect(answer.profiled.interval?.map((bound) => Number(bound.toFixed(6)))).toEqual([0.101821, 0.494983]);
    const later = await askVisits(engine, { mayName: false, minimumCases: 0, filters: { infoSource: ['web'] } });
    expect(later).toMatchObject({
      traffic: 4,
      profiled: { k: 4, n: 4, rate: 1 },
      returned: { k: 1, n: 4, rate: 0.25 },
    });
    const nobody = await askVisits(engine, { mayName: false, minimumCases: 0, filters: { outlet: ['p-9'] } });
    expect(nobody).toMatchObject({ traffic: 0, profiled: { k: 0, n: 0, rate: null, interval: null } });
  });

  it('are refused before everything that was known, and nothing where nothing was', async () => {
    const early = { effectiveAt: '2025-01-31T00:00:00.000Z' as Instant, mayName: false };
    expect(await askVisits(engine, early)).toMatchObject({ traffic: 0, returned: { n: 0 } });
    await came('v-1', { outlet: 'p-2' });
    await execute('CreateOpportunity', 'o-1', { customerId: 'c-1', outlet: 'p-1' });
    const first = 'nothing had happened by 2025-01-31T00:00:00.000Z: the first visit or file begins at 2026-03-02T01:0';
    await expect(askVisits(engine, early)).rejects.toMatchObject({
      code: 'question-refused',
      message: `${first}1:00.000Z`,
    });
    const within = (outlet: string) => askVisits(engine, { ...early, isWithin: (whose) => whose.outlet === outlet });
    await expect(within('p-1')).rejects.toThrow(`${first}2:00.000Z`);
    expect(await within('p-9')).toMatchObject({ traffic: 0 });
    // A month without visits is no mistake, nor is what was known before everything.
    expect(await askVisits(engine, { mayName: false, to: early.effectiveAt })).toMatchObject({ traffic: 0 });
    const settled = await askVisits(engine, { ...early, asOf: '2026-03-01T00:00:00.000Z' as Instant });
    expect(settled).toMatchObject({ traffic: 0, settled: true });
  });

  it('are not counted for a question that makes no sense', async () => {
    const [early, late] = ['2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z'] as [Instant, Instant];
    const refused = [{ by: 'nose' }, { filters: { nose: ['x'] } }, { from: late, to: early }, { minimumCases: -1 }];
    for (const wrong of refused) {
      await expect(askVisits(engine, { mayName: false, ...wrong })).rejects.toThrow(QuestionRefused);
    }
    await expect(askVisits(engine, { mayName: false, asOf: instantOf(now + 1) })).rejects.toThrow('future');
  });
});
