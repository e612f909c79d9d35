import {
  askConversionCell,
  type ComparisonCellAnswer,
  type ConversionCellAnswer,
  type ConversionCellQuestion,
} from '#engine';
import type { Language } from '#kernel';
import { invalid } from '../failure.ts';
import { show, table } from '../output.ts';
import { withAnswer } from '../session.ts';
import { flowOf, headLine, type PeriodOptions } from './funnel-options.ts';

export interface CellOptions extends PeriodOptions {
  readonly limit?: string;
  readonly after?: string;
}

/** The opportunities and events behind a cell of a conversion, a page of them. */
export async function explainCell(
  options: CellOptions,
  cell: string,
  policies: ConversionCellQuestion['policies'],
): Promise<void> {
  const answer = await withAnswer(options, 'funnel', (engine) =>
    askConversionCell(engine, {
      ...flowOf(options, engine),
      policies,
      cell,
      limit: limitOption(options.limit),
      after: options.after,
    }),
  );
  show(answer, options, renderCell);
}

/** `--limit`. @throws Failure (exit 2) for what is no number */
export function limitOption(text: string | undefined): number | undefined {
  if (text === undefined || /^\d{1,9}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw invalid(
    `--limit ${JSON.stringify(text)} 应为正整数。`,
    `--limit ${JSON.stringify(text)}: write a whole number from 1.`,
  );
}

export function renderCell(answer: ConversionCellAnswer | ComparisonCellAnswer, lang: Language): string {
  const zh = lang === 'zh';
  const { cell, count, episodes, next } = answer;
  const headings = zh
    ? ['商机', '轮次', '事件', '类型', '发生于']
    : ['opportunity', 'episode', 'event', 'type', 'occurred'];
  const rows = episodes.flatMap(({ opportunity, episode, events }) =>
    events.map(({ id, type, occurredAt }, n) => [
      ...(n === 0 ? [opportunity, String(episode)] : ['', '']),
      ...[id, type, occurredAt],
    ]),
  );
  return [
    headLine(answer, lang),
    zh ? `${cell}：${count} 个` : `${cell}: ${count}`,
    '',
    table([headings, ...rows]),
    ...(next === null ? [] : [zh ? `下一页：--after '${next}'` : `next page: --after '${next}'`]),
  ].join('\n');
}
