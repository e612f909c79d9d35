import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { epochMs, type Instant, instantOf, later } from '#kernel';
import type { Reader } from './answer-for.ts';
import { askAccessLog } from './ask-access-log.ts';
import { askCustomer } from './ask-customer.ts';
import { askFunnelBridge } from './ask-funnel-bridge.ts';
import { askFunnelConversion } from './ask-funnel-conversion.ts';
import { askFunnelSnapshot } from './ask-funnel-snapshot.ts';
import { askFunnelTime } from './ask-funnel-time.ts';
import { askOpportunity } from './ask-opportunity.ts';
import { askVisits } from './ask-visits.ts';
import { askWorklist } from './ask-worklist.ts';
import { type Engine, openEngine } from './open-engine.ts';

jest.setTimeout(60_000);

const HOUR_MS = 3_600_000;
const BEGAN = '2026-03-01T00:00:00.000Z' as Instant;
const OPPORTUNITIES = 4;

let engine: Engine;
let now: Instant;
let commands = 0;
/** By id, the event that began it. */
let firstEvents = new Map<string, string>();
const accepted = new Set<string>();

/** Goes through something with a log of its own. */
async function withLog(go: () => Promise<void>): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'dealtrail-settled-'));
  now = BEGAN;
  firstEvents = new Map();
  engine = await openEngine({ data, create: {}, clock: () => now });
  try {
    await go();
  } finally {
    await engine.close();
    rmSync(data, { recursive: true });
  }
}

type Command = readonly [command: string, input: object, id?: string];

const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const file = { customerId: 'c-1', customer: { surname: '王' }, consultant: 's-1' };

/** What may be commanded; what is not possible then is refused, which is as good. */
const COMMANDS: readonly Command[] = [
  ['CreateOpportunity', { ...file, outlet: 'out-1', intakeChannel: 'showroom' }],
  ['CreateOpportunity', { ...file, outlet: 'out-1', dimensions: { mood: 'calm' } }],
  ['CreateOpportunity', { outlet: 'out-1', stageModel: 'simple@1' }],
  ['AmendValue', { new: yuan('1000.50') }],
  ['AmendValue', { new: yuan('70.00') }],
  ['ScheduleFollowUp', { dueAt: '2026-03-04T01:00:00.000Z', type: 'phone', purpose: 'invite' }],
  ['CompleteFollowUp', { outcome: 'reached' }],
  ['LoseOpportunity', { reason: 'price' }],
  ['ReopenOpportunity', { reason: 'returned' }],
  ['RegisterOutlet', { label: '浦东店', zone: 'Asia/Shanghai', region: 'east' }, 'out-1'],
  ['ChangeOutlet', { label: '浦东旗舰店' }, 'out-1'],
  ['ChangeOutlet', { label: '浦东一店' }, 'out-1'],
  ['RegisterStaff', { name: '王芳', role: 'sales_consultant' }, 's-1'],
  ['ChangeStaff', { name: '王小芳' }, 's-1'],
  ['ChangeStaff', { name: '王芳芳' }, 's-1'],
  ['RegisterTraffic', { channel: 'showroom', outlet: 'out-1', partySize: 1, customerId: 'c-1' }, 'v-1'],
];

/** Corrections of the first event of a stream. */
const CORRECTIONS: readonly Command[] = [
  ['CorrectEvent', { changes: { '/customer/surname': '汪' }, reason: 'misheard' }],
  ['CorrectEvent', { changes: { '/outlet': 'out-2' }, reason: 'elsewhere' }],
  ['CorrectEvent', { aggregate: 'outlet', changes: { '/label': '浦西店' }, reason: 'misnamed' }, 'out-1'],
];

const KINDS = [...COMMANDS, ...CORRECTIONS];

async function send(kind: number, opportunity: string, backMs: number): Promise<void> {
  const [command, given, id = opportunity] = KINDS[kind] as Command;
  const eventId = firstEvents.get(id);
  if (command === 'CorrectEvent' && eventId === undefined) return;
  const input = command === 'CorrectEvent' ? { eventId, ...given } : given;
  const result = await engine.executor.execute({
    command,
    id,
    data: input as never,
    input,
    occurredAt: later(now, -backMs),
    actor: { id: 'm-1', role: command === 'RegisterTraffic' ? 'front_desk' : 'executive' },
    commandId: `c-${commands++}`,
  });
  if (result.outcome !== 'accepted') return;
  accepted.add(command);
  const [first] = result.events;
  if (first && !firstEvents.has(id)) firstEvents.set(id, first.id);
}

interface Step {
  readonly passes: number;
  readonly sent: readonly (readonly [kind: number, opportunity: number, backMs: number])[];
  readonly asked: readonly [asOf: number, effectiveAt: number];
}

/** Everything that there is to record, on opportunities of its own. */
async function sendEverything(): Promise<void> {
  for (const [kind, [command]] of KINDS.entries()) {
    await send(kind, command === 'CreateOpportunity' && kind > 0 ? `z-${kind}` : 'z', 0);
  }
}

type Ask = (asOf: Instant, effectiveAt: Instant) => Promise<{ readonly settled: boolean }>;

const reader: Reader = { actor: { id: 'm-1', role: 'executive' }, why: 'test', seesPersonalData: true };
const named = { mayName: true };
const nameless = { mayName: false };

const ASKS: readonly Ask[] = [
  (...times) => askFunnelSnapshot(engine, { ...asked(times), by: 'outlet', ...nameless }),
  (...times) =>
    engine.answerFor(reader, (on) => askFunnelSnapshot(on, { ...asked(times), by: 'consultant', ...named })),
  (...times) => askFunnelSnapshot(engine, { ...asked(times), stageModel: 'dealer@1', by: 'mood', ...nameless }),
  (...times) => askFunnelBridge(engine, { ...asked(times), from: BEGAN, by: 'outlet', ...nameless }),
  (...times) => askFunnelBridge(engine, { ...asked(times), from: BEGAN, stageModel: 'dealer@1', ...nameless }),
  (...times) =>
    engine.answerFor(reader, (on) =>
      askFunnelConversion(on, { ...asked(times), by: 'consultant', policies: {}, ...named }),
    ),
  (...times) => askFunnelTime(engine, { ...asked(times), by: 'mood', ...nameless }),
  (...times) => askVisits(engine, { ...asked(times), by: 'outlet', ...nameless }),
  (...times) => engine.answerFor(reader, (on) => askWorklist(on, { ...asked(times), ...named })),
  (...times) => engine.answerFor(reader, (on) => askCustomer(on, 'c-1', asked(times))),
  (asOf) => askAccessLog(engine, 'c-1', { asOf }),
  ...Array.from(
    { length: OPPORTUNITIES },
    (_, n): Ask =>
      (...times) =>
        askOpportunity(engine, `o-${n}`, asked(times)),
  ),
];

function asked([asOf, effectiveAt]: readonly [Instant, Instant]) {
  return { asOf, effectiveAt };
}

/**
 * The bytes of an answer; undefined where it may still change. What is refused as of an instant before the head is as
 * settled as an answer.
 */
async function bytesOf(ask: Ask, asOf: Instant, effectiveAt: Instant): Promise<string | undefined> {
  const { recordedAt } = await engine.store.head();
  try {
    const answer = await ask(asOf, effectiveAt);
    return answer.settled ? JSON.stringify(answer) : undefined;
  } catch (error) {
    const { code = '', message } = error as { readonly code?: string; readonly message: string };
    if (!['question-refused', 'stage-model-needed'].includes(code)) throw error;
    return recordedAt !== null && recordedAt > asOf ? `${code}: ${message}` : undefined;
  }
}

it('a settled answer never changes, whatever is recorded later, also when the clock is set back', async () => {
  const step = fc.record({
    // Hours by which the clock goes on, or is set back.
    passes: fc.constantFrom(1, 8, 30, 24, -2, -20),
    sent: fc.array(
      fc.tuple(
        fc.nat(KINDS.length - 1),
        fc.nat(OPPORTUNITIES - 1),
        fc.oneof(fc.constant(0), fc.nat(40)).map((hours) => hours * HOUR_MS),
      ),
      { minLength: 1, maxLength: 4 },
    ),
    asked: fc.tuple(fc.nat(100), fc.nat(100)),
  });
  const settled = new Set<Ask>();
  const run = async (steps: readonly Step[]) => {
    const kept: {
      readonly ask: Ask;
      readonly asOf: Instant;
      readonly effectiveAt: Instant;
      readonly bytes: string;
    }[] = [];
    for (const { passes, sent, asked } of steps) {
      now = later(now, passes * HOUR_MS);
      for (const [kind, opportunity, backMs] of sent) await send(kind, `o-${opportunity}`, backMs);
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
    for (const { ask } of kept) settled.add(ask);
    now = later(now, -HOUR_MS);
    await sendEverything();
    for (const { ask, asOf, effectiveAt, bytes } of kept) expect(await bytesOf(ask, asOf, effectiveAt)).toBe(bytes);
  };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), (steps) => withLog(() => run(steps))),
    { numRuns: 5, endOnFailure: true },
  );
  expect(settled.size).toBe(ASKS.length);
  expect([...accepted].sort()).toEqual([...new Set(KINDS.map(([command]) => command))].sort());
});
