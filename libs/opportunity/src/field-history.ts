import { type Instant, isCorrection, type Json, type StreamEvent } from '#kernel';
import { fieldsOf } from './fields.ts';
import { effectiveSteps } from './opportunity.ts';

/** One time that a field came to have a value; null: none any more. */
export interface FieldSetting {
  readonly value: Json;
  /** Id of the event that set it. */
  readonly setBy: string;
  /** Id of the correction or late entry without which that event would not have set it so. */
  readonly revisedBy?: string;
  /** Id of the correction or late entry since which it counts as never set. */
  readonly supersededBy?: string;
}

/** How a field came to say what it says, in the order in which things happened; superseded settings stand among the others. */
export interface FieldHistory {
  readonly field: string;
  readonly value: Json;
  readonly settings: readonly FieldSetting[];
}

/**
 * Every field that an opportunity has or had, with the events that set it: as things were at an instant, by the events given,
 * which are of its stream, upcast, from the first on. What was known otherwise, before a correction or a late entry, stands in
 * it with what superseded it.
 */
export function fieldHistories(events: readonly StreamEvent[], at: Instant): readonly FieldHistory[] {
  const order = new Map(inOrder(events).map(({ id }, n) => [id, n]));
  const settings = new Map<string, Map<string, FieldSetting>>();
  let standing: ReadonlyMap<string, Setting> = new Map();
  const turning = turnsIn(events);
  for (const [n, event] of events.entries()) {
    // Whatever comes in order only adds to what there is: the fold before the next turn, or the last one, tells it too.
    if (!turning[n] && n + 1 < events.length && !turning[n + 1]) continue;
    const now = settingsIn(events.slice(0, n + 1), at);
    const turn = turning[n] ? event.id : undefined;
    for (const [key, { field, value, setBy }] of now) {
      if (standing.has(key)) continue;
      const known = settings.get(field) ?? new Map<string, FieldSetting>();
      const isRevised = turn !== undefined && turn !== setBy;
      settings.set(field, known.set(key, { value, setBy, ...(isRevised && { revisedBy: turn }) }));
    }
    for (const [key, { field }] of standing) {
      const known = settings.get(field)?.get(key);
      if (known && turn !== undefined && !now.has(key)) settings.get(field)?.set(key, { ...known, supersededBy: turn });
    }
    standing = now;
  }
  return [...settings].map(([field, all]) => {
    const sorted = [...all.values()].sort((a, b) => (order.get(a.setBy) ?? 0) - (order.get(b.setBy) ?? 0));
    const last = sorted.findLast(({ supersededBy }) => supersededBy === undefined);
    return { field, value: last?.value ?? null, settings: sorted };
  });
}

interface Setting {
  readonly field: string;
  readonly value: Json;
  readonly setBy: string;
}

/** Every setting by all that is known, by a key that is the same for the same field, value and event. */
function settingsIn(events: readonly StreamEvent[], at: Instant): ReadonlyMap<string, Setting> {
  const found = new Map<string, Setting>();
  let before: ReadonlyMap<string, Json> = new Map();
  for (const { event, state } of effectiveSteps(events, at)) {
    const after = fieldsOf(state);
    for (const field of new Set([...before.keys(), ...after.keys()])) {
      const value = after.get(field) ?? null;
      if (
        before.has(field) === after.has(field) &&
        JSON.stringify(before.get(field)) === JSON.stringify(after.get(field))
      )
        continue;
      found.set(JSON.stringify([field, event.id, value]), { field, value, setBy: event.id });
    }
    before = after;
  }
  return found;
}

/** Of each event whether it says anew what was known before it: a correction, or one that happened before another. */
function turnsIn(events: readonly StreamEvent[]): readonly boolean[] {
  let latest = '';
  return events.map((event) => {
    if (isCorrection(event)) return true;
    const isLate = event.occurredAt < latest;
    if (!isLate) latest = event.occurredAt;
    return isLate;
  });
}

function inOrder(events: readonly StreamEvent[]): readonly StreamEvent[] {
  return events.toSorted((a, b) =>
    a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : a.revision - b.revision,
  );
}
