import { epochMs } from '#kernel';
import type { StageModel } from '#opportunity';
import { conversionOf } from './conversion.ts';
import type { Counted } from './counted.ts';
import { definitionId } from './definition.ts';
import type { Flows } from './flow-memory.ts';
import type { ConversionQuestion } from './funnel-conversion.ts';
import type { Period } from './period.ts';
import { PolicyRefused } from './policies.ts';
import { wholeOf } from './scope.ts';
import { enteredIn, LOST, timedUnits, WON } from './timed-units.ts';
import { knownFlows, personAt, type Unit, unitsByGroup, unitsOf } from './unit.ts';
import { watched } from './watched.ts';

const DAY = 86_400_000;

/** What a cell of a conversion is made of. */
export interface ConversionCell {
  readonly definitionId: string;
  readonly cell: string;
  /** What the cell says: the number of its units. */
  readonly count: number;
  /** A unit is one of them, save of customers, who may have several: the first of those counts. */
  readonly counted: readonly Counted[];
}

const RATES = ['conversion', 'winRate', 'lossRate'].flatMap((rate) => [`${rate}.n`, `${rate}.k`]);
const AT_DAY = /^cumulativeIncidence\.(\d{1,5})\.(atRisk|won|lost)$/;

/** The cells there are, as the answer names its figures. */
function cellsOf({ stages }: StageModel): readonly string[] {
  return [...stages.flatMap(({ id }) => [`stages.${id}.entered`, `stages.${id}.progressed`]), ...RATES];
}

/**
 * The episodes behind a cell of the whole: `stages.ENGAGING.progressed`, `winRate.n`, `cumulativeIncidence.120.won`. They are
 * counted by what counts the conversion itself.
 * @throws PolicyRefused where there is no such cell
 */
export function conversionCell(
  { flows, merges }: Flows,
  question: ConversionQuestion,
  cell: string,
  model: StageModel,
  currency: string,
): ConversionCell {
  const { from, to, asOf, effectiveAt, policies } = question;
  if (policies.kind === 'snapshot') {
    throw new PolicyRefused({
      zh: '存量没有可说明的数字：请用 kind cohort 或 progression',
      en: 'a stock has no cells to explain: ask for kind cohort or progression',
    });
  }
  const instants = { known: epochMs(asOf), effective: epochMs(effectiveAt) };
  const period: Period = { from: from === undefined ? Number.NEGATIVE_INFINITY : epochMs(from), to: epochMs(to) };
  const seen = Math.min(instants.known, instants.effective);
  const all = unitsOf(knownFlows(flows, instants, model), model, policies);
  const units = unitsByGroup(all, policies, personAt(merges, instants), wholeOf(question)).get('') ?? [];
  const atDay = AT_DAY.exec(cell);
  const counted: Unit[] = [];
  if (atDay) {
    const cohort = enteredIn(timedUnits(policies.kind === 'cohort' ? units : []), period);
    counted.push(...atDayOf(cohort.units, Number(atDay[1]) * DAY, atDay[2]!, watched(cohort, seen, policies)));
  } else {
    requireCell(cell, model);
    const collect = (name: string, unit: Unit) => {
      if (name === cell) counted.push(unit);
    };
    conversionOf(units, { period, seen, model, policies, zero: currency, collect });
  }
  return {
    definitionId: definitionId('conversion', question, { ...policies, conversion: policies.kind }),
    cell,
    count: counted.length,
    counted: counted.flatMap(({ stream, episode, parts = [{ stream, episode }] }) =>
      parts.map((part, n) => ({ stream: part.stream, episode: part.episode, times: n === 0 ? 1 : 0 })),
    ),
  };
}

function requireCell(cell: string, model: StageModel): void {
  const cells = cellsOf(model);
  if (cells.includes(cell)) return;
  const others = 'cumulativeIncidence.<day>.atRisk, .won, .lost';
  throw new PolicyRefused({
    zh: `没有数字 ${JSON.stringify(cell)}；可选 ${cells.join('、')}、${others}`,
    en: `there is no cell ${JSON.stringify(cell)}; there are ${cells.join(', ')}, ${others}`,
  });
}

/** At risk at a time, or ended by then by a cause while they were at risk. */
function atDayOf(
  cohort: readonly Unit[],
  time: number,
  what: string,
  { times, causes, entries }: ReturnType<typeof watched>,
): readonly Unit[] {
  const since = (place: number) => entries?.[place] ?? Number.NEGATIVE_INFINITY;
  return cohort.filter((_, place) => {
    const [lasted, begun] = [times[place]!, since(place)];
    if (what === 'atRisk') return begun < time && time <= lasted;
    return causes[place] === (what === 'won' ? WON : LOST) && lasted <= time && begun < lasted;
  });
}
