import { type Fact, type Json, type JsonObject, type Personal, type Refusal, refuse } from '#kernel';
import { correctedChecks } from '../checks/corrected.ts';
import { type FieldAt, fieldAt } from '../events/field-at.ts';
import { type EventCorrected, eventCorrected, opportunityEvents } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import type { FoldedEvent } from '../opportunity-state.ts';
import { pastOf, withCorrections } from '../past.ts';

/** What an earlier event should have said. Fields are RFC 6901 pointers into its data. */
export interface CorrectEvent {
  readonly eventId: string;
  readonly changes?: Readonly<Record<string, Json>>;
  /** Fields that should not be there; "" takes back the whole event. */
  readonly voided?: readonly string[];
  readonly reason: string;
}

/** Events that other events rest on: they are undone by commands of their own, never taken back. */
const NEVER_TAKEN_BACK: ReadonlySet<string> = new Set([
  'Created',
  'OrderPlaced',
  'OrderCancelled',
  'VehicleMatched',
  'VehicleDelivered',
  'Converted',
  'Lost',
  'CustomerDormant',
  'DormancyDeferred',
  'OpportunityReopened',
  'CustomerReactivated',
]);

/** Fields that say what an event belongs to or when it happened: another value would make it another event. */
const FIXED: ReadonlySet<string> = new Set([
  'episode',
  'customerId',
  'driverId',
  'contactId',
  'activityId',
  'bookingId',
  'vehicleId',
  'orderId',
  'vin',
  'taskId',
  'lostEventId',
  'stageModel',
  'contactAt',
  'deliveredAt',
  'receivedAt',
  'archivedAt',
  'openOpportunities',
  'checks',
]);

export const correctEvent = opportunityCommand<CorrectEvent>({
  name: 'CorrectEvent',
  lateness: 'planning',
  decide({ eventId, changes = {}, voided = [], reason }, state, { now, zone }) {
    const event = withCorrections(pastOf(state)).find(({ id }) => id === eventId);
    const type = opportunityEvents.find((one) => one.type === event?.type);
    if (!event || !type) return unknownEvent();
    const wanted = [...Object.keys(changes), ...voided];
    if (wanted.length === 0) return nothingChanges();
    if (voided.includes('')) {
      if (wanted.length > 1 || NEVER_TAKEN_BACK.has(event.type)) return keptEvent(event.id);
      return [stated(eventCorrected, { ...about(event), changes: {}, voided, reason })];
    }
    const fields = new Map<string, FieldAt>();
    for (const pointer of wanted) {
      const field = fieldAt(type.fields, pointer);
      if (!field || FIXED.has(field.top)) return fixedField(event.id);
      fields.set(pointer, field);
    }
    const checks = correctedChecks(event, changes, voided, { now, zone });
    return bySubject(event, state.customerId as string, { ...changes, ...checks }, voided, fields, reason);
  },
});

function about({ id, revision, type }: FoldedEvent): Pick<EventCorrected, 'eventId' | 'revision' | 'eventType'> {
  return { eventId: id, revision, eventType: type };
}

/** One correction for each person whose fields change; what is in clear goes with the first. */
function bySubject(
  event: FoldedEvent,
  customerId: string,
  changes: JsonObject,
  voided: readonly string[],
  fields: ReadonlyMap<string, FieldAt>,
  reason: string,
): readonly Fact[] {
  const clearChanges: Record<string, Json> = {};
  const personal = new Map<string, Record<string, Json>>();
  for (const [pointer, value] of Object.entries(changes)) {
    const type = fields.get(pointer)?.type;
    if (type === undefined || type === 'clear') clearChanges[pointer] = value;
    else {
      const subject = subjectOf(event, type) ?? customerId;
      personal.set(subject, { ...personal.get(subject), [pointer]: value });
    }
  }
  const [first, ...more] = personal;
  return [first, ...more].map((group, n) =>
    stated(
      eventCorrected,
      given({
        ...about(event),
        changes: n === 0 ? clearChanges : {},
        voided: n === 0 ? voided : [],
        subject: group?.[0],
        personalChanges: group?.[1],
        reason,
      }),
    ),
  );
}

function subjectOf({ data }: FoldedEvent, { subject }: Personal): string | undefined {
  const id = subject === undefined ? undefined : data[subject];
  return typeof id === 'string' ? id : undefined;
}

function unknownEvent(): Refusal {
  return refuse(
    'event-to-correct',
    { zh: '该机会没有这个可更正的事件', en: 'The opportunity has no such event that can be corrected' },
    {
      remedy: {
        zh: '核对 eventId；更正本身不能再被更正',
        en: 'Check the eventId; a correction is not itself corrected',
      },
    },
  );
}

function nothingChanges(): Refusal {
  return refuse(
    'correction-changes',
    { zh: '更正没有内容', en: 'The correction changes nothing' },
    { remedy: { zh: '填写 changes 或 voided', en: 'Give changes or voided' } },
  );
}

function keptEvent(eventId: string): Refusal {
  return refuse(
    'event-not-taken-back',
    {
      zh: '该事件不能整体撤销，或同时又更正其字段',
      en: 'This event cannot be taken back as a whole, or has other corrections beside it',
    },
    {
      evidence: [eventId],
      remedy: { zh: '使用相应的业务命令（如 CancelOrder）', en: 'Use the command that undoes it, such as CancelOrder' },
    },
  );
}

function fixedField(eventId: string): Refusal {
  return refuse(
    'field-correctable',
    { zh: '该字段不存在或不可更正', en: 'The event has no such field, or one that says what the event is' },
    { evidence: [eventId], remedy: { zh: '核对字段指针', en: 'Check the pointers of the fields' } },
  );
}
