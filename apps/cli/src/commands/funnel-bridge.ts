import {
  askBridgeCell,
  askFunnelBridge,
  type Engine,
  type FunnelBridgeAnswer,
  type FunnelBridgeQuestion,
} from '#engine';
import type { Instant, Language, Text } from '#kernel';
import { incompleteLines } from '../incomplete.ts';
import { table } from '../output.ts';
import { answerOrCell, type ExplainOptions } from './funnel-cell.ts';
import { flowOf, headLine, moneyText, type PeriodOptions, timeOption } from './funnel-options.ts';

export interface BridgeOptions extends PeriodOptions, ExplainOptions {
  readonly from: string;
  readonly startAsOf?: string;
}

export async function bridge(options: BridgeOptions): Promise<void> {
  const asked = (engine: Engine): FunnelBridgeQuestion => ({
    ...flowOf(options, engine),
    from: timeOption('--from', options.from, options, engine) as Instant,
    startAsOf: timeOption('--start-as-of', options.startAsOf, options, engine),
  });
  const asks = { whole: askFunnelBridge, cell: askBridgeCell, render: renderBridge };
  await answerOrCell(options, 'funnel', asked, asks);
}

type Lines = Pick<FunnelBridgeAnswer, 'count' | 'value' | 'values'>;

const TERMS: readonly (readonly [term: string, sign: string, label: Text])[] = [
  ['openStart', '', { zh: '期初在手', en: 'open at start' }],
  ['lateEntries', '+', { zh: '补录', en: 'late entries' }],
  ['new', '+', { zh: '新增', en: 'new' }],
  ['reopened', '+', { zh: '重启', en: 'reopened' }],
  ['movedIn', '+', { zh: '转入', en: 'moved in' }],
  ['increase', '+', { zh: '金额上调', en: 'increase' }],
  ['won', '−', { zh: '赢单', en: 'won' }],
  ['lost', '−', { zh: '输单', en: 'lost' }],
  ['movedOut', '−', { zh: '转出', en: 'moved out' }],
  ['decrease', '−', { zh: '金额下调', en: 'decrease' }],
  ['openEnd', '=', { zh: '期末在手', en: 'open at end' }],
  ['residual', '', { zh: '差额', en: 'residual' }],
];

function renderBridge(answer: FunnelBridgeAnswer, lang: Language): string {
  const groups = (answer.groups ?? []).flatMap((group) => ['', `[${group.label ?? group.key}]`, lines(group, lang)]);
  return [headLine(answer, lang), lines(answer, lang), ...groups, ...incompleteLines(answer, lang)].join('\n');
}

function lines({ count, value, values }: Lines, lang: Language): string {
  const amounts = value ? [value] : (values ?? []);
  const counted: Readonly<Record<string, number | undefined>> = { ...count };
  const rows = TERMS.filter(([term]) => term !== 'lateEntries' || count.lateEntries !== undefined).map(
    ([term, sign, label]) => [
      sign,
      label[lang],
      counted[term] === undefined ? '' : String(counted[term]),
      ...amounts.map((one) => moneyText(one[term as keyof typeof one] as NonNullable<(typeof one)['openStart']>)),
    ],
  );
  return table(rows);
}
