import { type Instant, minorUnits, money, parsePeriod, type Zone } from '#kernel';
import { type StageModel, stageModelOf } from '#opportunity';
import { type ChainCounts, chainCounts, countedSale, type Tell, telling, wholeOf } from '#projections/funnel-flow';
import { askFlows, type FlowAnswer, type FlowQuestion } from './ask-flows.ts';
import { QuestionRefused } from './errors.ts';
import type { Engine } from './open-engine.ts';
import { boundsOf } from './period-bounds.ts';
import { type Sale, salesIn } from './sales-in.ts';

/** The stage model that the chain of four rates speaks of: potential customers, opportunities, preferred ones. */
const MODEL = 'project@1';

/** What names of figures begin with. */
const ACTUAL = 'actual';

export interface ActualsQuestion extends Pick<FlowQuestion, 'asOf' | 'effectiveAt' | 'filters' | 'isWithin'> {
  /** A month: `2026-05`. */
  readonly period: string;
}

/** From what of the log the actual figures of a chain were read. */
export interface ActualsRead {
  readonly period: string;
  readonly stageModel: string;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
}

/**
 * What happened in a month, as the chain of four rates is given it: `NAME=value`. Amounts are those of the currency; where
 * others were signed or collected too they are left out, as nothing is converted.
 * @param tell told of what each of them counts: `actual.new`
 * @throws QuestionRefused; ViewBehind and what the stores throw
 */
export async function chainActuals(
  engine: Engine,
  question: ActualsQuestion,
  currency: string,
  tell?: Tell,
): Promise<{ readonly actual: readonly string[]; readonly read: ActualsRead; readonly completeness: FlowAnswer }> {
  const period = parsePeriod(question.period);
  if (!period) {
    throw new QuestionRefused({
      zh: 'actualIn 应写成月份，如 2026-05',
      en: 'actualIn is no period: write a month such as 2026-05',
    });
  }
  const bounds = boundsOf(period, engine.store.header.zone as Zone);
  const { asOf, effectiveAt, filters, isWithin } = question;
  const flow = { asOf, effectiveAt, filters, isWithin, stageModel: MODEL, mayName: false };
  const { counts, asked, ...completeness } = await askFlows<Asked>(engine, flow, (flows, settled) => {
    const times = { asOf: settled.asOf, effectiveAt: settled.effectiveAt };
    const asked = { model: MODEL, filters: settled.filters, ...bounds, ...times };
    return { counts: chainCounts(flows, asked, stageModelOf(MODEL) as StageModel, telling(tell, ACTUAL)), asked };
  });
  const isIn = wholeOf(asked);
  const sales = (await salesIn(engine, bounds, asked)).filter(
    ({ point: { stageModel, dimensions } }) => isIn({ model: stageModel, dimensions }) !== undefined,
  );
  const paid = [
    ['signed', 'contract'],
    ['collected', 'collected'],
  ] as const;
  for (const [name, kind] of paid) {
    telling(tell, ACTUAL)?.(name, sales.filter((sale) => sale.kind === kind).map(countedSale));
  }
  return {
    actual: [
      ...Object.entries(counts).map(([name, count]) => `${name}=${count}`),
      ...paid.flatMap(([name, kind]) => sumIn(sales, kind, currency, name)),
    ],
    read: {
      period,
      stageModel: MODEL,
      ...{ asOf: asked.asOf, effectiveAt: asked.effectiveAt },
    },
    completeness,
  };
}

interface Asked {
  readonly counts: ChainCounts;
  readonly asked: Parameters<typeof chainCounts>[1];
  readonly groups?: never;
}

function sumIn(sales: readonly Sale[], kind: Sale['kind'], currency: string, name: string): readonly string[] {
  const own = sales.filter((sale) => sale.kind === kind);
  if (own.some(({ amount }) => amount.currency !== currency)) return [];
  const units = own.reduce((sum, { amount }) => sum + minorUnits(amount), 0n);
  return [`${name}=${money(units, currency).amount}`];
}
