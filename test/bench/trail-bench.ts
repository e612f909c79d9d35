import { dealerRuleSet } from '#compliance';
import { askOwed, askViolations, openEngine, projectionsIn, registry } from '#engine';
import {
  DEFAULT_ZONE,
  eventId,
  type Instant,
  instantOf,
  type JsonObject,
  later,
  type RecordedEvent,
  streamName,
} from '#kernel';
import { ruleSetPublished } from '#planning';
import { buildViews, createProjector, pause } from '#projection';
import { dealerEvents } from './dealer-log.ts';
import type { TrailFigures } from './results.ts';

/**
 * `node trail-bench.js FOLDER`: the trail of compliance over a dealer's log in which every rule of the house is in force from its
 * beginning: how long building it alone takes in one thread, and the questions that it answers. EVENTS scales it, ROUNDS is the number of questions.
 * Prints one JSON line.
 */
const events = Number(process.env.EVENTS ?? 1_000_000);
const rounds = Number(process.env.ROUNDS ?? 5);
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name a folder for the log');

/** What rules look at and that log does not say: an activity is due two days on. */
const DUE: Readonly<Record<string, (event: RecordedEvent) => JsonObject>> = {
  FollowUpScheduled: ({ occurredAt }) => ({ activityId: 'a', dueAt: later(occurredAt, 2 * 86_400_000) }),
};

const create = { tenant: 't', zone: DEFAULT_ZONE, currency: 'CNY', simulated: true };
const engine = await openEngine({ data: folder, create });
try {
  await engine.store.copy(withRules());
  console.log(JSON.stringify(await measured()));
} finally {
  await engine.close();
}

async function* withRules(): AsyncGenerator<readonly RecordedEvent[]> {
  let before: readonly RecordedEvent[] | undefined;
  for await (const page of dealerEvents(events, 5_000)) {
    const [first] = page;
    if (!before && first) yield [published(first.recordedAt, first.meta)];
    before = page;
    yield page.map((event) => ({
      ...event,
      data: { ...DUE[event.type]?.(event), ...event.data },
      position: event.position + 1,
    }));
  }
}

function published(at: Instant, meta: RecordedEvent['meta']): RecordedEvent {
  const stream = streamName('ruleBook', 'dealer');
  const set = {
    id: 'dealer',
    version: 1,
    effectiveFrom: at,
    changeReason: 'bench',
    approvalId: 'bench',
    ...dealerRuleSet,
  };
  return {
    id: eventId(stream, 'bench', 0),
    type: ruleSetPublished.type,
    schemaVersion: ruleSetPublished.schemaVersion,
    occurredAt: at,
    recordedAt: at,
    data: set as unknown as JsonObject,
    meta: { ...meta, commandId: 'bench' },
    stream,
    revision: 0,
    position: 1,
  };
}

async function measured(): Promise<TrailFigures> {
  const { store, views } = engine;
  const clock = () => instantOf(Date.now());
  const projections = projectionsIn(DEFAULT_ZONE).filter(({ name }) => name === 'compliance-trail');
  const alone = { readStore: views, holder: 'bench', clock, leaseMs: 60_000, batchSize: 5_000 };
  const begun = performance.now();
  const used = process.cpuUsage();
  const { upcast } = registry;
  const { signal } = new AbortController();
  const [outcome] = await buildViews(projections, { ...alone, log: store, upcast, pause, signal });
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(used);
  const memoryMiB = process.resourceUsage().maxRSS / 1024;
  const head = await store.head();
  const projector = createProjector({ ...alone, eventStore: store, registry, projections });
  const view = await projector.ensureCaughtUp('compliance-trail', head);
  const asked = { ...engine, projector };
  const violations = await timed(() => askViolations(asked, { consultant: 'staff-1' }));
  const owed = await timed(() => askOwed(asked, { consultant: 'staff-1' }));
  return {
    events: head.index + 1,
    seconds,
    microseconds: ((outcome?.ownMs ?? 0) * 1000) / (head.index + 1),
    cpuMicroseconds: (user + system) / (head.index + 1),
    memoryMiB,
    bytes: (await view.size()) / (head.index + 1),
    violations: violations.found.violations.length,
    violationsMs: violations.ms,
    owedMs: owed.ms,
  };
}

/** The median of some rounds. */
async function timed<Answer>(ask: () => Promise<Answer>): Promise<{ readonly ms: number; readonly found: Answer }> {
  const took: number[] = [];
  let found = await ask();
  for (let n = 0; n < rounds; n += 1) {
    const begun = performance.now();
    found = await ask();
    took.push(performance.now() - begun);
  }
  return { ms: took.sort((a, b) => a - b)[Math.floor(took.length / 2)] as number, found };
}
