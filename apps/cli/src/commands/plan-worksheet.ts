import type { Command } from 'commander';
import { askWorksheet } from '#engine';
import { invalid } from '../failure.ts';
import { wholeNumber, withQueryOptions } from '../options.ts';
import { show } from '../output.ts';
import { withAnswer } from '../session.ts';
import { type ExplainOptions, limitOption, withExplainOptions } from './funnel-cell.ts';
import { type FunnelOptions, scopeOf } from './funnel-options.ts';
import { renderWorksheet } from './plan-worksheet-text.ts';

interface WorksheetOptions extends FunnelOptions, ExplainOptions {
  readonly ideal: string;
  readonly headcount?: number;
  readonly capacity?: number;
  readonly review?: string;
}

export function worksheetCommand(group: Command): void {
  withExplainOptions(withQueryOptions(group.command('worksheet')), '/lastYear/won')
    .description('last year, this year’s ideal, resources, target, reviews / 去年实际、今年理想、资源、目标与回顾')
    .requiredOption('--ideal <id>', 'an ideal funnel: id, or id@version / 理想漏斗')
    .option('--headcount <n>', 'how many people there are / 人数', wholeNumber)
    .option('--capacity <n>', 'how many entries one of them can work in the period / 每人可承接数', wholeNumber)
    .option('--review <part>', 'quarter, half; default quarter / 按季度或半年回顾')
    .option('--where <dimension=value...>', 'only these; repeat for several / 筛选')
    .action(worksheet);
}

async function worksheet(options: WorksheetOptions, command: Command): Promise<void> {
  refuseOptionsBefore(command);
  const { ideal, headcount, capacity, review, explain, after } = options;
  const limit = limitOption(options.limit);
  const answer = await withAnswer(options, 'plan', (engine) => {
    const { by: _by, stageModel: _model, ...scope } = scopeOf(options, engine);
    return askWorksheet(engine, { ...scope, ideal, headcount, capacity, review, explain, limit, after });
  });
  show(answer, options, (sheet, lang) => renderWorksheet(sheet, lang, explain));
}

/** An option before `worksheet` is one of the plan, which is not made. @throws Failure (exit 2) */
function refuseOptionsBefore({ parent }: Command): void {
  const given = parent?.options.find((option) => parent.getOptionValueSource(option.attributeName()) === 'cli');
  if (!given) return;
  throw invalid(
    `${given.long} 写在 worksheet 之前：请写在其后（若它有此选项），或去掉。`,
    `${given.long} stands before worksheet: write it after that, where worksheet has it, or leave it out.`,
  );
}
