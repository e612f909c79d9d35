import {
  correctedData,
  type EventCorrected,
  type Instant,
  isInstant,
  type JsonObject,
  namesOf,
  type RecordedEvent,
  type StreamName,
} from '#kernel';
import type { Times } from '#projection';
import type { ViewReader } from '#read-store';

/** An event that tells when birthday tasks are due, as stored: the times stand in its envelopes. */
export interface BirthdaysTold {
  readonly id: string;
  readonly type: string;
  readonly stream: StreamName;
  readonly revision: number;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly data: JsonObject;
}

const PLANS: ReadonlySet<string> = new Set(['CarePlanCreated', 'CarePlanExtended']);

/** @returns undefined for an event that tells nothing of birthdays */
export function keptBirthdays(event: RecordedEvent): BirthdaysTold | undefined {
  const { id, type, stream, revision, occurredAt, recordedAt, data } = event;
  const { sealed, birthdaysDueAt, subject, revision: corrected, voided } = data;
  const place = { id, type, stream, revision, occurredAt, recordedAt };
  if (PLANS.has(type)) {
    if (sealed !== undefined) return { ...place, data: { sealed } };
    return birthdaysDueAt === undefined ? undefined : { ...place, data: { birthdaysDueAt } };
  }
  if (type !== 'EventCorrected' || !PLANS.has(data.eventType as string)) return undefined;
  const kept = { revision: corrected as number, voided: ((voided ?? []) as string[]).filter(isOfBirthdays) };
  if (sealed !== undefined) return { ...place, data: { ...kept, sealed, ...(subject !== undefined && { subject }) } };
  return kept.voided.length === 0 ? undefined : { ...place, data: kept };
}

/** Keys in the order of revisions. */
export function birthdaysKey(stream: StreamName, revision: number): string {
  return `${stream}/${String(revision).padStart(16, '0')}`;
}

/** What was told of the birthdays of an opportunity's plan by then, in the order of revisions, for the edge to open. */
export async function birthdaysTold(
  view: ViewReader,
  stream: StreamName,
  { asOf }: Pick<Times, 'asOf'>,
): Promise<readonly BirthdaysTold[]> {
  const [from, to] = [birthdaysKey(stream, 0), birthdaysKey(stream, Number.MAX_SAFE_INTEGER)];
  const found = await view.find('birthdays', { from, to });
  return found
    .map(({ document }) => document as unknown as BirthdaysTold)
    .filter(({ recordedAt }) => recordedAt <= asOf);
}

/** When a birthday task is due, by events that the edge has opened: `masked` for who may not know, undefined once erased. */
export function birthdayDue(
  opened: readonly BirthdaysTold[],
  taskId: string,
  { effectiveAt }: Pick<Times, 'effectiveAt'>,
): Instant | 'masked' | undefined {
  const plans = opened.filter(({ type, occurredAt }) => PLANS.has(type) && occurredAt <= effectiveAt);
  const told = plans.map((plan) => dueIn(corrected(plan, opened), taskId));
  return told.findLast((due) => due !== undefined);
}

function corrected(plan: BirthdaysTold, opened: readonly BirthdaysTold[]): JsonObject {
  let left: JsonObject | undefined = plan.data;
  for (const { type, data } of opened) {
    if (type !== 'EventCorrected' || data.revision !== plan.revision || !left) continue;
    const { personalChanges, voided } = data as unknown as EventCorrected;
    const changes = Object.entries(personalChanges ?? {}).filter(([pointer]) => isOfBirthdays(pointer));
    left = correctedData(left, {
      ...(data as unknown as EventCorrected),
      voided,
      changes: Object.fromEntries(changes),
    });
  }
  return left ?? {};
}

function dueIn({ birthdaysDueAt }: JsonObject, taskId: string): Instant | 'masked' | undefined {
  const told = (birthdaysDueAt ?? {}) as JsonObject;
  const due = told[taskId];
  if (isInstant(due)) return due;
  return told.masked === true || (due as JsonObject | undefined)?.masked === true ? 'masked' : undefined;
}

function isOfBirthdays(pointer: string): boolean {
  return pointer === '' || namesOf(pointer)[0] === 'birthdaysDueAt';
}
