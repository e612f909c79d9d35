import { type Judging, overdueByConsultant, type Point, type Verdict } from '#compliance';

/** A verdict, and where it is at home. */
export interface JudgedAt {
  readonly verdict: Verdict;
  /** That the subject began at, or for a consultant the one of all that was missed; null where there is no such one. */
  readonly outlet: string | null;
}

/** A breach on a subject, and the stage model that it follows. */
export interface BrokenAt extends JudgedAt {
  readonly stageModel: string | undefined;
}

/** What consultants missed, close by close, as their opportunities tell. @param broken breaches at the point */
export function overdueAt(
  broken: readonly BrokenAt[],
  point: Point,
  judging: Pick<Judging, 'book' | 'scene'>,
): readonly JudgedAt[] {
  const outletOf = new Map(
    broken.flatMap(({ verdict, outlet }) => verdict.evidence.map((event) => [event, outlet] as const)),
  );
  return overdueByConsultant(broken, point, judging).map((verdict) => {
    const [outlet = null, ...others] = new Set(verdict.evidence.map((event) => outletOf.get(event) ?? null));
    return { verdict, outlet: others.length > 0 ? null : outlet };
  });
}
