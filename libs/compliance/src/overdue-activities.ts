import { type Instant, later, latest, localDate } from '#kernel';
import type { Judging } from './judging.ts';
import type { Point } from './point.ts';
import { type RuleInForce, ruleInForce } from './rule-book.ts';
import { activitySameDay } from './rules/follow-up/activity-same-day.ts';
import { noOverdueActivity } from './rules/follow-up/no-overdue-activity.ts';
import type { Verdict } from './verdict.ts';
import { parametersOf, verdictOf } from './verdict-of.ts';

/** A breach of `activity-same-day`, and the stage model of its opportunity. */
export interface MissedActivity {
  readonly verdict: Verdict;
  readonly stageModel: string | undefined;
}

/** Whether breaches of consultants may follow from it. */
export function isMissedActivity({ rule, status }: Verdict): boolean {
  return rule === activitySameDay.name && status === 'violated';
}

/** Names of the rules whose verdicts those on one rule follow from: its own, and of what sums up another, that too. */
export function rulesBehind(rule: string): readonly string[] {
  return rule === noOverdueActivity.name ? [rule, activitySameDay.name] : [rule];
}

/**
 * Breaches of `no-overdue-activity`: one for each consultant and each close by which something was missed. Whoever asks
 * about one consultant and one day gives the verdicts on what was due then, of whichever opportunities.
 * @param judged verdicts at the point, in any order; those that are no breach of `activity-same-day` are passed by
 */
export function overdueByConsultant(
  judged: readonly MissedActivity[],
  point: Point,
  { book, scene }: Pick<Judging, 'book' | 'scene'>,
): readonly Verdict[] {
  const gathered = new Map<
    string,
    { readonly consultant: string; readonly close: Instant; missed: MissedActivity[] }
  >();
  for (const activity of judged) {
    const { consultant, dueAt } = activity.verdict;
    if (!isMissedActivity(activity.verdict) || consultant === null || dueAt === null) continue;
    const key = `${consultant}:${dueAt}`;
    const group = gathered.get(key) ?? { consultant, close: dueAt, missed: [] };
    group.missed.push(activity);
    gathered.set(key, group);
  }
  return [...gathered.values()].flatMap(({ consultant, close, missed }) => {
    const binding = missed.toSorted(byObligation).flatMap((activity) => {
      const inForce = boundBy(activity, close);
      return inForce ? [{ verdict: activity.verdict, inForce }] : [];
    });
    const [first] = binding;
    if (!first) return [];
    const activities = binding.map(({ verdict }) => verdict);
    return breach(consultant, close, activities, first.inForce);
  });

  function boundBy({ stageModel }: MissedActivity, close: Instant): RuleInForce | undefined {
    const occasion = { at: later(close, -1), knownBy: point.asOf, stageModel };
    return ruleInForce(book, noOverdueActivity.name, occasion);
  }

  function breach(
    consultant: string,
    close: Instant,
    activities: readonly Verdict[],
    inForce: RuleInForce,
  ): readonly Verdict[] {
    const parameters = parametersOf(noOverdueActivity, inForce);
    const day = localDate(later(close, -1), scene.zone);
    const failing = noOverdueActivity.failsFrom({ day, activities }, parameters, scene);
    if (!failing) return [];
    const obligation = `${noOverdueActivity.name}:${consultant}:${close}`;
    const about = {
      subject: { kind: 'consultant', id: consultant },
      opportunityId: null,
      consultant,
      obligation,
    } as const;
    return [
      verdictOf(
        noOverdueActivity,
        { inForce, parameters },
        { ...about, values: failing.values },
        {
          status: 'violated',
          since: close,
          decidableAt: activities.map(({ decidableAt }) => decidableAt).reduce(earliestOf),
          fixedAt: activities.map(({ fixedAt }) => fixedAt).reduce(latestOf),
          fixKnownAt: activities.map(({ fixKnownAt }) => fixKnownAt).reduce(latestOf),
          evidence: activities.flatMap(({ evidence }) => evidence),
        },
      ),
    ];
  }
}

/** In whatever order they come, the answer is the same. */
function byObligation({ verdict: a }: MissedActivity, { verdict: b }: MissedActivity): number {
  return a.obligation < b.obligation ? -1 : 1;
}

function earliestOf(a: Instant | null, b: Instant | null): Instant | null {
  return a !== null && b !== null && b < a ? b : (a ?? b);
}

/** null: one of them is not there yet. */
function latestOf(a: Instant | null, b: Instant | null): Instant | null {
  return a === null || b === null ? null : latest(a, b);
}
