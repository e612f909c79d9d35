import type { Cursor } from '#event-store';
import { earliest, endOfDay, type Instant, type LocalDate, localDate, type Zone } from '#kernel';
import type { Whose } from '#projections/customer';
import { firstTold } from '#projections/visits';
import { type BirthdaysTold, type WorkItem, worklistAt } from '#projections/worklist';
import { type Completeness, completenessOf } from './completeness.ts';
import { QuestionRefused } from './errors.ts';
import { labelsOf } from './labels.ts';
import type { Engine } from './open-engine.ts';
import { type AskedTimes, type QueryTimes, queryTimes } from './query-time.ts';
import { requireHappened } from './require-happened.ts';
import { streamsWithin } from './streams-within.ts';

export interface WorklistQuestion extends AskedTimes {
  readonly consultant?: string | undefined;
  readonly outlet?: string | undefined;
  /** Due by the end of this day in the zone; default: the day of the times asked for. */
  readonly day?: LocalDate | undefined;
  /** Default: the log's. */
  readonly zone?: Zone | undefined;
  /** Days that an opportunity may stand without a next step; default 7. */
  readonly staleAfterDays?: number | undefined;
  /** The rows that the asker may see: of what others' lack the answer says nothing. Default: all. */
  readonly isWithin?: ((whose: Whose) => boolean) | undefined;
  /** Whether the asker may see the names of people, and birthdays. */
  readonly mayName: boolean;
}

export interface DueItem extends WorkItem {
  /** Its due time has passed. */
  readonly overdue: boolean;
  /** Name of the consultant, for whom it may be shown to. */
  readonly consultantName?: string;
}

export interface WorklistAnswer extends Completeness {
  readonly day: LocalDate;
  readonly zone: Zone;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  /** By due time, overdue first; what has no day comes last. */
  readonly items: readonly DueItem[];
  /** Birthday tasks left out, since their dates are not for the asker. */
  readonly hidden: number;
}

const DAY_MS = 86_400_000;
const STALE_AFTER_DAYS = 7;

/**
 * What is to be done by the end of a day. Time itself decides what is overdue: an `effectiveAt` after `asOf` counts as `asOf`.
 * @throws QuestionRefused; ViewBehind and what the stores throw
 */
export async function askWorklist(engine: Engine, question: WorklistQuestion): Promise<WorklistAnswer> {
  const { store, projector, clock, codec } = engine;
  const { header } = store;
  const { consultant, outlet, mayName, staleAfterDays = STALE_AFTER_DAYS } = question;
  if (!Number.isInteger(staleAfterDays) || staleAfterDays < 0 || staleAfterDays > 3_650) {
    throw new QuestionRefused({
      zh: `商机应在 0 至 3650 整天后计为停滞，而非 ${staleAfterDays}`,
      en: `an opportunity goes stale after 0 to 3650 whole days, not ${staleAfterDays}`,
    });
  }
  const head = await store.head();
  const { asOf, effectiveAt, settled } = queryTimes(question, head, clock);
  const zone = question.zone ?? (header.zone as Zone);
  const now = earliest(effectiveAt, asOf);
  const day = question.day ?? localDate(now, zone);
  const until = endOfDay(day, zone);
  const asked = { consultant, outlet, until, zone, asOf, effectiveAt: now, patienceMs: staleAfterDays * DAY_MS };
  const openBirthdays = async (told: readonly BirthdaysTold[]) => codec.open(told, () => mayName);

  const view = await projector.ensureCaughtUp('worklist', head);
  return view.read(async (reader) => {
    const { items, hidden } = await worklistAt(reader, asked, openBirthdays);
    if (effectiveAt < asOf && items.length + hidden === 0)
      await requireFiles(engine, question, { asOf, effectiveAt, head });
    const consultants = new Set(items.flatMap((item) => item.consultant ?? []));
    const names = await labelsOf('consultant', [...consultants], engine, { asOf, mayName });
    return {
      day,
      zone,
      asOf,
      effectiveAt,
      items: items.map((item): DueItem => {
        const consultantName = item.consultant === null ? undefined : names.get(item.consultant);
        const overdue = item.dueAt !== null && item.dueAt < now;
        return { ...item, overdue, ...(consultantName !== undefined && { consultantName }) };
      }),
      hidden,
      ...(await completenessOf(
        reader,
        { asOf, settled },
        { store, upTo: await reader.checkpoint(), concerns: streamsWithin(engine, question.isWithin, asOf) },
      )),
    };
  });
}

/**
 * When the first opportunity began the view of visits finds at once, which files them by it.
 * @throws QuestionRefused where that was later
 */
async function requireFiles(
  { projector }: Engine,
  { isWithin }: WorklistQuestion,
  { asOf, effectiveAt, head }: Pick<QueryTimes, 'asOf' | 'effectiveAt'> & { readonly head: Cursor },
): Promise<void> {
  const view = await projector.ensureCaughtUp('visits', head);
  requireHappened(
    await firstTold(view, 'files', { asOf, isWithin }),
    { zh: '首个商机', en: 'the first opportunity' },
    effectiveAt,
  );
}
