import { type Refusal, refuse } from '#kernel';
import type { StageModel } from '#opportunity';
import type { IdealStage } from './events/ideal-funnel-defined.ts';

/**
 * The stages that lead to a win, in order: all of a model that is left by winning; those before the winning event where it
 * goes on after it.
 */
export function stagesToWin({ stages, win }: StageModel): readonly string[] {
  const ids = stages.map(({ id }) => id);
  if (win.kind === 'exit') return ids;
  return ids.slice(
    0,
    stages.findIndex(({ movedBy }) => movedBy.includes(win.by)),
  );
}

/** Refuses an ideal that leaves out a stage, names another, or names them in another order. */
export function refuseIdealStages(given: readonly IdealStage[], model: StageModel): Refusal | undefined {
  const wanted = stagesToWin(model);
  const names = given.map(({ stage }) => stage);
  if (names.length === wanted.length && names.every((name, rank) => name === wanted[rank])) return undefined;
  const place = Math.max(
    0,
    [...wanted, ...names].findIndex((_, rank) => names[rank] !== wanted[rank]),
  );
  const [found = '—', due = '—'] = [names[place], wanted[place]];
  return refuse(
    'ideal-names-every-stage',
    {
      zh: `/stages/${place} 应为阶段 ${due}，而不是 ${found}`,
      en: `At /stages/${place} stands ${found} where the stage ${due} belongs`,
    },
    {
      remedy: {
        zh: `按顺序给出赢单前的每个阶段：${wanted.join('、')}`,
        en: `Give each stage before the win once, in order: ${wanted.join(', ')}`,
      },
    },
  );
}
