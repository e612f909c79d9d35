import { categoryOf, type Instant, type Json, type JsonObject, type RecordedEvent } from '#kernel';
import { defineProjection, filedUnder, type KeptFact, keptFact, lastInstantOf, SEVERAL } from '#projection';
import type { Document } from '#read-store';
import { birthdaysKey, keptBirthdays } from './birthdays.ts';
import { KEPT } from './kept-fields.ts';
import { openWork } from './open-work.ts';

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
export const LAST = '9999-12-31T23:59:59.999Z' as Instant;

/** Open work ends with an exit, and after it with the care tasks: before the first exit there is no need to look. */
function doneAt(facts: readonly KeptFact[]): string {
  if (!facts.some(([, , , type]) => type === 'Converted' || type === 'Lost')) return NOT_DONE;
  const { work } = openWork(facts, { effectiveAt: LAST, asOf: LAST }, 0);
  return work.length > 0 ? NOT_DONE : lastInstantOf(facts);
}

function ownerAfter(held: string | null | undefined, { type, data }: RecordedEvent): string | null {
  if (type === 'EventCorrected') return OWNING.has(data.eventType as string) ? SEVERAL : (held ?? null);
  if (!OWNING.has(type)) return held ?? null;
  const owner = (type === 'Created' ? data : (data.to ?? {})) as JsonObject;
  const told = owner.consultant ?? (owner.dimensions as JsonObject | undefined)?.consultant;
  return filedUnder(held, typeof told === 'string' ? told : undefined);
}

const OWNING: ReadonlySet<Json> = new Set(['Created', 'Reassigned', 'Reclaimed']);
