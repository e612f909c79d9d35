import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { epochMs, type Instant, instantOf, later } from '#kernel';
import { askFunnelBridge } from './ask-funnel-bridge.ts';
import { askFunnelConversion } from './ask-funnel-conversion.ts';
import { askFunnelSnapshot } from './ask-funnel-snapshot.ts';
import { askFunnelTime } from './ask-funnel-time.ts';
import { askOpportunity } from './ask-opportunity.ts';
import { askVisits } from './ask-visits.ts';
import { askWorklist } from './ask-worklist.ts';
import { type Engine, openEngine } from './open-engine.ts';

const HOUR_MS = 3_600_000;
const BEGAN = '2026-03-01T00:00:00.000Z' as Instant;
const OPPORTUNITIES = 4;

let data: string;
let engine: Engine;
let now: Instant;
let commands: number;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'dealtrail-settled-'));
  now = BEGAN;
  commands = 0;
  engine = await openEngine({ data, create: {}, clock: () => now });
});
afterEach(async () => {
  await engine.close();
  rmSync(data, { recursive: true });
});

/** What may be commanded; what is not possible then is refused, which is as good. */
const INPUTS: readonly (readonly [command: string, input: object])[] = [
  ['CreateOpportunity', { outlet: 'out-1', intakeChannel: 'showroom' }],
  ['AmendValue', { new: { amount: '1000.50', currency: 'CNY' } }],
  ['AmendValue', { new: { amount: '70.00', currency: 'CNY' } }],
  ['ScheduleFollowUp', { dueAt: '2026-03-04T01:00:00.000Z', type: 'phone', purpose: 'invite' }],
  ['CompleteFollowUp', { outcome: 'reached' }],
  ['LoseOpportunity', { reason: 'price' }],
  ['ReopenOpportunity', { reason: 'returned' }],
];

async function send([kind, opportunity, backMs]: readonly [number, number, number]): Promise<void> {
  const [command, input] = INPUTS[kind] as (typeof INPUTS)[number];
  const occurredAt = later(now, -backMs);
  await engine.executor.execute({
    command,
    id: `o-${opportunity}`,
    data: input as never,
    input,
    occurredAt,
    actor: { id: 's-1', role: 'sales_manager' },
    commandId: `c-${commands++}`,
  });
}

type Ask = (asOf: Instant, effectiveAt: Instant) => Promise<{ readonly settled: boolean; readonly position: string }>;

const ASKS: readonly Ask[] = [
  (asOf, effectiveAt) => askFunnelSnapshot(engine, { asOf, effectiveAt, by: 'outlet', mayName: false }),
  (asOf, effectiveAt) => askFunnelBridge(engine, { asOf, effectiveAt, from: BEGAN, mayName: false }),
  (asOf, effectiveAt) => askFunnelConversion(engine, { asOf, effectiveAt, mayName: false, policies: {} }),
  (asOf, effectiveAt) => askFunnelTime(engine, { asOf, effectiveAt, mayName: false }),
  (asOf, effectiveAt) => askVisits(engine, { asOf, effectiveAt, mayName: false }),
  (asOf, effectiveAt) => askWorklist(engine, { asOf, effectiveAt, mayName: false }),
  ...Array.from(
    { length: OPPORTUNITIES },
    (_, n): Ask =>
      (asOf, effectiveAt) =>
        askOpportunity(engine, `o-${n}`, { asOf, effectiveAt }),
  ),
];

/** The bytes of an answer, without the place in the log that it was read at; undefined where it may still change. */
async function bytesOf(ask: Ask, asOf: Instant, effectiveAt: Instant): Promise<string | undefined> {
  try {
    const { position: _, ...answer } = await ask(asOf, effectiveAt);
    return answer.settled ? JSON.stringify(answer) : undefined;
  } catch (error) {
    if ((error as { code?: string }).code !== 'question-refused') throw error;
    return undefined;
  }
}

it('a settled answer never changes, whatever is recorded later, also when the clock is set back', async () => {
  const step = fc.record({
    // Hours by which the clock goes on, or is set back.
    passes: fc.constantFrom(1, 8, 30, 24, -2, -20),
    commands: fc.array(
      fc.tuple(
        fc.nat(INPUTS.length - 1),
        fc.nat(OPPORTUNITIES - 1),
        fc.nat(40).map((hours) => hours * HOUR_MS),
      ),
      { minLength: 1, maxLength: 4 },
    ),
    asked: fc.tuple(fc.nat(100), fc.nat(100)),
  });
  let settled = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      const kept: {
        readonly ask: Ask;
        readonly asOf: Instant;
        readonly effectiveAt: Instant;
        readonly bytes: string;
      }[] = [];
      for (const { passes, commands, asked } of steps) {
        now = later(now, passes * HOUR_MS);
        for (const command of commands) await send(command);
        const { recordedAt } = await engine.store.head();
        if (recordedAt === null) continue;
        const [asOf, effectiveAt] = asked.map((share) =>
          instantOf(Math.floor(epochMs(BEGAN) + ((epochMs(recordedAt) - epochMs(BEGAN)) * share) / 100)),
        ) as [Instant, Instant];
        for (const ask of ASKS) {
          const bytes = await bytesOf(ask, asOf, effectiveAt);
          if (bytes !== undefined) kept.push({ ask, asOf, effectiveAt, bytes });
        }
      }
      settled += kept.length;
      for (const { ask, asOf, effectiveAt, bytes } of kept) expect(await bytesOf(ask, asOf, effectiveAt)).toBe(bytes);
    }),
    { numRuns: 8 },
  );
  expect(settled).toBeGreaterThan(100);
});
