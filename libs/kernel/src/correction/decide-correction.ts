import type { Decision } from '../aggregate.ts';
import type { Fact } from '../event.ts';
import type { EventType, Personal } from '../event-type.ts';
import type { Json, JsonObject } from '../json.ts';
import { namesOf } from '../json-pointer.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { EVENT_CORRECTED, type EventCorrected } from './event-corrected.ts';
import { type FieldAt, fieldAt } from './field-at.ts';
import { fits, isPartOfMoney, valuesAt } from './form.ts';
import { type Correctable, withCorrections } from './with-corrections.ts';

/** What an earlier event should have said. Fields are RFC 6901 pointers into its data. */
export interface CorrectEvent {
  /** The kind of stream that the event stands in; default: `opportunity`. */
  readonly aggregate?: string;
  readonly eventId: string;
  readonly changes?: Readonly<Record<string, Json>>;
  /** Fields that should not be there; "" takes back the whole event. */
  readonly voided?: readonly string[];
  readonly reason: string;
}

/** What may be corrected in one kind of stream. */
export interface CorrectionRules<Event extends Correctable> {
  readonly types: readonly EventType[];
  /** Events that other events rest on: they are undone by commands of their own, never taken back. */
  readonly neverTakenBack: ReadonlySet<string>;
  /** Top-level fields that say what an event belongs to or when it happened: another value would make it another event. */
  readonly fixed: ReadonlySet<string>;
  /** Pointers to the fields that an event of a type cannot be without, by type. */
  readonly needed: Readonly<Record<string, readonly string[]>>;
  /** By pointer: the words that a field of the event may hold, where they are a closed list. */
  words?(event: Event): Readonly<Record<string, readonly string[]>>;
  /** Whom a personal field concerns that names no subject of its own: whose key sealed it. */
  subjectOf(event: Event): string;
  /** Results of checks that other values of the fields have, by pointer. */
  checks(event: Event, changes: JsonObject, voided: readonly string[]): JsonObject;
}

/** Decides a correction of one of these events, all of their stream. */
export function decideCorrection<Event extends Correctable>(
  events: readonly Event[],
  { eventId, changes = {}, voided = [], reason }: CorrectEvent,
  rules: CorrectionRules<Event>,
): Decision {
  const event = withCorrections(events).find(({ id }) => id === eventId);
  const type = rules.types.find((one) => one.type === event?.type);
  if (!event || !type) return unknownEvent();
  const wanted = [...Object.keys(changes), ...voided];
  if (wanted.length === 0) return nothingChanges();
  if (voided.includes('')) {
    if (wanted.length > 1 || rules.neverTakenBack.has(event.type)) return keptEvent(event.id);
    return [corrected({ ...about(event), changes: {}, voided, reason })];
  }
  // What was refused as data of the event cannot stand in it, so the event itself is an example of its type.
  const examples = [...(type.examples as readonly JsonObject[]), event.data];
  const fields = new Map<string, FieldAt>();
  const words = rules.words?.(event) ?? {};
  for (const pointer of wanted) {
    const field = fieldAt(type.fields, pointer);
    const path = namesOf(pointer);
    const values = valuesAt(examples, path);
    if (!field || values.length === 0 || rules.fixed.has(field.top)) return fixedField(event.id);
    const value = changes[pointer];
    if (value === undefined && (rules.needed[event.type]?.includes(pointer) || isPartOfMoney(path, examples))) {
      return neededField(event.id, pointer);
    }
    const list = words[pointer];
    if (value !== undefined && list && !list.includes(value as string)) return otherWord(event.id, pointer, list);
    if (value !== undefined && !fits(value, path.at(-1) as string, values)) {
      return otherForm(event.id, pointer, valuesAt(type.examples as readonly JsonObject[], path)[0]);
    }
    fields.set(pointer, field);
  }
  const checks = rules.checks(event, changes, voided);
  return bySubject(event, rules.subjectOf(event), { ...changes, ...checks }, voided, fields, reason);
}

function corrected(data: EventCorrected): Fact {
  return { type: EVENT_CORRECTED, data };
}

function about({ id, revision, type }: Correctable): Pick<EventCorrected, 'eventId' | 'revision' | 'eventType'> {
  return { eventId: id, revision, eventType: type };
}

/** One correction for each person whose fields change; what is in clear goes with the first. */
function bySubject(
  event: Correctable,
  subject: string,
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
      const concerned = namedSubject(event, type) ?? subject;
      personal.set(concerned, { ...personal.get(concerned), [pointer]: value });
    }
  }
  const [first, ...more] = personal;
  return [first, ...more].map((group, n) =>
    corrected({
      ...about(event),
      changes: n === 0 ? clearChanges : {},
      voided: n === 0 ? voided : [],
      ...(group && { subject: group[0], personalChanges: group[1] }),
      reason,
    }),
  );
}

function namedSubject({ data }: Correctable, { subject }: Personal): string | undefined {
  const id = subject === undefined ? undefined : data[subject];
  return typeof id === 'string' ? id : undefined;
}

function unknownEvent(): Refusal {
  return refuse(
    'event-to-correct',
    { zh: '此处没有这个可更正的事件', en: 'There is no such event here that can be corrected' },
    {
      remedy: {
        zh: '核对 eventId、id 与 aggregate；更正本身不能再被更正',
        en: 'Check eventId, id and aggregate; a correction is not itself corrected',
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
    {
      evidence: [eventId],
      remedy: {
        zh: '核对字段指针；列表须整体更正',
        en: 'Check the pointers of the fields; a list is corrected as a whole',
      },
    },
  );
}

/** @param example as the declaration of the event type gives one: nothing of a real person */
function otherForm(eventId: string, pointer: string, example: Json | undefined): Refusal {
  const like = example === undefined ? '' : JSON.stringify(example);
  return refuse(
    'correction-form',
    { zh: `${pointer} 的新值形式不对`, en: `The new value of ${pointer} has not the form of that field` },
    {
      evidence: [eventId],
      remedy: like
        ? { zh: `请写成如 ${like} 的形式`, en: `Write it in the form of ${like}` }
        : { zh: '按原值的形式填写', en: 'Write it in the form of the old value' },
    },
  );
}

function neededField(eventId: string, pointer: string): Refusal {
  return refuse(
    'field-optional',
    { zh: `该事件不能没有 ${pointer}`, en: `The event cannot be without ${pointer}` },
    {
      evidence: [eventId],
      remedy: { zh: '在 changes 中填写正确的值', en: 'Give in changes what it should have said' },
    },
  );
}

function otherWord(eventId: string, pointer: string, words: readonly string[]): Refusal {
  return refuse(
    'correction-form',
    { zh: `${pointer} 不能是这个值`, en: `The new value of ${pointer} is none that it may have` },
    {
      evidence: [eventId],
      remedy: { zh: `可选：${words.join('、')}`, en: `Use one of ${words.join(', ')}` },
    },
  );
}
