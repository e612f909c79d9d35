import type { Command } from 'commander';
import { askConversionCell, type CellAnswer, type ConversionCellQuestion, type Engine } from '#engine';
import type { Language } from '#kernel';
import { invalid } from '../failure.ts';
import { incompleteLines } from '../incomplete.ts';
import type { CommonOptions } from '../options.ts';
import { show, table } from '../output.ts';
import { withAnswer } from '../session.ts';
import { flowOf, headLine, moneyText, type PeriodOptions } from './funnel-options.ts';

/** Which figure is to be explained, and which page of what it counts. */
export interface ExplainOptions {
  readonly explain?: string;
  readonly limit?: string;
  readonly after?: string;
}

/** @param example names of figures of the answer */
export function withExplainOptions(command: Command, example: string): Command {
  return command
    .option(
      '--explain <figure>',
      `the opportunities and events behind a figure: ${example}, … / 某个数字背后的商机与事件`,
    )
    .option('--limit <n>', 'with --explain: so many at most; default 50 / 每页条数')
    .option('--after <next>', 'with --explain: the next page / 下一页');
}

/**
 * Shows an answer, or with `--explain` the opportunities and events behind one of its figures, a page of them.
 * @param right by which it is asked
 * @param questionOf reads the options. @throws Failure (exit 2)
 */
export async function answerOrCell<Question, Answer extends object>(
  options: CommonOptions & ExplainOptions,
  right: string,
  questionOf: (engine: Engine) => Question,
  asks: {
    readonly whole: (engine: Engine, question: Question) => Promise<Answer>;
    readonly cell: (engine: Engine, question: Question & CellPage) => Promise<CellAnswer>;
    readonly render: (answer: Answer, lang: Language) => string;
  },
): Promise<void> {
  const page = cellPage(options);
  if (page.cell !== undefined) {
    const cell = await withAnswer(options, right, (engine) => asks.cell(engine, { ...questionOf(engine), ...page }));
    return show(cell, options, renderCell);
  }
  const answer = await withAnswer(options, right, (engine) => asks.whole(engine, questionOf(engine)));
  show(answer, options, asks.render);
}

interface CellPage {
  readonly cell: string | undefined;
  readonly limit: number | undefined;
  readonly after: string | undefined;
}

/** @throws Failure (exit 2) for a page of nothing */
function cellPage({ explain, limit, after }: ExplainOptions): CellPage {
  const option = limit === undefined ? '--after' : '--limit';
  if (explain === undefined && (limit !== undefined || after !== undefined)) {
    throw invalid(
      `${option} 只与 --explain 一起使用：请指明要说明的数字，或去掉。`,
      `${option} belongs to --explain: name the figure to explain, or leave it out.`,
    );
  }
  return { cell: explain, limit: limitOption(limit), after };
}

/** The opportunities and events behind a cell of a conversion, a page of them. */
export async function explainCell(
  options: PeriodOptions & ExplainOptions,
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

export function renderCell(answer: CellAnswer, lang: Language): string {
  return [headLine(answer, lang), ...cellLines(answer.cell, answer, lang), ...incompleteLines(answer, lang)].join('\n');
}

/** What a figure counts: how many, what they come to, and each with the events that it rests on. */
export function cellLines(
  cell: string,
  { episodes, next, ...sum }: Pick<CellAnswer, 'count' | 'value' | 'values' | 'episodes' | 'next'>,
  lang: Language,
): readonly string[] {
  const zh = lang === 'zh';
  const isWorth = sum.value !== undefined;
  const headings = zh
    ? ['商机', '轮次', '计', ...(isWorth ? ['金额'] : []), '事件', '类型', '发生于']
    : ['opportunity', 'episode', 'counts', ...(isWorth ? ['value'] : []), 'event', 'type', 'occurred'];
  const rows = episodes.flatMap(({ opportunity, episode, events, ...own }) => {
    const cells = [opportunity, episode === null ? (zh ? '全部' : 'all') : String(episode), String(own.count)];
    const first = isWorth ? [...cells, worthText(own)] : cells;
    const others = first.map(() => '');
    if (events.length === 0) return [first];
    return events.map(({ id, type, occurredAt }, n) => [...(n === 0 ? first : others), id, type, occurredAt]);
  });
  const worth = isWorth ? `${zh ? '，' : ', '}${worthText(sum)}` : '';
  return [
    zh ? `${cell}：${sum.count}${worth}` : `${cell}: ${sum.count}${worth}`,
    '',
    table([headings, ...rows]),
    ...(next === null ? [] : [zh ? `下一页：--after '${next}'` : `next page: --after '${next}'`]),
  ];
}

function worthText({ value, values }: Pick<CellAnswer, 'value' | 'values'>): string {
  return (value ? [value] : (values ?? [])).map(moneyText).join(' + ');
}
