import { type Comparison, comparisonId } from '#planning';
import { cohortOf } from './cohort.ts';
import type { Counted } from './counted.ts';
import type { Flows } from './flow-memory.ts';
import { type ComparisonScene, comparedUnits } from './funnel-comparison.ts';
import { periodOf } from './period.ts';
import { PolicyRefused } from './policies.ts';
import { enteredIn, wonIn } from './timed-units.ts';
import type { Unit } from './unit.ts';

/** What a figure of a comparison is made of. */
export interface ComparisonCell {
  /** Id of the comparison. */
  readonly id: string;
  readonly cell: string;
  readonly count: number;
  readonly counted: readonly Counted[];
}

/**
 * The episodes behind a figure of a comparison: `stages.ENGAGING.wentOn`, `won`, `earlier.stages.ENGAGING.entered`. They are
 * counted by what counts the comparison itself. A rate is made of what entered, went on, was lost and is there still.
 * @throws PolicyRefused where there is no such figure
 */
export function comparisonCell(flows: Flows, asked: Comparison, scene: ComparisonScene, cell: string): ComparisonCell {
  const [, which, figure = ''] = /^(?:(earlier|beside)\.)?(.*)$/.exec(cell) ?? [];
  const { within, reading } = comparedUnits(flows, asked, scene);
  const filters = which === 'beside' ? asked.beside : asked.filters;
  const period = which === 'earlier' ? asked.earlier && periodOf(asked.earlier) : periodOf(asked);
  if (!filters || !period)
    throw new PolicyRefused({
      zh: `此对比没有 ${which} 一项：请在提问时给出，或去掉`,
      en: `the comparison has nothing ${which}: ask it with one, or leave it out`,
    });
  const units = within(filters);
  let counted: Unit[] = [];
  const entered = enteredIn(units, period);
  if (figure === 'entries') counted = [...entered.units];
  else if (figure === 'won') counted = entered.units.filter(({ status }) => status === 'won');
  else if (figure === 'wonInPeriod' && which === undefined) counted = [...wonIn(units, period)];
  else {
    requireFigure(figure, cell, scene);
    const collect = (name: string, unit: Unit) => {
      if (name === figure) counted.push(unit);
    };
    cohortOf(entered, { ...reading, collect });
  }
  return {
    id: comparisonId(asked),
    cell,
    count: counted.length,
    counted: counted.map(({ stream, episode }) => ({ stream, episode })),
  };
}

const OF_A_STAGE = ['entered', 'wentOn', 'lost', 'still'];

function requireFigure(figure: string, cell: string, { ideal }: ComparisonScene): void {
  const cells = ideal.stages.flatMap(({ stage }) => OF_A_STAGE.map((name) => `stages.${stage}.${name}`));
  if (cells.includes(figure)) return;
  const others = 'each of them but wonInPeriod also after "earlier." or "beside."';
  throw new PolicyRefused({
    zh: `没有数字 ${JSON.stringify(cell)}；可选 entries、won、wonInPeriod、${cells.join('、')}；除 wonInPeriod 外均可前加 "earlier." 或 "beside."`,
    en: `there is no cell ${JSON.stringify(cell)}; there are entries, won, wonInPeriod, ${cells.join(', ')}; ${others}`,
  });
}
