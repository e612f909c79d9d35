import type { EventStore } from '#event-store';
import { eventId, type Instant, type JsonObject, type NewEvent, type StreamName, streamName } from '#kernel';
import { NOON } from './engine.fixture.ts';

let stated = 0;

/** An event of another stream that decisions look at, as its own command would have left it. */
export async function state(
  store: EventStore,
  stream: StreamName,
  type: string,
  data: object,
  by = 'm-1',
): Promise<void> {
  stated += 1;
  const commandId = `stated-${stated}`;
  const event: NewEvent = {
    id: eventId(stream, commandId, 0),
    type,
    schemaVersion: 1,
    occurredAt: NOON,
    data: data as JsonObject,
    meta: {
      actor: { id: by, role: 'executive' },
      commandHash: 'sha256:0',
      commandId,
      correlationId: commandId,
      tenant: 'group-1',
    },
  };
  await store.append(stream, [event], 'any');
}

export interface Published {
  readonly issuer?: 'dealer' | 'manufacturer';
  readonly version?: number;
  readonly effectiveFrom?: Instant;
}

/** Publishes a version of an issuer's rule set: these rules, for the dealer's sales. */
export function publish(
  store: EventStore,
  rules: object,
  { issuer = 'dealer', version = 1, effectiveFrom = NOON }: Published = {},
): Promise<void> {
  const set = { id: issuer, version, issuer, appliesTo: ['dealer'], effectiveFrom, approvalId: 'p-1' };
  return state(store, streamName('ruleBook', issuer), 'RuleSetPublished', { ...set, content: { rules } });
}
