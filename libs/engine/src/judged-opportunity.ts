import { chineseWorkCalendar } from '#calendar';
import { readEvents, ruleBookIn } from '#command';
import { catalogue, type History, type Point, sceneOf, toldOf, type Verdict } from '#compliance';
import type { EventStore } from '#event-store';
import type { JsonObject, RecordedEvent, StreamName, Zone } from '#kernel';
import { aggregateIdOf } from '#kernel';
import type { Codec } from '#privacy';
import { registry } from './domain.ts';
import { factsNamedIn } from './facts-of-verdicts.ts';
import { judgedSubject } from './judged-subject.ts';
import { knownStreams } from './known-streams.ts';

/** An opportunity's events, with those of other streams that name it, and every verdict on it at a point. */
export interface JudgedOpportunity {
  readonly told: History;
  readonly verdicts: readonly Verdict[];
}

/** Judges one opportunity from its stream and the streams that its events name, birthdays as far as the reader may see. */
export async function judgedOpportunity(
  { store, codec }: { readonly store: EventStore; readonly codec: Pick<Codec, 'open'> },
  stream: StreamName,
  point: Point,
): Promise<JudgedOpportunity> {
  const history = await readEvents(store, registry, stream);
  const facts = await factsNamedIn(store, history);
  const plans = await codec.open(history.filter(isPlan), () => true);
  const birthdays = new Map(plans.map(({ id, data }) => [id, (data.birthdaysDueAt ?? {}) as JsonObject]));
  const book = await ruleBookIn(store, registry);
  const setting = { facts, book, calendar: chineseWorkCalendar, zoneOfLog: store.header.zone as Zone, birthdays };
  const scene = sceneOf(history, setting);
  const told = toldOf(history, facts.exportsOf(aggregateIdOf(stream)));
  const verdicts = await judgedSubject(
    { history, told },
    point,
    { rules: catalogue, book, scene },
    knownStreams({ store }),
  );
  return { told, verdicts: [...verdicts].sort(inOrder) };
}

/** By the time that a verdict is about, then by rule. */
export function inOrder(a: Verdict, b: Verdict): number {
  const [when, other] = [whenOf(a), whenOf(b)];
  if (when !== other) return when < other ? -1 : 1;
  return a.obligation < b.obligation ? -1 : Number(a.obligation > b.obligation);
}

function whenOf({ since, dueAt, decidableAt }: Verdict): string {
  return since ?? dueAt ?? decidableAt ?? '~';
}

function isPlan({ type }: RecordedEvent): boolean {
  return type === 'CarePlanCreated' || type === 'CarePlanExtended';
}
