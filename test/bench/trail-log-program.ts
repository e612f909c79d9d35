import { dealerRuleSet } from '#compliance';
import { openEngine } from '#engine';
import { DEFAULT_ZONE, eventId, type Instant, type JsonObject, later, type RecordedEvent, streamName } from '#kernel';
import { ruleSetPublished } from '#planning';
import { dealerEvents } from './dealer-log.ts';

/**
 * `node trail-log-program.js FOLDER EVENTS`: makes a dealer's log in which every rule of the house is in force from its
 * beginning. Prints how many events it holds.
 */
const [folder, wanted] = process.argv.slice(2) as [string, string];

/** What rules look at and that log does not say: an activity is due two days on. */
const DUE: Readonly<Record<string, (event: RecordedEvent) => JsonObject>> = {
  FollowUpScheduled: ({ occurredAt }) => ({ activityId: 'a', dueAt: later(occurredAt, 2 * 86_400_000) }),
};

const create = { tenant: 't', zone: DEFAULT_ZONE, currency: 'CNY', simulated: true };
const engine = await openEngine({ data: folder, create });
try {
  const { records } = await engine.store.copy(withRules(Number(wanted)));
  console.log(JSON.stringify({ events: records }));
} finally {
  await engine.close();
}

async function* withRules(events: number): AsyncGenerator<readonly RecordedEvent[]> {
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
