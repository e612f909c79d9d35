import type { Command } from 'commander';
import { maySeePersonalData } from '#edge';
import { askWorklist, type DueItem, type WorklistAnswer } from '#engine';
import type { Language, Text } from '#kernel';
import { incompleteLines } from '../incomplete.ts';
import { type QueryOptions, wholeNumber, withQueryOptions } from '../options.ts';
import { show, table } from '../output.ts';
import { actorOption, withAnswer, zoneFor } from '../session.ts';
import { askedTimes, dateOption, localTime } from '../time.ts';
import { dataQualityCommand } from './compliance-data-quality.ts';
import { owedCommand } from './compliance-owed.ts';
import { rulesCommand } from './compliance-rules.ts';
import { sweepCommand } from './compliance-sweep.ts';
import { verdictCommands } from './compliance-verdicts.ts';

interface WorklistOptions extends QueryOptions {
  readonly consultant?: string;
  readonly outlet?: string;
  readonly day?: string;
  readonly staleAfter?: number;
}

export function complianceCommands(program: Command): void {
  const group = program.command('compliance').description('what is to be done, by when / 待办与合规');
  withQueryOptions(group.command('worklist'))
    .description('what is due by the end of a day, overdue first / 当日待办，逾期在前')
    .option('--consultant <id>', 'one consultant / 销售顾问')
    .option('--outlet <id>', 'one outlet / 门店')
    .option('--day <date>', 'due by the end of this day; default: the day asked for / 截至当日')
    .option('--stale-after <days>', 'days without a next step; default 7 / 无下一步的天数', wholeNumber)
    .action(worklist);
  verdictCommands(group);
  rulesCommand(group);
  dataQualityCommand(group);
  owedCommand(group);
  sweepCommand(group);
}

async function worklist(options: WorklistOptions): Promise<void> {
  const { role } = actorOption(options);
  const { consultant, outlet, staleAfter } = options;
  const day = dateOption('--day', options.day);
  const answer = await withAnswer(options, 'worklist', (engine) => {
    const zone = zoneFor(options, engine);
    return askWorklist(engine, {
      ...askedTimes(options, zone, engine.clock()),
      consultant,
      outlet,
      day,
      zone,
      staleAfterDays: staleAfter,
      mayName: maySeePersonalData(role),
    });
  });
  show(answer, options, render);
}

const KINDS: Readonly<Record<DueItem['kind'], Text>> = {
  'follow-up': { zh: '跟进', en: 'follow-up' },
  'test-drive': { zh: '试驾', en: 'test drive' },
  delivery: { zh: '交车', en: 'delivery' },
  'expected-purchase': { zh: '预购日期', en: 'expected purchase' },
  'no-next-step': { zh: '无下一步', en: 'no next step' },
  care: { zh: '关怀', en: 'care' },
};

function render(answer: WorklistAnswer, lang: Language): string {
  const zh = lang === 'zh';
  const { day, zone, items, hidden, asOf, effectiveAt, settled } = answer;
  const rows = items.map((item) => [
    item.overdue ? '!' : '',
    item.dueAt === null ? '—' : localTime(item.dueAt, zone),
    KINDS[item.kind][lang] + (item.type === null ? '' : ` (${item.type})`),
    item.opportunity,
    item.consultantName ?? item.consultant ?? '—',
    localTime(item.since, zone),
  ]);
  const heading = zh
    ? ['', '截止', '事项', '销售机会', '顾问', '自']
    : ['', 'due', 'what', 'opportunity', 'consultant', 'since'];
  const overdue = items.filter((item) => item.overdue).length;
  const unsettled = settled ? '' : zh ? '（未定）' : ' (not settled)';
  return [
    `${day} ${zone}  effectiveAt ${effectiveAt}  asOf ${asOf}${unsettled}`,
    zh ? `待办 ${items.length} 项，其中逾期 ${overdue} 项` : `${items.length} to do, ${overdue} of them overdue`,
    ...(hidden > 0
      ? [zh ? `另有 ${hidden} 项生日关怀，日期不可见` : `${hidden} birthday tasks more, whose dates are not shown`]
      : []),
    ...(rows.length > 0 ? ['', table([heading, ...rows])] : []),
    ...incompleteLines(answer, lang),
  ].join('\n');
}
