import { type Instant, type Money, money } from '#kernel';
import { type Milestone, STAGES, type Stage } from './milestone.ts';

/** A funnel counted from milestones. */
export interface CountedFunnel {
  readonly effectiveAt: Instant;
  readonly asOf: Instant;
  readonly entered: number;
  readonly open: { readonly count: number; readonly value: Money };
  readonly won: { readonly count: number; readonly value: Money };
  readonly lost: { readonly count: number; readonly value: Money };
  readonly stages: readonly { readonly stage: Stage; readonly count: number; readonly value: Money }[];
}

interface Standing {
  readonly fate: 'open' | 'won' | 'lost';
  readonly stage: Stage;
  readonly value: number;
}

/** What was true at `effectiveAt` by what had been recorded at `asOf`, both included. */
export function countFunnel(milestones: readonly Milestone[], effectiveAt: Instant, asOf: Instant): CountedFunnel {
  const visible = milestones.filter(({ occurredAt, recordedAt }) => occurredAt <= effectiveAt && recordedAt <= asOf);
  const standings = [...Map.groupBy(visible, ({ opportunity }) => opportunity).values()].map(standingAfter);
  const of = (wanted: (standing: Standing) => boolean) => {
    const found = standings.filter(wanted);
    return { count: found.length, value: yuan(found.reduce((sum, { value }) => sum + value, 0)) };
  };
  return {
    effectiveAt,
    asOf,
    entered: standings.length,
    open: of(({ fate }) => fate === 'open'),
    won: of(({ fate }) => fate === 'won'),
    lost: of(({ fate }) => fate === 'lost'),
    stages: STAGES.map((stage) => ({ stage, ...of((one) => one.fate === 'open' && one.stage === stage) })),
  };
}

function standingAfter(milestones: readonly Milestone[]): Standing {
  let fate: Standing['fate'] = 'open';
  let reached: readonly Stage[] = ['PROFILED'];
  let listed = 0;
  let ordered: number | undefined;
  for (const { what } of milestones.toSorted((a, b) =>
    a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : 0,
  )) {
    if (what.kind === 'created') listed = what.value;
    if (what.kind === 'stage') reached = [...reached, what.stage];
    if (what.kind === 'ordered' || what.kind === 'amended') ordered = what.value;
    if (what.kind === 'ordered') reached = [...reached, 'ORDERED'];
    if (what.kind === 'cancelled') {
      ordered = undefined;
      reached = reached.filter((stage) => STAGES.indexOf(stage) < STAGES.indexOf('ORDERED'));
    }
    if (what.kind === 'won' || what.kind === 'lost') fate = what.kind;
  }
  const stage = STAGES.findLast((one) => reached.includes(one)) ?? 'PROFILED';
  return { fate, stage, value: ordered ?? listed };
}

function yuan(whole: number): Money {
  return money(BigInt(whole) * 100n, 'CNY');
}
