import { epochMs } from '#kernel';
import type { StageModel } from '#opportunity';
import { conversionOf } from './conversion.ts';
import type { Counted } from './counted.ts';
import { dealerMeasures, hasTestDrives, MEASURES } from './dealer-measures.ts';
import { definitionId } from './definition.ts';
import type { Point } from './flow.ts';
import type { Flows } from './flow-memory.ts';
import type { ConversionQuestion } from './funnel-conversion.ts';
import type { Period } from './period.ts';
import { type Policies, PolicyRefused } from './policies.ts';
import { wholeOf } from './scope.ts';
import { collectStock, stocksAt } from './stock.ts';
import { enteredIn, LOST, timedUnits, WON } from './timed-units.ts';
import { knownFlows, personAt, type Unit, unitsByGroup, unitsOf } from './unit.ts';
import { watched } from './watched.ts';

const DAY = 86_400_000;

/** What a cell of a conversion is made of. */
export interface ConversionCell {
  readonly definitionId: string;
  readonly cell: string;
  /** What the cell says. */
  readonly count: number;
  /** A unit is one of them, save of customers, who may have several: the first of those counts. */
  readonly counted: readonly Counted[];
}

const RATES = ['conversion', 'winRate', 'lossRate'].flatMap((rate) => [`${rate}.n`, `${rate}.k`]);
const DEALER = MEASURES.flatMap((measure) => [`dealer.${measure}.n`, `dealer.${measure}.k`]);
const AT_DAY = /^cumulativeIncidence\.(\d{1,5})\.(atRisk|won|lost)$/;
const OF_A_GROUP = 'groups.';

/** The cells there are, as the answer names its figures, save those of a day and of groups. */
function cellsOf(model: StageModel, { kind }: Policies): readonly string[] {
  const figures = kind === 'snapshot' ? ['entered'] : ['entered', 'progressed'];
  const stages = model.stages.flatMap(({ id }) => figures.map((figure) => `stages.${id}.${figure}`));
  return [...stages, ...RATES, ...(hasTestDrives(model) ? DEALER : [])];
}

/**
 * The episodes behind a cell: `stages.ENGAGING.progressed`, `winRate.n`, `cumulativeIncidence.120.won`,
 * `dealer.testDriveRate.k`, `groups.north.winRate.k`. They are counted by what counts the conversion itself.
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
  const { name, scope } = cellAsked(question, cell, model);
  const instants = { known: epochMs(asOf), effective: epochMs(effectiveAt) };
  const period: Period = { from: from === undefined ? Number.NEGATIVE_INFINITY : epochMs(from), to: epochMs(to) };
  const known = knownFlows(flows, instants, model);
  const keyOf = wholeOf(scope);
  const counted = countedBy();
  return {
    definitionId: definitionId('conversion', question, { ...policies, conversion: policies.kind }),
    cell,
    count: counted.reduce((sum, { times = 1 }) => sum + times, 0),
    counted,
  };

  function countedBy(): readonly Counted[] {
    if (name.startsWith('dealer.')) return ofDealer();
    if (policies.kind === 'snapshot') return ofStock();
    const all = unitsOf(known, model, policies);
    return ofUnits(unitsByGroup(all, policies, personAt(merges, instants), keyOf).get('') ?? []);
  }

  function ofDealer(): readonly Counted[] {
    const found: Counted[] = [];
    dealerMeasures(known, period, policies, keyOf, (measured, { stream }, times) => {
      if (`dealer.${measured}` === name) found.push({ stream, times });
    });
    return found;
  }

  function ofStock(): readonly Counted[] {
    const stocks = stocksAt(known, period.to, keyOf).get('') ?? [];
    const found: Counted[] = [];
    collectStock(stocks, model, policies, (counted, { stream, point }) => {
      if (counted === name) found.push({ stream, episode: point.episode, ...worthOf(point) });
    });
    return found;
  }

  function ofUnits(units: readonly Unit[]): readonly Counted[] {
    const seen = Math.min(instants.known, instants.effective);
    const atDay = AT_DAY.exec(name);
    if (atDay) {
      const cohort = enteredIn(timedUnits(policies.kind === 'cohort' ? units : []), period);
      const [, day, what] = atDay as unknown as readonly [string, string, string];
      return atDayOf(cohort.units, Number(day) * DAY, what, watched(cohort, seen, policies)).flatMap((unit) =>
        partsOf(unit),
      );
    }
    const found: Counted[] = [];
    const collect = (counted: string, unit: Unit, point: Point) => {
      if (counted === name) found.push(...partsOf(unit, point));
    };
    conversionOf(units, { period, seen, model, policies, zero: currency, collect });
    return found;
  }

  /** The first of a customer's episodes counts, with its value. */
  function partsOf({ stream, episode, parts = [] }: Unit, point?: Point): readonly Counted[] {
    const [, ...others] = parts;
    return [
      { stream, episode, ...(point && worthOf(point)) },
      ...others.map((other) => ({ stream: other.stream, episode: other.episode, times: 0 })),
    ];
  }

  function worthOf(point: Point): Pick<Counted, 'worth'> {
    return policies.basis === 'value' ? { worth: point } : {};
  }
}

/** The cell without its group, and what of the question is in that. @throws PolicyRefused where there is no such cell */
function cellAsked({ model: id, by, filters = {}, policies }: ConversionQuestion, cell: string, model: StageModel) {
  const cells = cellsOf(model, policies);
  const isThere = (name: string) => cells.includes(name) || (policies.kind === 'cohort' && AT_DAY.test(name));
  const scope = { model: id, filters };
  if (isThere(cell)) return { name: cell, scope };
  const inGroup = by === undefined || !cell.startsWith(OF_A_GROUP) ? undefined : cell.slice(OF_A_GROUP.length);
  // A key may have points in it, the names of figures are known.
  for (
    let point = inGroup?.indexOf('.') ?? -1;
    inGroup !== undefined && point > 0;
    point = inGroup.indexOf('.', point + 1)
  ) {
    const [key, name] = [inGroup.slice(0, point), inGroup.slice(point + 1)];
    const wanted = filters[by as string];
    if (isThere(name) && (wanted?.includes(key) ?? true))
      return { name, scope: { model: id, filters: { ...filters, [by as string]: [key] } } };
  }
  const others = [
    ...(policies.kind === 'cohort' ? ['cumulativeIncidence.<day>.atRisk, .won, .lost'] : []),
    ...(by === undefined ? [] : [`${OF_A_GROUP}<key>.<cell>`]),
  ];
  throw new PolicyRefused({
    zh: `没有数字 ${JSON.stringify(cell)}；可选 ${[...cells, ...others].join('、')}`,
    en: `there is no cell ${JSON.stringify(cell)}; there are ${[...cells, ...others].join(', ')}`,
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
