import { aggregateIdOf, earliest, endOfDay, type Instant, type StreamName, type Zone } from '#kernel';
import { SEVERAL, type Times } from '#projection';
import type { Found, ViewReader } from '#read-store';
import { type BirthdaysTold, birthdayDue, birthdaysTold } from './birthdays.ts';
import { openWork, type Work } from './open-work.ts';
import type { OpportunityWork } from './worklist.projection.ts';

export interface WorklistQuestion extends Times {
  /** Whose work; all consultants where absent. */
  readonly consultant?: string | undefined;
  readonly outlet?: string | undefined;
  /** Only what is due by then, and what has no day. */
  readonly until: Instant;
  /** Local dates end in this zone. */
  readonly zone: Zone;
  /** How long an opportunity may stand without a next step, in milliseconds. */
  readonly patienceMs: number;
}

/** Something to do, with whose it is and by when. */
export interface WorkItem extends Omit<Work, 'due'> {
  readonly opportunity: string;
  readonly consultant: string | null;
  readonly outlet: string | null;
  /** null: to be done, and nothing sets a day for it. */
  readonly dueAt: Instant | null;
}

export interface Worklist {
  /** By due time, those without one last; at the same time by opportunity, kind and id. */
  readonly items: readonly WorkItem[];
  /** Open birthday tasks that are not among them, because their dates are not for the asker. */
  readonly hidden: number;
}

/** Opens what a birthday's date is sealed in, as far as the asker may see it. */
export type OpenBirthdays = (told: readonly BirthdaysTold[]) => Promise<readonly BirthdaysTold[]>;

/** What was to be done then by what was known then. */
export async function worklistAt(view: ViewReader, question: WorklistQuestion, open: OpenBirthdays): Promise<Worklist> {
  const { consultant, outlet, until, zone, patienceMs } = question;
  const items: WorkItem[] = [];
  let hidden = 0;
  for (const { key, document } of await candidates(view, question)) {
    const { facts } = document as unknown as OpportunityWork;
    const found = openWork(facts, question, patienceMs);
    if (consultant !== undefined && found.consultant !== consultant) continue;
    if (outlet !== undefined && found.outlet !== outlet) continue;
    const stream = key as StreamName;
    const told = found.work.some(isSealed) ? await open(await birthdaysTold(view, stream, question)) : [];
    for (const { due, ...work } of found.work) {
      const dueAt = 'sealed' in due ? birthdayDue(told, work.id as string, question) : instantOf(due, zone);
      if (dueAt === 'masked') hidden += 1;
      else if (dueAt === null || (dueAt !== undefined && dueAt <= until)) {
        const { consultant, outlet } = found;
        items.push({ opportunity: aggregateIdOf(stream), ...work, dueAt, consultant, outlet });
      }
    }
  }
  return { items: items.sort(byDueTime), hidden };
}

/** Every opportunity that may have had something to do then: whatever was done by both times stays out. */
async function candidates(view: ViewReader, question: WorklistQuestion): Promise<readonly Found[]> {
  const { consultant, effectiveAt, asOf } = question;
  const after = { from: earliest(effectiveAt, asOf), fromExclusive: true };
  if (consultant === undefined) return view.find('opportunities', { index: ['doneAt'], ...after });
  const filedUnder = (owner: string) =>
    view.find('opportunities', { index: ['owner', 'doneAt'], equals: [owner], ...after });
  return [...(await filedUnder(consultant)), ...(await filedUnder(SEVERAL))];
}

function isSealed({ due }: Work): boolean {
  return 'sealed' in due;
}

function instantOf(due: Exclude<Work['due'], { sealed: true }>, zone: Zone): Instant | null {
  if ('on' in due) return endOfDay(due.on, zone);
  return 'at' in due ? due.at : null;
}

function byDueTime(a: WorkItem, b: WorkItem): number {
  return orderOf(a) < orderOf(b) ? -1 : 1;
}

/** Instants come before `~`, and every part before a longer one that begins with it. */
function orderOf({ dueAt, opportunity, kind, id }: WorkItem): string {
  return [dueAt ?? '~', opportunity, kind, id ?? ''].join('\n');
}
