import { categoryOf, type Instant, type Json, type JsonObject, type RecordedEvent } from '#kernel';
import {
  defineProjection,
  eventsAt,
  filedUnder,
  type KeptEvent,
  type KeptFact,
  keptFact,
  lastInstantOf,
  SEVERAL,
} from '#projection';
import type { Document } from '#read-store';
import { birthdaysKey, keptBirthdays } from './birthdays.ts';
import { KEPT } from './kept-fields.ts';

/**
 * What each consultant has to do.
 * - `opportunities`: one document an opportunity, with the facts that its open work follows from; `owner` is the consultant
 *   who ever had it, `SEVERAL` where there were more; `doneAt` the instant from which on there is nothing to do, in effect
 *   and in knowledge, `NOT_DONE` while there is
 * - `birthdays`: one document an event that tells when birthdays are due, its envelopes unchanged
 */
export const worklistProjection = defineProjection({
  name: 'worklist',
  version: 1,
  wants: [...Object.keys(KEPT), 'EventCorrected'],
  collections: {
    opportunities: { kind: 'document', indexes: [['doneAt'], ['owner', 'doneAt']] },
    birthdays: { kind: 'document', indexes: [] },
  },
  touches: (event) => (categoryOf(event.stream) === 'opportunity' ? { opportunities: [event.stream] } : {}),
  apply(event, { opportunities, birthdays }) {
    if (categoryOf(event.stream) !== 'opportunity') return;
    const told = keptBirthdays(event);
    if (told) birthdays!.put(birthdaysKey(event.stream, event.revision), told as unknown as Document);

    const fact = keptFact(event, KEPT);
    if (!fact) return;
    const known = opportunities!.get(event.stream) as unknown as OpportunityWork | undefined;
    const facts = [...(known?.facts ?? []), fact];
    const next: OpportunityWork = { owner: ownerAfter(known?.owner, event), doneAt: doneAt(facts), facts };
    opportunities!.put(event.stream, next as unknown as Document);
  },
});

export interface OpportunityWork {
  readonly owner: string | null;
  readonly doneAt: string;
  readonly facts: readonly KeptFact[];
}

/** Stands behind every instant. */
export const NOT_DONE = '~';
const LAST = '9999-12-31T23:59:59.999Z' as Instant;

/** An opportunity whose last episode is over leaves nothing to do but care tasks. Any other may: it is looked at. */
function doneAt(facts: readonly KeptFact[]): string {
  if (!facts.some(([, , , type]) => EXITS.has(type))) return NOT_DONE;
  const isCorrected = facts.some(([, , , type]) => type === 'EventCorrected');
  const told: readonly Pick<KeptEvent, 'type' | 'data'>[] = isCorrected
    ? eventsAt(facts, { effectiveAt: LAST, asOf: LAST })
    : facts.map(([, , , type, data]) => ({ type, data }));
  let begun = 0;
  const over = new Set<Json>();
  const planned = new Set<Json>();
  const cared = new Set<Json>();
  for (const { type, data } of told) {
    if (type === 'Created' || type === 'OpportunityReopened') begun = Math.max(begun, data.episode as number);
    else if (EXITS.has(type)) over.add(data.episode as number);
    else if (type === 'CareTaskCompleted') cared.add(data.taskId as string);
    else for (const task of plannedIn(data)) planned.add(task.taskId as string);
  }
  return over.has(begun) && planned.isSubsetOf(cared) ? lastInstantOf(facts) : NOT_DONE;
}

const EXITS: ReadonlySet<string> = new Set(['Converted', 'Lost']);

function plannedIn({ tasks }: JsonObject): readonly JsonObject[] {
  return Array.isArray(tasks) ? (tasks as readonly JsonObject[]) : [];
}

function ownerAfter(held: string | null | undefined, { type, data }: RecordedEvent): string | null {
  if (type === 'EventCorrected') return OWNING.has(data.eventType as string) ? SEVERAL : (held ?? null);
  if (!OWNING.has(type)) return held ?? null;
  const owner = (type === 'Created' ? data : (data.to ?? {})) as JsonObject;
  const told = owner.consultant ?? (owner.dimensions as JsonObject | undefined)?.consultant;
  return filedUnder(held, typeof told === 'string' ? told : undefined);
}

const OWNING: ReadonlySet<Json> = new Set(['Created', 'Reassigned', 'Reclaimed']);
