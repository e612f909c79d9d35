import {
  catalogue,
  END_OF_TIME,
  type History,
  type Rule,
  type Scene,
  sceneOf,
  stageModelOf,
  toldOf,
  type Verdict,
  verdictsOn,
  type WorkCalendar,
} from '#compliance';
import { demoCar } from '#dealership';
import {
  aggregateIdOf,
  categoryOf,
  type Instant,
  type JsonObject,
  later,
  latest,
  type RecordedEvent,
  type Zone,
} from '#kernel';
import { effectiveStanding, opportunity, orderPlaced, statusOf } from '#opportunity';
import { filedUnder } from '#projection';
import { breachKeeper } from './kept-breach.ts';
import type { SubjectTrail } from './subject-trail.ts';
import type { TrailContext } from './trail-context.ts';

export interface TrailSetting {
  readonly zoneOfLog: Zone;
  readonly calendar: WorkCalendar;
}

const HOUR_MS = 3_600_000;

/** Rules on events look at other streams where imports brought them: there they are asked, and the trail tells of none. */
const NOT_ON_EVENTS: readonly Rule[] = catalogue.filter(({ kind }) => kind === 'due' || kind === 'state');

/** The trail of a subject, from all that its stream holds, upcast and in the order of recording. */
export function judgeSubject(history: History, context: TrailContext, setting: TrailSetting): SubjectTrail {
  const [first] = history as [RecordedEvent];
  const category = categoryOf(first.stream);
  const named = category === opportunity.category ? context.exportsOf(aggregateIdOf(first.stream)) : [];
  const told = toldOf(history, named);
  const { position } = told.at(-1) as RecordedEvent;
  const { facts, book, longestLateEntryHours } = context.upTo(position);
  const keeper = breachKeeper(first.stream);
  const scene = { ...sceneOf(history, { ...setting, facts, book }), wording: keeper.wording };
  const imported = history.some(({ meta }) => meta.provenance?.judge === true);
  const rules = imported ? NOT_ON_EVENTS : catalogue;
  let isFreed = false;
  const isSalesStaff: Scene['isSalesStaff'] = (...asked) => {
    const isBound = scene.isSalesStaff(...asked);
    isFreed ||= !isBound;
    return isBound;
  };
  const staff = staffOf(history);
  const judged = (bound: Scene['isSalesStaff']) =>
    verdictsOn(told, category, END_OF_TIME, { rules, book, scene: { ...scene, isSalesStaff: bound } });
  const verdicts = judged(isSalesStaff);
  const breaches = verdicts.filter(({ status }) => status === 'violated').map(keeper.keep);
  const owing = isFreed ? judged(() => true) : verdicts;
  return {
    outlet: first.meta.outlet ?? null,
    consultant: staff.reduce<string | null>(filedUnder, null),
    stageModel: stageModelOf(history) ?? null,
    position,
    openUntil: isOpen(history) ? END_OF_TIME.asOf : lastDecided(owing, longestLateEntryHours, first.recordedAt),
    staff,
    imported: imported ? 1 : null,
    ordered: history.some(({ type }) => type === orderPlaced.type) ? 1 : null,
    breaches,
  };
}

/** Whether closes of days still to come judge it: those of an opportunity that is open, and of every car. */
function isOpen(history: History): boolean {
  const category = categoryOf((history[0] as RecordedEvent).stream);
  if (category !== opportunity.category) return category === demoCar.category;
  return statusOf(effectiveStanding(history, END_OF_TIME.effectiveAt)) === 'open';
}

/** From when on nothing changes any more of what is owed. */
function lastDecided(verdicts: readonly Verdict[], longestLateEntryHours: number, recordedAt: Instant): Instant {
  let [decided, due]: [Instant | null, Instant | null] = [recordedAt, null];
  for (const { decidableAt, dueAt } of verdicts) {
    if (decidableAt !== null && decidableAt > decided) decided = decidableAt;
    if (dueAt !== null && (due === null || dueAt > due)) due = dueAt;
  }
  return due === null ? decided : latest(decided, later(due, longestLateEntryHours * HOUR_MS));
}

/** Everybody whom an event gave it to. */
function staffOf(history: History): readonly string[] {
  const named = history.flatMap(({ data }) => [data.consultant, (data.to as JsonObject | undefined)?.consultant]);
  return [...new Set(named.filter((id): id is string => typeof id === 'string'))].sort();
}
